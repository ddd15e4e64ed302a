pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// What a worker does at a door, counted in taps, through the whole app.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property int taps: 0
        property Item app: null
        property FakeBackend fake: null

        name: "Taps"
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

        function test_noAnswerIsOneTap() {
            tap("today.noAnswer")
            tryCompare(fake, "visitCount", 1)
            compare(fake.lastOutcome, "no_answer")
            compare(taps, 1)
        }

        function test_refusedIsOneTap() {
            tap("today.refused")
            tryCompare(fake, "visitCount", 1)
            compare(fake.lastOutcome, "refused")
            compare(taps, 1)
        }

        function test_metIsAtMostThreeTaps() {
            tap("today.met")
            tap("visit.save")
            tryCompare(fake, "visitCount", 1)
            compare(fake.lastOutcome, "met")
            verify(taps <= 3)
            tryVerify(() => find("visit.save") === null) // and back at the stair
            tryVerify(() => find("today.met") !== null)
        }

        function test_metWithANoteIsThreeTaps() {
            tap("today.met")
            tap("visit.phrase.0")
            tap("visit.save")
            tryCompare(fake, "visitCount", 1)
            compare(taps, 3)
        }

        function test_undoIsOneMore() {
            tap("today.noAnswer")
            tryCompare(fake, "visitCount", 1)
            tap("undo.undo")
            tryCompare(fake, "undoneCount", 1)
            compare(taps, 2)
        }

        function test_aCaseIsSettledInFour() {
            tap("places.attention")
            tap("attention.row.case-name")
            tap("case.version.1")
            tap("case.decide")
            tryCompare(fake, "decidedCount", 1)
            compare(taps, 4)
        }

        function test_whatIsWrittenIsNotLeftUnasked() {
            tap("today.met")
            tap("visit.phrase.0")
            tap("visit.back")
            tap("guard.save")
            tryCompare(fake, "visitCount", 1)
        }

        function test_theUnsentPillLeadsToTheSyncPage() {
            tap("today.unsent")
            tap("sync.now")
            tryVerify(() => find("today.unsent") === null)
        }

        // Brings a part of the list's head to where a thumb reaches it.
        function reveal(name) {
            tryVerify(() => find(name) !== null, 3000, name)
            waitForRendering(app)
            const list = find("today.list")
            list.contentY += Math.max(0, find(name).mapToItem(list, 0, 0).y - 300)
        }

        function test_whatLeftThePhoneIsReadInOneTap() {
            compare(find("today.departure"), null)
            fake.setDeparted()
            tryVerify(() => find("today.departure") !== null)
            verify(find("today.departure").text.length > 0)
            verify(find("today.met") !== null) // the door at hand stays
            const first = find("today.departure").text
            reveal("today.departure.read")
            tap("today.departure.read")
            tryCompare(fake, "departedCount", 1)
            compare(taps, 1)
            tryVerify(() => find("today.departure").text !== first)
            reveal("today.departure.read")
            tap("today.departure.read")
            tryCompare(fake, "departedCount", 0)
            tryVerify(() => find("today.departure") === null)
        }

        function test_onADeskTheListStays() {
            app.width = 1000
            tap("places.households")
            tap("households.row.h-3-2-501")
            tryVerify(() => find("household.visit") !== null)
            verify(find("households.search") !== null)
            app.width = 360 // the same record, now over the list
            tryVerify(() => find("household.back") !== null)
        }

        function test_theKeyboardReachesTheFirstButton() {
            app.forceActiveFocus()
            for (let at = 0; at < 12 && !(find("today.met").activeFocus); ++at)
                keyClick(Qt.Key_Tab)
            verify(find("today.met").activeFocus)
            verify(find("today.met").visualFocus)
            keyClick(Qt.Key_Return)
            tryVerify(() => find("visit.save") !== null)
            keyClick(Qt.Key_Escape)
            tryVerify(() => find("today.met") !== null)
        }
    }
}
