pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// One place of the app in the bottom bar or the rail: a shape and its word.
AbstractButton {
    id: control

    property string iconName
    property bool current: false

    implicitHeight: column.implicitHeight + Theme.small
    implicitWidth: Math.max(Theme.target, column.implicitWidth + Theme.small)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Column {
            id: column
            anchors.centerIn: parent
            spacing: 2

            Rectangle {
                width: Theme.large ? 64 : 56
                height: Theme.large ? 34 : 28
                radius: height / 2
                color: control.current ? Theme.greenSoft : "transparent"
                anchors.horizontalCenter: parent.horizontalCenter

                Icon {
                    anchors.centerIn: parent
                    width: Theme.icon
                    height: Theme.icon
                    name: control.iconName
                    color: control.current ? Theme.green : Theme.muted
                }
            }

            LabelText {
                text: control.text
                font.bold: control.current
                font.pixelSize: Theme.large ? Theme.caption : Theme.caption
                color: control.current ? Theme.green : Theme.muted
                wrapMode: Text.NoWrap
                anchors.horizontalCenter: parent.horizontalCenter
            }
        }
    }

    background: Item {
        FocusRing {
            anchors.margins: 2
            shown: control.visualFocus
        }
    }
}
