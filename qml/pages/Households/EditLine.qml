pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// An entry of a set that can be taken off, or kept after all.
Rectangle {
    id: entry

    property string name
    property string text
    property string line
    property bool struck: false

    signal toggled()

    implicitHeight: Math.max(Theme.target, row.implicitHeight + Theme.small)
    radius: Theme.radius
    color: struck ? Theme.sunken : Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    RowLayout {
        id: row
        x: Theme.medium
        width: parent.width - Theme.medium - Theme.tiny
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: entry.text
                color: entry.struck ? Theme.muted : Theme.ink
                font.strikeout: entry.struck
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: entry.line
                Layout.fillWidth: true
            }
        }

        IconButton {
            objectName: entry.name
            iconName: entry.struck ? "undo" : "close"
            inkColor: Theme.muted
            text: entry.struck ? qsTr("留着") : qsTr("去掉")
            onClicked: entry.toggled()
        }
    }
}
