pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// One door in a list: its number first, then who lives there and what is due, and a shape for it.
RowButton {
    id: row

    required property string door
    required property string name
    required property string line
    required property string iconName
    required property string tone

    text: door + ", " + name + ", " + line

    contentItem: RowLayout {
        spacing: Theme.medium

        DoorText {
            text: row.door
            Layout.preferredWidth: Theme.door * 2.6
            Layout.alignment: Qt.AlignVCenter
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.name
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.line
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }

        Icon {
            visible: row.iconName.length > 0
            name: row.iconName
            color: Theme.toneInk(row.tone)
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }
    }
}
