pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The green head: the door number large, whose it is, and whether the office has it all.
Rectangle {
    id: head

    required property HouseholdModel household
    property bool backShown: true

    signal back()

    implicitHeight: column.implicitHeight + Theme.margin + Theme.small
    color: Theme.head

    ColumnLayout {
        id: column
        y: Theme.small
        width: parent.width
        spacing: 0

        RowLayout {
            spacing: Theme.tiny
            Layout.leftMargin: Theme.tiny
            Layout.rightMargin: Theme.margin
            Layout.minimumHeight: Theme.target

            IconButton {
                objectName: "household.back"
                visible: head.backShown
                iconName: "back"
                text: qsTr("返回")
                inkColor: Theme.textOnHead
                onClicked: head.back()
            }

            Item { Layout.fillWidth: true }

            Icon {
                name: head.household.syncIcon
                color: Theme.textOnHead
                Layout.preferredWidth: Theme.iconSmall + 2
                Layout.preferredHeight: Theme.iconSmall + 2
            }

            LabelText {
                objectName: "household.sync"
                text: head.household.syncText
                color: Theme.textOnHead
                font.bold: false
            }
        }

        RowLayout {
            spacing: Theme.margin
            Layout.leftMargin: Theme.margin
            Layout.rightMargin: Theme.margin

            DoorText {
                text: head.household.door
                color: Theme.textOnHead
                font.pixelSize: Theme.doorLarge
                minimumPixelSize: Theme.door
                Layout.maximumWidth: head.width * 0.45
            }

            ColumnLayout {
                spacing: 1
                Layout.fillWidth: true

                TitleText {
                    text: head.household.name
                    color: Theme.textOnHead
                    Layout.fillWidth: true
                }

                CaptionText {
                    text: head.household.addressLine
                    color: Theme.mutedOnHead
                    Layout.fillWidth: true
                }

                Row {
                    visible: head.household.dueText.length > 0
                    spacing: Theme.tiny + 1
                    Layout.topMargin: 2

                    Icon {
                        name: head.household.dueIcon
                        color: Theme.textOnHead
                        width: Theme.iconSmall
                        height: width
                        anchors.verticalCenter: parent.verticalCenter
                    }

                    CaptionText {
                        text: head.household.dueText
                        color: Theme.textOnHead
                        font.bold: true
                    }
                }
            }
        }
    }
}
