pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One thing that is saved here and not yet at the office.
Item {
    id: row

    required property string title
    required property string line
    required property string iconName

    implicitHeight: Math.max(Theme.target, content.implicitHeight + Theme.margin)

    RowLayout {
        id: content
        width: parent.width
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.medium

        Icon {
            name: row.iconName
            color: Theme.muted
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
                text: row.line
                Layout.fillWidth: true
            }
        }

        Icon {
            name: "waiting"
            color: Theme.amber
            Layout.preferredWidth: Theme.iconSmall + 2
            Layout.preferredHeight: Theme.iconSmall + 2
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
