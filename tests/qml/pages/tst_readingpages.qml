pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// The pages for reading through the whole app: by tap and by key.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property Item app: null
        property FakeBackend fake: null

        name: "Reading"
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
            fake = createTemporaryObject(backendComponent, test)
            app = createTemporaryObject(shellComponent, stage, {
                backend: fake, settings: createTemporaryObject(settingsComponent, test)
            })
            tryVerify(() => find("today.met") !== null)
            app.currentTab = 2
            tap("work.reading")
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
        }

        function test_theNearestBaseIsTwoTapsAway() {
            tap("reading.bases")
            tap("bases.row.base-stop")
            tryVerify(() => find("base.call") !== null)
            compare(find("base.call").kind, "primary")
        }

        function test_distancesAreMeasuredFromElsewhere() {
            tap("reading.bases")
            tryVerify(() => find("bases.origin") !== null)
            tryCompare(find("bases.origin"), "value", "3栋2单元501")
            tap("bases.origin")
            tap("origin.row.g-1")
            tryVerify(() => find("bases.origin") !== null)
            tryCompare(find("bases.origin"), "value", "第1网格")
        }

        function test_theTreeGoesByKeys() {
            tap("reading.organisation")
            tryVerify(() => find("organisation.row.s-1") !== null)
            const list = find("organisation.list")
            list.forceActiveFocus()
            list.currentIndex = 1
            verify(find("organisation.row.c-1") === null)
            keyClick(Qt.Key_Right) // unfolds the subdistrict
            tryVerify(() => find("organisation.row.c-1") !== null)
            compare(list.currentIndex, 1)
            keyClick(Qt.Key_Right) // its first child
            compare(list.currentIndex, 2)
            keyClick(Qt.Key_Left) // back
            compare(list.currentIndex, 1)
            keyClick(Qt.Key_Left) // folds
            tryVerify(() => find("organisation.row.c-1") === null)
            keyClick(Qt.Key_Down)
            compare(list.currentIndex, 2)
            keyClick(Qt.Key_Up)
            const depth = app.detail.depth
            keyClick(Qt.Key_Return) // opens its record
            tryCompare(app.detail, "depth", depth + 1)
        }

        function test_aFolderUnfoldsWhenTapped() {
            tap("reading.organisation")
            tryVerify(() => find("organisation.row.district.4") !== null)
            const depth = app.detail.depth
            tap("organisation.row.district.4") // paired units
            tryVerify(() => find("organisation.row.u-1") !== null)
            compare(app.detail.depth, depth)
        }

        function test_anOldPolicyLeadsToTheNewOne() {
            tap("reading.policies")
            tap("policies.row.p-old")
            tap("policy.successor")
            tryCompare(app.detail.currentItem, "policyId", "p-main")
        }

        function test_aCardIsNotedWithOneTap() {
            tap("reading.cardGaps")
            tap("cardGaps.deliver.h-3-2-501")
            tryVerify(() => find("cardGaps.row.h-3-2-501") === null)
            verify(find("cardGaps.row.h-3-2-502") !== null)
        }

        function test_todayIsOnTheCalendar() {
            tap("reading.calendar")
            tryVerify(() => find("calendar.row.activity-1") !== null)
            tap("calendar.after")
            tryVerify(() => find("calendar.thisMonth") !== null)
            tap("calendar.thisMonth")
            tryVerify(() => find("calendar.row.activity-1") !== null)
            verify(find("calendar.thisMonth") === null)
        }
    }
}
