pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// How to reach them and what to mind at the door; a pencil to put it right.
Card {
    id: card

    required property HouseholdModel household
    required property Navigator navigator
    required property string householdId

    ColumnLayout {
        width: parent.width
        spacing: Theme.small

        RowLayout {
            spacing: Theme.small

            LabelText {
                text: qsTr("联系")
                color: Theme.muted
                Layout.fillWidth: true
            }

            TextButton {
                objectName: "household.editContacts"
                text: qsTr("改一改")
                iconName: "pencil"
                Layout.topMargin: -Theme.medium
                Layout.bottomMargin: -Theme.medium
                Layout.rightMargin: -Theme.small
                onClicked: card.navigator.contacts(card.householdId)
            }
        }

        Repeater {
            model: card.household.phones

            delegate: PhoneRow {
                Layout.fillWidth: true
            }
        }

        BodyText {
            visible: card.household.ready && card.household.phones.count === 0
            text: qsTr("没有留电话")
            color: Theme.muted
            Layout.fillWidth: true
        }

        StateMark {
            visible: card.household.bestTime.length > 0
            iconName: "clock"
            text: qsTr("%1来好").arg(card.household.bestTime)
            Layout.fillWidth: true
        }

        Repeater {
            model: card.household.notes

            delegate: MemoryBox {
                required text

                Layout.fillWidth: true
                iconName: "door"
            }
        }

        TextButton {
            objectName: "household.contactHistory"
            text: qsTr("电话以前是怎么写的")
            iconName: "history"
            inkColor: Theme.muted
            Layout.leftMargin: -Theme.small
            Layout.bottomMargin: -Theme.small
            onClicked: card.navigator.field("household", card.householdId, "phones")
        }
    }
}
