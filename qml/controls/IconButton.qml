pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A button that is a shape; its words are for the screen reader and the tooltip.
AbstractButton {
    id: control

    property string iconName
    property color inkColor: Theme.ink
    property color faceColor: "transparent"

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    ToolTip.text: text
    ToolTip.visible: hovered && text.length > 0
    ToolTip.delay: 600

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            width: Theme.icon
            height: Theme.icon
            name: control.iconName
            color: control.enabled ? control.inkColor : Theme.lineStrong
        }
    }

    background: Rectangle {
        radius: width / 2
        color: control.down ? Theme.sunken : control.faceColor

        FocusRing {
            radius: width / 2
            shown: control.visualFocus
        }
    }
}
