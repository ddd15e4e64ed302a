pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// Room for a few sentences; grows with them.
TextArea {
    id: control

    property int linesMin: 2

    implicitHeight: Math.max(Math.ceil(linesMin * font.pixelSize * 1.5) + topPadding
                             + bottomPadding, contentHeight + topPadding + bottomPadding)
    padding: Theme.medium
    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    placeholderTextColor: Theme.muted
    selectionColor: Theme.green
    selectedTextColor: Theme.textOnGreen
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    KeyNavigation.priority: KeyNavigation.BeforeItem
    KeyNavigation.tab: nextItemInFocusChain(true)

    Accessible.role: Accessible.EditableText
    Accessible.name: placeholderText

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surface
        border.width: control.activeFocus ? 2 : Theme.hairline
        border.color: control.activeFocus ? Theme.green : Theme.lineStrong
    }
}
