pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// One line to write in.
TextField {
    id: control

    property string iconName
    property bool wrong: false

    implicitHeight: Theme.target
    leftPadding: iconName.length > 0 ? Theme.medium + Theme.icon + Theme.small : Theme.medium
    rightPadding: Theme.medium
    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    placeholderTextColor: Theme.muted
    selectionColor: Theme.green
    selectedTextColor: Theme.textOnGreen
    verticalAlignment: Text.AlignVCenter

    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: control.activeFocus ? 2 : Theme.hairline
        border.color: control.wrong ? Theme.red
                                    : (control.activeFocus ? Theme.green : Theme.lineStrong)

        Icon {
            visible: control.iconName.length > 0
            x: Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.icon
            height: Theme.icon
            name: control.iconName
            color: Theme.muted
        }
    }
}
