pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Who lives here. A name opens the person's sheet.
Card {
    id: card

    required property HouseholdModel household
    required property Navigator navigator

    Column {
        width: parent.width

        LabelText {
            text: qsTr("家里人")
            color: Theme.muted
        }

        BodyText {
            visible: card.household.ready && card.household.empty
            topPadding: Theme.small
            width: parent.width
            color: Theme.muted
            text: qsTr("还没有登记人。")
        }

        Repeater {
            id: people
            model: card.household.people

            delegate: PersonRow {
                required property string residentId
                required property string phoneText
                required property string sex
                required gone
                required property int index

                objectName: "household.person." + index
                width: parent.width
                trailing: phoneText
                tone: sex === "2" ? "blue" : "green"
                lastInGroup: index === people.count - 1
                onClicked: card.navigator.resident(residentId)
            }
        }
    }
}
