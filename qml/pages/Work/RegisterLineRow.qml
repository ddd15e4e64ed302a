pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A line of a register: what it is, when and where, and how it stands.
RowButton {
    id: row

    required property string recordId
    required property string title
    required property string line
    required property string stateText
    required property string tone
    required property bool unsent

    text: title + ", " + stateText

    contentItem: RowLayout {
        spacing: Theme.small

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
