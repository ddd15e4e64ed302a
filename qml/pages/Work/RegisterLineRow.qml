pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A line of a register: what it is, when and where, and how it stands; while lines are being
// picked, a ring that is ticked.
RowButton {
    id: row

    required property string recordId
    required property string title
    required property string line
    required property string stateText
    required property string tone
    required property bool unsent
    required property bool picked
    property bool picking: false

    text: title + ", " + stateText
    Accessible.checkable: picking
    Accessible.checked: picked

    contentItem: RowLayout {
        spacing: Theme.small

        Icon {
            visible: row.picking && row.picked
            name: "check-circle"
            color: Theme.green
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }

        Rectangle {
            visible: row.picking && !row.picked
            color: "transparent"
            radius: width / 2
            border.color: Theme.lineStrong
            border.width: 2
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.title
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.line
                Layout.fillWidth: true
            }
        }

        StateMark {
            visible: row.unsent || row.stateText.length > 0
            iconName: row.unsent ? "waiting" : row.tone === "red" ? "overdue" : ""
            tone: row.unsent ? "amber" : row.tone
            text: row.stateText.length > 0 ? row.stateText : qsTr("未发送")
            Layout.maximumWidth: row.width * 0.4
        }
    }
}
