pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Controls

Item {
    id: stage

    width: 360
    height: 640

    TestCase {
        id: test

        name: "Controls"
        when: windowShown

        Component {
            id: buttons

            ButtonFlow {
                property alias first: first
                property alias second: second

                ActionButton { id: first; objectName: "test.first"; text: "Met"; kind: "primary" }
                ActionButton { id: second; objectName: "test.second"; text: "No answer" }
                ActionButton { objectName: "test.third"; text: "Refused" }
            }
        }

        Component {
            id: area

            NoteArea { width: 200 }
        }

        Component {
            id: dayField

            DayField {
                property list<string> edits

                name: "test.day"
                title: "Day"
                width: 328
                onEdited: value => edits = [...edits, value]
            }
        }

        SignalSpy { id: spy; signalName: "clicked" }

        function cleanup() {
            Theme.large = false
        }

        function test_buttonsStandInALineWhereTheyFit() {
            const flow = createTemporaryObject(buttons, stage, {width: 340})
            waitForRendering(flow)
            compare(flow.first.y, flow.second.y)
            verify(flow.first.width >= flow.first.implicitWidth)
        }

        function test_theFirstTakesALineWhereTheyDoNot() {
            const flow = createTemporaryObject(buttons, stage, {width: 200})
            waitForRendering(flow)
            compare(flow.first.width, 200)
            verify(flow.second.y >= flow.first.height)
            Theme.large = true
            tryVerify(() => flow.first.height >= 60)
            tryVerify(() => flow.second.y >= flow.first.height)
        }

        function test_enterAndSpacePress() {
            const flow = createTemporaryObject(buttons, stage, {width: 340})
            spy.target = flow.first
            spy.clear()
            flow.first.forceActiveFocus(Qt.TabFocusReason)
            verify(flow.first.visualFocus)
            keyClick(Qt.Key_Return)
            keyClick(Qt.Key_Space)
            compare(spy.count, 2)
        }

        function test_aDayIsTypedOrTapped() {
            const field = createTemporaryObject(dayField, stage, {value: "2026-05-28"})
            const line = findChild(field, "test.day")
            compare(line.text, "2026-05-28")
            line.forceActiveFocus()
            line.selectAll()
            for (const letter of "2026-06-01")
                keyClick(letter)
            compare(field.edits[field.edits.length - 1], "2026-06-01")

            mouseClick(findChild(field, "test.day.calendar"))
            tryVerify(() => findChild(field, "test.day.2026-06-14") !== null)
            waitForRendering(field)
            mouseClick(findChild(field, "test.day.2026-06-14"))
            compare(line.text, "2026-06-14")
            compare(field.edits[field.edits.length - 1], "2026-06-14")
            verify(!field.unfolded)
        }

        function test_theCalendarGoesByKeys_data() {
            return [{tag: "day", key: Qt.Key_Left, day: "2026-01-30"},
                    {tag: "week", key: Qt.Key_Down, day: "2026-02-07"},
                    {tag: "a shorter month", key: Qt.Key_PageDown, day: "2026-02-28"},
                    {tag: "a year before", key: Qt.Key_PageUp, day: "2025-12-31"}]
        }

        function test_theCalendarGoesByKeys(data) {
            const field = createTemporaryObject(dayField, stage,
                                                {value: "2026-01-31", unfolded: true})
            const picker = field.children[field.children.length - 1]
            picker.forceActiveFocus(Qt.TabFocusReason)
            keyClick(data.key)
            keyClick(Qt.Key_Return)
            compare(field.day, data.day)
        }

        function test_aTimeStandsBesideItsDay() {
            const field = createTemporaryObject(dayField, stage,
                                                {value: "2026-05-28T16:20", timed: true})
            const time = findChild(field, "test.day.time")
            compare(findChild(field, "test.day").text, "2026-05-28")
            compare(time.text, "16:20")
            time.forceActiveFocus()
            time.selectAll()
            for (const letter of "09:05")
                keyClick(letter)
            compare(field.edits[field.edits.length - 1], "2026-05-28T09:05")
        }

        function test_whatIsNoDayStaysAsItWasTyped() {
            const field = createTemporaryObject(dayField, stage,
                                                {value: "2026-02-30", unfolded: true})
            compare(findChild(field, "test.day").text, "2026-02-30")
            const today = new Date().toLocaleString(Qt.locale("C"), "yyyy-MM-dd")
            compare(field.children[field.children.length - 1].marked, today)
        }

        function test_aNoteGrowsAndTabLeavesIt() {
            const note = createTemporaryObject(area, stage)
            const before = note.implicitHeight
            note.text = "一\n二\n三\n四\n五"
            tryVerify(() => note.implicitHeight > before)
        }
    }
}
