pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// One choice among several. Chosen is shown by a tick, a thicker edge and the ground.
AbstractButton {
    id: control

    property bool chosen: false
    property string iconName
    property bool exclusive: true
    property real widthMax: 10000

    implicitWidth: Math.max(Theme.target,
                            Math.min(widthMax, line.implicitWidth + leftPadding + rightPadding))
    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.small)
    leftPadding: Theme.medium + 2
    rightPadding: Theme.medium + 2
    focusPolicy: Qt.StrongFocus

    Accessible.role: exclusive ? Accessible.RadioButton : Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Row {
            id: line
            anchors.centerIn: parent
            spacing: Theme.tiny + 2

            Icon {
                visible: name.length > 0
                name: control.chosen ? "check" : control.iconName
                color: control.chosen ? Theme.green : Theme.muted
                width: Theme.iconSmall + 2
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }

            BodyText {
                id: words
                text: control.text
                color: control.chosen ? Theme.green : Theme.ink
                font.bold: control.chosen
                width: Math.min(implicitWidth, control.widthMax - control.leftPadding
                                - control.rightPadding - Theme.iconSmall - Theme.small)
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }

    background: Rectangle {
        radius: Math.min(height / 2, Theme.huge + Theme.tiny)
        color: control.chosen ? Theme.greenSoft : (control.down ? Theme.sunken : Theme.surface)
        border.width: control.chosen ? 2 : Theme.hairline
        border.color: control.chosen ? Theme.green : Theme.lineStrong

        FocusRing {
            radius: height / 2
            shown: control.visualFocus
        }
    }
}
