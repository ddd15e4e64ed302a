pragma ComponentBehavior: Bound

import QtQuick
import QtTest
import Banyan.Theme
import Banyan.Testing
import Banyan.Pages

// What the day brings besides its doors, knock campaigns and feedback, counted in taps, through the
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

        name: "Day"
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

        // Brings a part of the list's head to where a thumb reaches it.
        function reveal(name) {
            tryVerify(() => find(name) !== null, 3000, name)
            waitForRendering(app)
            const list = find("today.list")
            list.contentY += Math.max(0, find(name).mapToItem(list, 0, 0).y - 300)
        }

        function scrollTo(page, name) {
            tryVerify(() => findChild(app, name) !== null, 3000, name)
            waitForRendering(app)
            const scroll = findChild(app, page)
            const item = findChild(app, name)
            const y = item.mapToItem(scroll.contentItem, 0, 0).y
            scroll.contentY = Math.max(0, Math.min(y - 100, scroll.contentHeight - scroll.height))
            waitForRendering(app)
        }

        function test_anAnswerIsOneTapAway() {
            compare(find("today.reminder.巷口路灯不亮"), null)
            fake.setReminders()
            reveal("today.reminder.巷口路灯不亮")
            tap("today.reminder.巷口路灯不亮")
            compare(taps, 1)
            tryVerify(() => find("record.state") !== null)
            app.navigator.back()
            tryVerify(() => find("today.met") !== null)
            tryVerify(() => find("today.reminder.巷口路灯不亮") === null) // it was read
            verify(find("today.reminder.m1") !== null) // what is to be done stays
        }

        function test_theRestUnfolds() {
            fake.setReminders()
            reveal("today.reminder.more.dated")
            compare(find("today.reminder.w1"), null)
            tap("today.reminder.more.dated")
            tryVerify(() => find("today.reminder.w1") !== null)
        }

        function test_aCampaignsDoorIsVisitedInThree() {
            fake.setReminders()
            fake.setCampaign(true)
            reveal("today.reminder.campaign-1")
            tap("today.reminder.campaign-1")
            tryVerify(() => find("campaignDoors.list") !== null)
            const list = find("campaignDoors.list")
            tryVerify(() => list.count === 8)
            const first = list.itemAtIndex(0).householdId
            tap("campaignDoors.row." + first)
            tap("visit.save")
            tryCompare(fake, "visitCount", 1)
            compare(fake.lastHouseholdId, first)
            compare(fake.lastPurpose, "campaign")
            compare(taps, 3)
            tryVerify(() => find("campaignDoors.list") !== null) // and back in the walk
        }

        function test_aDeskSharesDoorsOut() {
            app.navigator.record("campaign", "campaign-1", true)
            tap("campaign.share")
            tap("share.share")
            tryVerify(() => find("share.fit").text.length > 0)
            compare(fake.sharedAmong.length, 0) // nobody was chosen
            scrollTo("share.scroll", "share.person.u4")
            tap("share.person.u4")
            tap("share.share")
            tryVerify(() => fake.sharedAmong.length === 1)
            tryVerify(() => find("campaign.round") !== null) // back at the campaign, with its doors
            tap("campaign.round")
            tryVerify(() => find("campaign.round") === null)
        }

        function test_cancellingACampaignAsksOnce() {
            app.navigator.record("campaign", "campaign-1", true)
            scrollTo("record.scroll", "record.step.cancelled")
            tap("record.step.cancelled")
            compare(fake.stepTaken, "")
            tap("record.step.cancelled")
            tryCompare(fake, "stepTaken", "cancelled")
        }

        function test_feedbackIsTwoTapsAway() {
            tap("places.me")
            tap("me.feedback")
            compare(taps, 2)
            tryVerify(() => find("feedback.text") !== null)
            find("feedback.text").forceActiveFocus()
            keyClick("a")
            tap("feedback.send")
            tryCompare(fake, "feedbackCount", 1)
            tryVerify(() => find("feedback.text").text === "")
        }
    }
}
