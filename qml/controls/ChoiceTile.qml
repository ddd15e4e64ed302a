pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// One of a few ways something went: its shape over its word (beside it in large letters). Chosen is
// shown by ground, edge and weight.
AbstractButton {
    id: control

    property bool chosen: false
    property string iconName

    implicitHeight: Theme.large ? Math.max(Theme.target, words.implicitHeight + Theme.margin)
                                : symbol.height + words.implicitHeight + Theme.margin + 2
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        Icon {
            id: symbol
            width: Theme.icon
            height: Theme.icon
            x: Theme.large ? Theme.small : (parent.width - width) / 2
            y: Theme.large ? (parent.height - height) / 2 : Theme.small
            name: control.iconName
            color: control.chosen ? Theme.green : Theme.muted
        }

        LabelText {
            id: words
            x: Theme.large ? symbol.x + symbol.width + Theme.small : 2
            y: Theme.large ? (parent.height - height) / 2 : symbol.y + symbol.height + 2
            width: parent.width - x - 2
            text: control.text
            color: control.chosen ? Theme.green : Theme.ink
            font.bold: control.chosen
            horizontalAlignment: Theme.large ? Text.AlignLeft : Text.AlignHCenter
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.chosen ? Theme.greenSoft : (control.down ? Theme.sunken : Theme.surface)
        border.width: control.chosen ? 2 : Theme.hairline
        border.color: control.chosen ? Theme.green : Theme.line

        FocusRing { shown: control.visualFocus }
    }
}
