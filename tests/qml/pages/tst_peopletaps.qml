pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// People and their devices at a desk: by taps and by keys, through the whole app.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property int taps: 0
        property Item app: null
        property FakeBackend fake: null

        name: "PeopleTaps"
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

        function test_aDeviceIsInvitedInFourTaps() {
            fake.setKeeper()
            tap("places.work")
            tap("work.people")
            tap("people.row.wang")
            tap("person.invite")
            compare(taps, 4)
            tryCompare(fake, "invitedCount", 1)
            tryVerify(() => find("person.qr") !== null)
            verify(find("person.qr").width >= 300)
            verify(find("person.qr").text.startsWith("banyan://enrol?"))
            tap("person.close")
            tryVerify(() => find("person.invite") !== null)
        }

        function test_aDeviceIsTakenOutOfServiceAfterASentence() {
            fake.setKeeper()
            tap("places.work")
            tap("work.people")
            tap("people.row.wang")
            tap("person.revoke.dev-wang-0000b2")
            tap("person.kind.stolen")
            tryVerify(() => find("person.consequence") !== null)
            tap("person.keep")
            tryVerify(() => find("person.confirm") === null)
            compare(fake.revoked, "")
            tap("person.revoke.dev-wang-0000b2")
            tap("person.confirm")
            tryCompare(fake, "revoked", "dev-wang-0000b2 revoked")
            tryVerify(() => find("person.done") !== null)
        }

        function test_anAccountOpensIntoItsRecord() {
            fake.setKeeper()
            tap("places.work")
            tap("work.people")
            tap("people.row.wang")
            tap("person.account")
            tap("record.edit")
            tap("record.choice.scopes.unit-1") // takes it out
            tryVerify(() => find("record.choice.scopes.unit-1") === null)
            tap("record.add.scopes.grid")
            tryVerify(() => find("register.search") !== null)
        }

        function test_peopleAreOnlyForWhoLooksAfterThem() {
            fake.setDesk()
            tap("places.work")
            tryVerify(() => find("work.import") !== null)
            compare(find("work.people"), null)
        }

        function test_withoutALineThereIsASentenceAndAWayOn() {
            fake.setKeeper()
            fake.setLine("unreachable")
            tap("places.work")
            tap("work.people")
            tryVerify(() => find("people.problem") !== null)
            fake.setLine("")
            tap("people.retry")
            tryVerify(() => find("people.row.wang") !== null)
        }

        // Without a mouse: from the search into the people, to a device, and out of service.
        function test_aDeviceIsRevokedByKeys() {
            fake.setKeeper()
            tap("places.work")
            tap("work.people")
            tryVerify(() => find("people.row.wang") !== null)
            tap("people.search")
            keyClick(Qt.Key_Down)
            tryVerify(() => find("people.row.street").visualFocus)
            keyClick(Qt.Key_Down)
            keyClick(Qt.Key_Down)
            tryVerify(() => find("people.row.wang").visualFocus) // one sees where one is
            keyClick(Qt.Key_Return)
            tryVerify(() => find("person.revoke.dev-wang-0000b2") !== null)
            tryCompare(app.detail, "busy", false)
            reach("person.revoke.dev-wang-0000b2")
            keyClick(Qt.Key_Space)
            reach("person.confirm")
            keyClick(Qt.Key_Return)
            tryCompare(fake, "revoked", "dev-wang-0000b2 revoked")
        }

        // By the tabulator alone.
        function reach(name) {
            tryVerify(() => find(name) !== null, 3000, name)
            for (let steps = 0; steps < 40 && !find(name).activeFocus; ++steps)
                keyClick(Qt.Key_Tab)
            verify(find(name).activeFocus, name)
        }
    }
}
