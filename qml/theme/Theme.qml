pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// The one place for colours, sizes and fonts. Set dark, large and compact; everything else follows.
// Text pairs are at least 4.5:1 in both palettes. Sizes are device-independent pixels.
QtObject {
    id: theme

    property bool dark: false
    property bool large: false
    property bool compact: false // a desk with a mouse: one step tighter, never in large mode

    readonly property color paper: dark ? "#12160F" : "#F7F3EA"
    readonly property color surface: dark ? "#1C221A" : "#FFFFFF"
    readonly property color sunken: dark ? "#262D23" : "#EFE9DC"
    readonly property color ink: dark ? "#ECE9E0" : "#20261E"
    readonly property color muted: dark ? "#A9AE9F" : "#5D6558"
    readonly property color line: dark ? "#333B30" : "#E0D9C9"
    readonly property color lineStrong: dark ? "#4A5446" : "#C9C0AC"
    readonly property color green: dark ? "#7FCBA4" : "#1D6B4C"
    readonly property color greenPressed: dark ? "#9BDAB9" : "#165239"
    readonly property color greenSoft: dark ? "#1F3A2D" : "#E2EFE7"
    readonly property color textOnGreen: dark ? "#0E2A1D" : "#FFFFFF"
    readonly property color head: dark ? "#1A3226" : "#1D6B4C" // the green head of a record
    readonly property color textOnHead: dark ? "#ECE9E0" : "#FFFFFF"
    readonly property color mutedOnHead: dark ? "#A9C9B6" : "#D5E8DD"
    readonly property color red: dark ? "#FF9C8A" : "#B3321F"
    readonly property color redSoft: dark ? "#47231C" : "#FBE7E2"
    readonly property color amber: dark ? "#F0C36A" : "#7D5300"
    readonly property color amberSoft: dark ? "#3E3116" : "#FBEFD3"
    readonly property color blue: dark ? "#9CC3F0" : "#275A94"
    readonly property color blueSoft: dark ? "#1E2E42" : "#E4EEF8"
    readonly property color bar: dark ? "#E4E1D6" : "#2B3329" // the undo bar, against the page
    readonly property color textOnBar: dark ? "#20261E" : "#F7F3EA"
    readonly property color actionOnBar: dark ? "#1D6B4C" : "#9BDAB9"
    readonly property color scrim: "#80000000"

    readonly property int caption: large ? 18 : 13
    readonly property int label: large ? 19 : 14
    readonly property int body: large ? 21 : 16
    readonly property int title: large ? 24 : 19
    readonly property int heading: large ? 30 : 25
    readonly property int letter: large ? 34 : 28 // a value in a case
    readonly property int door: large ? 28 : 22
    readonly property int doorLarge: large ? 46 : 38

    readonly property int tiny: 4
    readonly property int small: 8
    readonly property int medium: compact ? 10 : 12
    readonly property int margin: compact ? 14 : 16
    readonly property int huge: 24
    readonly property int radius: 12
    readonly property int radiusCard: 18
    readonly property int hairline: 1
    readonly property int focusWidth: 3

    readonly property int target: large ? 60 : (compact ? 44 : 48)
    readonly property int icon: large ? 28 : 22
    readonly property int iconSmall: large ? 22 : 16
    readonly property int paneWidthMin: 840 // from here on a list and a record stand side by side

    readonly property int twoColumnsMin: large ? 640 : 520 // two sheets of a letter side by side

    readonly property string family: firstPresent([
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "HarmonyOS Sans SC", "MiSans",
        "PingFang SC", "Microsoft YaHei UI"])
    // CJK faces bring a generous line of their own; others are stretched to the same rhythm.
    readonly property real lineHeight: Math.max(1.0, (large ? 1.45 : 1.4) * 100 / metrics.height)

    readonly property FontMetrics metrics: FontMetrics {
        font.family: theme.family
        font.pixelSize: 100
    }

    function firstPresent(wanted: list<string>): string {
        const present = Qt.fontFamilies()
        for (const family of wanted) {
            if (present.indexOf(family) >= 0)
                return family
        }
        return Qt.application.font.family
    }

    // Tones are words that view-models speak: "red" overdue and faults, "amber" due, waiting and
    // cases, "green" done, "blue" people and tags, anything else plain.
    function toneInk(tone: string): color {
        switch (tone) {
        case "red": return red
        case "amber": return amber
        case "green": return green
        case "blue": return blue
        default: return muted
        }
    }

    function toneSoft(tone: string): color {
        switch (tone) {
        case "red": return redSoft
        case "amber": return amberSoft
        case "green": return greenSoft
        case "blue": return blueSoft
        default: return sunken
        }
    }
}
