pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// Registers, what waits, and several records at once: by taps and by keys, through the whole app.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property int taps: 0
        property Item app: null
        property FakeBackend fake: null

        name: "WorkTaps"
        when: windowShown

        Component { id: backendComponent; FakeBackend { } }
        Component { id: settingsComponent; FakeSettings { } }
        Component {
            id: shellComponent

            Shell {
                width: 360
                height: 800
                onTabChosen: tab => currentTab = tab
            }
        }

        function init() {
            taps = 0
            fake = createTemporaryObject(backendComponent, test)
            app = createTemporaryObject(shellComponent, stage, {
                backend: fake, settings: createTemporaryObject(settingsComponent, test)
            })
            tryVerify(() => find("today.met") !== null)
        }

        function find(name) {
            const item = findChild(app, name)
            return item && item.visible ? item : null
        }

        function tap(name) {
            tryVerify(() => find(name) !== null, 3000, name)
            const item = find(name)
            tryCompare(app.detail, "busy", false) // pages come in within a blink
            waitForRendering(app)
            mouseClick(item)
            ++taps
        }

        function test_aStepIsThreeTapsAway() {
            tap("places.work")
            tap("work.register.problem")
            tap("register.row.巷口路灯不亮")
            tap("record.step.verified")
            tryCompare(fake, "stepTaken", "verified")
        }

        function test_aSearchWithoutHitsIsCleared() {
            tap("places.work")
            tap("work.register.problem")
            tryVerify(() => find("register.row.巷口路灯不亮") !== null)
            compare(find("register.clear"), null)
            find("register.search").forceActiveFocus()
            keyClick("z")
            keyClick("q")
            tap("register.clear")
            tryVerify(() => find("register.row.巷口路灯不亮") !== null)
            compare(find("register.search").text, "")
            compare(find("register.clear"), null)
        }

        function test_aRatingIsOneTapMore() {
            fake.putAt("handled")
            tap("places.work")
            app.navigator.record("whistle", "leak", true)
            tap("record.step.rated")
            compare(fake.stepCount, 0)
            tap("record.answer.satisfied")
            tryCompare(fake, "stepCount", 1)
            tryCompare(fake, "stepTaken", "rated")
        }

        function test_whatWaitsOpensItsRegister() {
            tap("places.work")
            tap("work.inbox.problems_late")
            tryVerify(() => find("register.row.消防通道堆放旧家具") !== null)
            compare(find("register.row.巷口路灯不亮"), null)
        }

        function test_whatNeedsAPersonIsOnItsPlace() {
            tap("places.work")
            tap("work.inbox.cases")
            tryVerify(() => find("attention.row.case-name") !== null)
        }

        function test_severalAreDoneAtOnce() {
            tap("places.work")
            tap("work.register.problem")
            tap("register.pick")
            tap("register.row.巷口路灯不亮")
            tap("register.row.消防通道堆放旧家具")
            tap("batch.step.escalated")
            tap("batch.confirm")
            tryCompare(fake, "eachCount", 2)
            tryVerify(() => find("register.report") !== null)
            tap("register.report") // it was read
            tryVerify(() => find("register.report") === null)
        }

        function test_aLongPressBeginsPicking() {
            tap("places.work")
            tap("work.register.problem")
            tryVerify(() => find("register.row.巷口路灯不亮") !== null)
            const row = find("register.row.巷口路灯不亮")
            tryCompare(app.detail, "busy", false)
            mousePress(row)
            tryVerify(() => row.picked, 3000)
            mouseRelease(row)
            verify(row.picked) // the release does not take it back
        }

        function test_severalAreGivenToAUnit() {
            tap("places.work")
            tap("work.register.problem")
            tap("register.pick")
            tap("batch.all")
            tap("batch.hand.handler")
            tap("register.row.东山街道办事处")
            tap("batch.confirm")
            tryCompare(fake, "eachCount", 4)
        }

        // Without a mouse: from the search into the lines, along them, and into one.
        function test_aRegisterIsGoneThroughByKeys() {
            tap("places.work")
            tap("work.register.problem")
            tryVerify(() => find("register.row.巷口路灯不亮") !== null)
            tap("register.search")
            keyClick(Qt.Key_Down)
            tryVerify(() => find("register.list").currentItem.activeFocus)
            verify(find("register.list").currentItem.visualFocus) // one sees where one is
            keyClick(Qt.Key_Down)
            compare(find("register.list").currentIndex, 1)
            verify(find("register.list").currentItem.visualFocus)
            keyClick(Qt.Key_Return)
            tryVerify(() => find("record.edit") !== null)
        }

        // From the desk's work to a code that another device is enrolled with.
        function test_aFigureOpensIntoItsRegister() {
            tap("places.work")
            tap("work.report")
            tap("report.figure.main_policies")
            tryVerify(() => find("register.list") !== null)
        }
    }
}
