pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One thing to look at: its shape in its tone, what it is, where and when.
RowButton {
    id: row

    required property string iconName
    required property string tone
    required property string title
    required property string placeLine
    required property string line

    text: title + ", " + placeLine + ", " + line
    lastInGroup: true
    topPadding: Theme.medium
    bottomPadding: Theme.medium

    background: Rectangle {
        radius: Theme.radiusCard
        color: row.down ? Theme.sunken : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line

        FocusRing { shown: row.visualFocus }
    }

    contentItem: RowLayout {
        spacing: Theme.medium

        Rectangle {
            implicitWidth: Theme.large ? 48 : 40
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.toneSoft(row.tone)
            Layout.alignment: Qt.AlignTop

            Icon {
                anchors.centerIn: parent
                width: Theme.icon
                height: Theme.icon
                name: row.iconName
                color: Theme.toneInk(row.tone)
            }
        }

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true

            BodyText {
                text: row.title
                font.bold: true
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.placeLine
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.line
                Layout.fillWidth: true
            }
        }

        Icon {
            name: "forward"
            color: Theme.muted
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }
}
