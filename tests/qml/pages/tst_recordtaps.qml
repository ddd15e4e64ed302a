pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// Records written down in a form, with photos where wanted, and taken back: by taps, through the
// whole app.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property int taps: 0
        property Item app: null
        property FakeBackend fake: null

        name: "RecordTaps"
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

        function test_aProblemsFormIsTwoTapsAway() {
            tap("places.work")
            tap("work.problem")
            compare(taps, 2)
            tryVerify(() => find("record.text.title") !== null)
            find("record.text.title").forceActiveFocus()
            keyClick("a")
            tap("record.choice.category.fire")
            tap("record.save")
            tryCompare(fake, "savedRecords", 1)
            tryVerify(() => find("record.edit") !== null)
        }

        function test_aProblemIsRaisedWithAPhoto() {
            tap("places.work")
            tap("work.problem")
            tryVerify(() => find("record.text.title") !== null)
            find("record.text.title").forceActiveFocus()
            keyClick("a")
            tap("record.choice.category.fire")
            tryVerify(() => find("record.addPhoto") !== null)
            find("record.addPhoto").picked("file:///tmp/good-1.jpg")
            tryVerify(() => find("record.removePhoto.0") !== null)
            tap("record.save")
            tryCompare(fake, "savedPhotos", 1)
            tryVerify(() => find("photos.add") !== null)
            compare(find("record.addPhoto"), null)
            tryVerify(() => find("photos.photo-6") !== null) // the strip shows it
            find("photos.add").picked("file:///tmp/good-2.jpg")
            tryVerify(() => find("photos.photo-7") !== null)
            tap("photos.photo-7")
            tryVerify(() => find("photo.scroll") !== null)
        }

        function test_aRaisedProblemIsTakenBack() {
            tap("places.work")
            tap("work.problem")
            tryVerify(() => find("record.text.title") !== null)
            find("record.text.title").forceActiveFocus()
            keyClick("a")
            tap("record.save")
            tap("undo.undo")
            tryCompare(fake, "undoneCount", 1)
            tryVerify(() => find("record.edit") === null) // and back where one came from
            tryVerify(() => find("work.problem") !== null)
        }

        function test_aMeetingHasNoPhotos() {
            tap("places.work")
            app.navigator.newRecord("joint_meeting", "", true)
            tryVerify(() => find("record.save") !== null)
            compare(find("record.addPhoto"), null)
        }

        // The list that it is for is chosen by its name, not typed.
        function test_aCodeIsMadeByTaps() {
            tap("places.work")
            app.navigator.register("code_entry", true)
            tap("register.new")
            compare(find("record.choice.code.fire"), null)
            tap("record.choice.list.problem_category")
            tap("record.choice.code.fire")
            compare(find("record.text.code").text, "fire")
            find("record.text.code").forceActiveFocus()
            for (const key of ".shed")
                keyClick(key)
            compare(find("record.text.code").text, "fire.shed")
            find("record.text.name").forceActiveFocus()
            keyClick("a")
            compare(find("record.text.list"), null)
            tap("record.save")
            tryCompare(fake, "savedRecords", 1)
        }
    }
}
