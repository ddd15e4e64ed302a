pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// What people do about records that are one, photos and work that was not taken, through the whole
// app.
Item {
    id: stage

    width: 360
    height: 800

    TestCase {
        id: test

        property int taps: 0
        property Item app: null
        property FakeBackend fake: null

        name: "Records"
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

        function scrollTo(page, name) {
            tryVerify(() => findChild(app, name) !== null, 3000, name)
            const scroll = findChild(app, page)
            const item = findChild(app, name)
            const y = item.mapToItem(scroll.contentItem, 0, 0).y
            scroll.contentY = Math.max(0, Math.min(y - 100, scroll.contentHeight - scroll.height))
            waitForRendering(app)
        }

        function test_aDuplicateIsSettledInFour() {
            tap("places.attention")
            tap("attention.row.case-twice")
            tap("duplicate.side.0")
            compare(find("duplicate.decide").text.indexOf("701") >= 0, true)
            tap("duplicate.decide")
            tryCompare(fake, "decidedFor", "w1")
            compare(taps, 4)
        }

        function test_aDuplicateMayWait() {
            tap("places.attention")
            tap("attention.row.case-twice")
            tryVerify(() => find("duplicate.decide") !== null)
            verify(!find("duplicate.decide").enabled)
            scrollTo("duplicate.scroll", "duplicate.choice.later")
            tap("duplicate.choice.later")
            tap("duplicate.decide")
            tryVerify(() => find("duplicate.decide") === null)
            compare(fake.decidedCount, 0)
        }

        function test_onADeskTheTwoRecordsStandSideBySide() {
            tap("places.attention")
            tap("attention.row.case-twice")
            tryVerify(() => find("duplicate.side.1") !== null)
            verify(find("duplicate.side.1").y > find("duplicate.side.0").y)
            app.width = 1280
            tryVerify(() => find("duplicate.side.1").y === find("duplicate.side.0").y)
            verify(find("duplicate.side.1").x > find("duplicate.side.0").x)
        }

        function test_aMergedRecordIsGivenBackFromItsSurvivor() {
            app.navigator.resident("h-3-2-501-1")
            tryVerify(() => find("merged.row.0") !== null)
            scrollTo("resident.scroll", "merged.row.0")
            tap("merged.row.0")
            tap("merge.giveBack")
            tryCompare(fake, "givenBackCount", 1)
            tryVerify(() => find("merge.done") !== null)
            verify(find("merge.edit.0") !== null) // what was written meanwhile is still listed
            tap("merge.done")
            tryVerify(() => findChild(app, "merged.row.0") === null)
        }

        function test_aPhotoGoesAlongAndCanBeTakenOff() {
            tap("today.met")
            tryVerify(() => find("visit.addPhoto") !== null)
            find("visit.addPhoto").picked("file:///tmp/good-1.jpg")
            tryVerify(() => find("visit.removePhoto.0") !== null)
            find("visit.addPhoto").picked("file:///tmp/good-2.jpg")
            tryVerify(() => find("visit.removePhoto.1") !== null)
            scrollTo("visit.scroll", "visit.removePhoto.0")
            tap("visit.removePhoto.0")
            tryVerify(() => find("visit.removePhoto.1") === null)
            tap("visit.save")
            tryCompare(fake, "visitCount", 1)
            compare(fake.lastPhotoCount, 1)
        }

        function test_aPhotoThatIsNotReadyHoldsNothingUp() {
            tap("today.met")
            tryVerify(() => find("visit.addPhoto") !== null)
            find("visit.addPhoto").picked("file:///tmp/good-slow.jpg")
            tap("visit.save")
            tryCompare(fake, "visitCount", 1)
            verify(find("visit.save") !== null) // still here, and says why
            fake.finishSlowPhotos()
            tryCompare(fake, "attachedCount", 1)
            tryVerify(() => find("visit.save") === null)
        }

        function test_aPhotoOfATimelineOpens() {
            app.navigator.household("h-3-2-501", true)
            tryVerify(() => findChild(app, "photos.photo-failed") !== null)
            scrollTo("household.scroll", "photos.photo-failed")
            tap("photos.photo-failed")
            tap("photo.retry")
            tryVerify(() => find("photo.retry") === null)
        }

        function test_aCodeThatWasNotTakenIsChosenAnew() {
            tap("places.attention")
            tap("attention.row.action-moved")
            tap("setAside.edit.0")
            tap("setAside.code.vacant")
            tap("setAside.resend")
            tryCompare(fake, "settledCount", 1)
            compare(fake.lastCorrection, "vacant")
        }

        function test_whatIsTakenBackNeedsAReason() {
            tap("places.attention")
            tap("attention.row.action-phone")
            tap("setAside.withdraw")
            tryVerify(() => find("setAside.reasonGiven") !== null)
            verify(!find("setAside.reasonGiven").enabled)
            scrollTo("setAside.scroll", "setAside.reason.0")
            tap("setAside.reason.0")
            scrollTo("setAside.scroll", "setAside.reasonGiven")
            tap("setAside.reasonGiven")
            tryCompare(fake, "settledCount", 1)
        }
    }
}
