pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// One of a few settings: a ring that fills when chosen.
RowButton {
    id: row

    property bool chosen: false

    inset: 0
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    contentItem: RowLayout {
        spacing: Theme.medium

        BodyText {
            text: row.text
            font.bold: row.chosen
            Layout.fillWidth: true
        }

        Rectangle {
            implicitWidth: Theme.icon
            implicitHeight: Theme.icon
            radius: width / 2
            color: "transparent"
            border.width: 2
            border.color: row.chosen ? Theme.green : Theme.lineStrong

            Rectangle {
                anchors.centerIn: parent
                visible: row.chosen
                width: parent.width / 2
                height: width
                radius: width / 2
                color: Theme.green
            }
        }
    }
}
