pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Who needs looking after here, and who does it.
Card {
    id: card

    required property HouseholdModel household

    Column {
        width: parent.width
        spacing: Theme.small

        LabelText {
            text: qsTr("要多照看")
            color: Theme.muted
        }

        Flow {
            visible: card.household.tags.count > 0
            width: parent.width
            spacing: Theme.small

            Repeater {
                model: card.household.tags

                delegate: TagPill {
                    required property string label

                    text: label
                    iconName: "heart"
                    widthMax: parent.width
                }
            }
        }

        Repeater {
            id: carers
            model: card.household.carers

            delegate: CarerRow {
                width: parent.width
                lastInGroup: index === carers.count - 1
            }
        }
    }
}
