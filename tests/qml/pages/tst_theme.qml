pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme

// Every pair of text and ground is at least 4.5:1, in both palettes; sizes keep their promises.
TestCase {
    id: test

    name: "Theme"

    function cleanup() {
        Theme.dark = false
        Theme.large = false
        Theme.compact = false
    }

    function part(value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4)
    }

    function luminance(color) {
        return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b)
    }

    function contrast(a, b) {
        const high = Math.max(luminance(a), luminance(b))
        const low = Math.min(luminance(a), luminance(b))
        return (high + 0.05) / (low + 0.05)
    }

    function test_contrast_data() {
        const rows = []
        for (const dark of [false, true]) {
            for (const ground of ["paper", "surface", "sunken", "greenSoft"]) {
                rows.push({tag: `ink on ${ground} ${dark}`, dark, ink: "ink", ground})
                if (ground !== "greenSoft")
                    rows.push({tag: `muted on ${ground} ${dark}`, dark, ink: "muted", ground})
            }
            for (const tone of ["red", "amber", "green", "blue"]) {
                for (const ground of ["paper", "surface", tone + "Soft"])
                    rows.push({tag: `${tone} on ${ground} ${dark}`, dark, ink: tone, ground})
            }
            rows.push({tag: `on green ${dark}`, dark, ink: "textOnGreen", ground: "green"})
            rows.push({tag: `on pressed ${dark}`, dark, ink: "textOnGreen",
                       ground: "greenPressed"})
            rows.push({tag: `on head ${dark}`, dark, ink: "textOnHead", ground: "head"})
            rows.push({tag: `muted on head ${dark}`, dark, ink: "mutedOnHead", ground: "head"})
            rows.push({tag: `on bar ${dark}`, dark, ink: "textOnBar", ground: "bar"})
            rows.push({tag: `action on bar ${dark}`, dark, ink: "actionOnBar", ground: "bar"})
        }
        return rows
    }

    function test_contrast(row) {
        Theme.dark = row.dark
        const ratio = contrast(Theme[row.ink], Theme[row.ground])
        verify(ratio >= 4.5, `${ratio.toFixed(2)}`)
    }

    function test_sizes() {
        verify(Theme.target >= 48)
        Theme.compact = true
        verify(Theme.target >= 44)
        Theme.compact = false
        Theme.large = true
        verify(Theme.target >= 60)
        verify(Theme.body >= 18 && Theme.body <= 30)
        verify(Theme.caption >= 18)
    }

    function test_unknownToneIsPlain() {
        compare(Theme.toneInk("purple"), Theme.muted)
        compare(Theme.toneSoft(""), Theme.sunken)
    }
}
