pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One number and whose it is; tap to call.
RowButton {
    id: row

    required property string number
    required property string owner

    objectName: "household.phone." + number
    text: qsTr("打电话") + ", " + number + ", " + owner
    inset: 0
    lastInGroup: true
    topPadding: 0
    bottomPadding: 0
    onClicked: Qt.openUrlExternally("tel:" + number)

    contentItem: RowLayout {
        spacing: Theme.medium

        Rectangle {
            implicitWidth: Theme.large ? 46 : 38
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.greenSoft

            Icon {
                anchors.centerIn: parent
                width: Theme.iconSmall + 4
                height: width
                name: "phone"
                color: Theme.green
            }
        }

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            BodyText {
                text: row.number
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.owner
                Layout.fillWidth: true
            }
        }
    }
}
