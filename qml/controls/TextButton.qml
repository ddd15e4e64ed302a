pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A quiet way on: green words without a face, with a whole target around them.
AbstractButton {
    id: control

    property string iconName
    property color inkColor: Theme.green

    implicitWidth: Math.max(Theme.target, line.implicitWidth + 2 * Theme.small)
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Row {
            id: line
            anchors.centerIn: parent
            spacing: Theme.small

            Icon {
                visible: control.iconName.length > 0
                width: Theme.iconSmall
                height: Theme.iconSmall
                name: control.iconName
                color: control.inkColor
                anchors.verticalCenter: parent.verticalCenter
            }

            LabelText {
                text: control.text
                color: control.enabled ? control.inkColor : Theme.muted
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.sunken : "transparent"

        FocusRing { shown: control.visualFocus }
    }
}
