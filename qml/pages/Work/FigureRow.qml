pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A figure with its name; where it is known of how many, a bar shows the share.
RowButton {
    id: row

    property string label
    property string value
    property real share: -1 // 0 to 1; less: not known

    text: label + ", " + value
    inset: 0

    contentItem: ColumnLayout {
        spacing: Theme.tiny

        RowLayout {
            spacing: Theme.small
            Layout.fillWidth: true

            BodyText {
                text: row.label
                Layout.fillWidth: true
            }

            TitleText {
                text: row.value
                wrapMode: Text.NoWrap
            }
        }

        Rectangle {
            visible: row.share >= 0
            color: Theme.sunken
            radius: height / 2
            Layout.fillWidth: true
            Layout.preferredHeight: 6

            Rectangle {
                width: parent.width * Math.min(1, Math.max(0, row.share))
                height: parent.height
                radius: parent.radius
                color: Theme.green
            }
        }
    }
}
