pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Somebody who may knock, below the heading of his team where one begins; the heading chooses all.
Column {
    id: cell

    required property string userId
    required property string name
    required property string role
    required property string group
    required property string heading
    required property string headingLine
    required property bool chosen

    signal picked()
    signal groupPicked()

    RowButton {
        objectName: "share.group." + cell.heading
        visible: cell.heading.length > 0
        width: parent.width
        inset: 0
        text: qsTr("%1，整队").arg(cell.heading)
        onClicked: cell.groupPicked()

        contentItem: RowLayout {
            spacing: Theme.small

            LabelText {
                text: cell.heading
                Layout.fillWidth: true
            }

            CaptionText {
                text: cell.headingLine
                wrapMode: Text.NoWrap
            }

            LabelText {
                text: qsTr("整队")
                color: Theme.green
                wrapMode: Text.NoWrap
            }
        }
    }

    RowButton {
        objectName: "share.person." + cell.userId
        width: parent.width
        inset: Theme.small
        text: cell.name
        selected: cell.chosen
        Accessible.role: Accessible.CheckBox
        Accessible.checkable: true
        Accessible.checked: cell.chosen
        onClicked: cell.picked()

        contentItem: RowLayout {
            spacing: Theme.medium

            Icon {
                name: cell.chosen ? "check-circle" : "person"
                color: cell.chosen ? Theme.green : Theme.muted
                Layout.preferredWidth: Theme.icon
                Layout.preferredHeight: Theme.icon
            }

            BodyText {
                text: cell.name
                Layout.fillWidth: true
            }

            CaptionText {
                text: cell.role
                wrapMode: Text.NoWrap
            }
        }
    }
}
