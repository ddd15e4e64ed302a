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

        function test_aNoteGrowsAndTabLeavesIt() {
            const note = createTemporaryObject(area, stage)
            const before = note.implicitHeight
            note.text = "一\n二\n三\n四\n五"
            tryVerify(() => note.implicitHeight > before)
        }
    }
}
