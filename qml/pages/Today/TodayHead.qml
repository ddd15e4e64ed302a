pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What stands above the stair: where one is, what is unsent, a first pull under way, the card of
// the door at hand, what left this phone, and what the day brings besides its doors.
Item {
    id: head

    required property TodayModel today
    required property SyncModel sync
    required property DepartureModel departure
    required property RemindersModel reminders
    required property Navigator navigator

    implicitHeight: column.implicitHeight + Theme.margin

    Column {
        id: column
        x: Theme.margin
        y: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: Theme.medium

        RowLayout {
            width: parent.width
            spacing: Theme.small

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                HeadingText {
                    text: qsTr("今日走访")
                    Layout.fillWidth: true
                }

                CaptionText {
                    text: head.today.placeLine
                    Layout.fillWidth: true
                }
            }

            PillButton {
                objectName: "today.unsent"
                visible: text.length > 0
                text: head.sync.pillText
                Layout.alignment: Qt.AlignTop
                onClicked: head.navigator.sync(true)
            }
        }

        PullCard {
            visible: head.sync.firstPull
            width: parent.width
            sync: head.sync
        }

        NextDoorCard {
            visible: head.today.next.present
            width: parent.width
            next: head.today.next
            progress: qsTr("%1 / %2").arg(head.today.doneCount).arg(head.today.totalCount)
            onOpened: head.navigator.household(head.today.next.householdId, true)
            onMet: head.navigator.visit(head.today.next.householdId, "met", true)
            onNoAnswer: head.today.record("no_answer")
            onRefused: head.today.record("refused")
            onCalled: Qt.openUrlExternally("tel:" + head.today.next.phone)
        }

        DepartureCard {
            visible: head.departure.present
            width: parent.width
            departure: head.departure
        }

        RemindersCard {
            visible: head.reminders.present
            width: parent.width
            reminders: head.reminders
            onRecordAsked: (entity, recordId) => head.navigator.record(entity, recordId, true)
            onCampaignAsked: campaignId => head.navigator.campaignDoors(campaignId, true, true)
        }

        EmptyState {
            visible: head.today.ready && !head.today.next.present
            width: parent.width
            topPadding: Theme.huge * 2
            title: head.today.allDone ? qsTr("今天的门都走过了") : qsTr("今天没有到期的门")
            text: head.today.allDone ? qsTr("辛苦了，歇一歇。")
                                     : qsTr("想看谁，到住户里找。")
        }
    }
}
