pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The door at hand: what one must remember before knocking, and the three ways it can go.
Card {
    id: card

    required property NextDoor next
    property string progress

    signal opened()
    signal met()
    signal noAnswer()
    signal refused()
    signal called()

    Column {
        width: parent.width
        spacing: Theme.medium

        RowLayout {
            width: parent.width

            LabelText {
                text: qsTr("下一户·%1").arg(card.progress)
                color: Theme.green
                Layout.fillWidth: true
            }

            StateMark {
                iconName: card.next.markIcon
                text: card.next.markText
                tone: card.next.markTone
            }
        }

        RowLayout {
            width: parent.width
            spacing: Theme.small

            NextDoorHead {
                next: card.next
                Layout.fillWidth: true
                onClicked: card.opened()
            }

            IconButton {
                objectName: "today.call"
                visible: card.next.phone.length > 0
                iconName: "phone"
                text: qsTr("打电话")
                inkColor: Theme.green
                faceColor: Theme.greenSoft
                Layout.alignment: Theme.large ? Qt.AlignTop : Qt.AlignVCenter
                onClicked: card.called()
            }
        }

        Flow {
            visible: card.next.tags.count > 0
            width: parent.width
            spacing: Theme.small

            Repeater {
                model: card.next.tags

                delegate: TagPill {
                    required property string label

                    text: label
                }
            }
        }

        StateMark {
            width: parent.width
            iconName: "hand"
            tone: "amber"
            text: card.next.caution
        }

        MemoryBox {
            visible: text.length > 0
            width: parent.width
            text: card.next.memory
        }

        ButtonFlow {
            width: parent.width

            ActionButton {
                objectName: "today.met"
                kind: "primary"
                text: qsTr("见到了")
                onClicked: card.met()
            }

            ActionButton {
                objectName: "today.noAnswer"
                text: qsTr("没人")
                onClicked: card.noAnswer()
            }

            ActionButton {
                objectName: "today.refused"
                text: qsTr("拒访")
                onClicked: card.refused()
            }
        }
    }
}
