pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One who looks after the household, whether their contact card has been handed over, and a tap to
// call them.
RowButton {
    id: row

    required property string name
    required property string initial
    required property string role
    required property string cardText
    required property bool cardDelivered
    required property string phone
    required property int index

    objectName: "household.carer." + index
    text: qsTr("打电话") + ", " + name + ", " + role + ", " + cardText
    inset: 0
    onClicked: Qt.openUrlExternally("tel:" + phone)

    contentItem: RowLayout {
        spacing: Theme.medium

        Avatar {
            initial: row.initial
            tone: "amber"
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.name
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.role
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.cardText
                color: row.cardDelivered ? Theme.green : Theme.amber
                Layout.fillWidth: true
            }
        }

        Icon {
            name: "phone"
            color: Theme.green
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }
    }
}
