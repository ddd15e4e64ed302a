pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// A button with words. One primary button a page: what one came for. Long words wrap, they are
// never cut.
AbstractButton {
    id: control

    property string kind: "secondary" // primary, secondary, soft, danger
    property string iconName
    property bool busy: false

    readonly property bool primary: kind === "primary"
    readonly property color inkColor: {
        if (!enabled)
            return Theme.muted
        switch (kind) {
        case "primary": return Theme.textOnGreen
        case "soft": return Theme.green
        case "danger": return Theme.red
        default: return Theme.ink
        }
    }
    readonly property color faceColor: {
        if (!enabled)
            return primary ? Theme.sunken : "transparent"
        switch (kind) {
        case "primary": return down ? Theme.greenPressed : Theme.green
        case "soft": return down ? Theme.sunken : Theme.greenSoft
        default: return down ? Theme.sunken : Theme.surface
        }
    }

    implicitWidth: Math.ceil(implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.margin
    rightPadding: Theme.margin
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        implicitWidth: words.implicitWidth + (symbol.visible ? symbol.width + Theme.small : 0)
        implicitHeight: words.implicitHeight

        Icon {
            id: symbol
            visible: control.iconName.length > 0
            name: control.iconName
            color: control.inkColor
            width: Theme.icon
            height: Theme.icon
            x: (parent.width - width - Theme.small - words.width) / 2
            anchors.verticalCenter: parent.verticalCenter
        }

        Text {
            id: words
            text: control.text
            color: control.inkColor
            font.family: Theme.family
            font.pixelSize: Theme.body
            font.bold: true
            horizontalAlignment: symbol.visible ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.Wrap
            x: symbol.visible ? symbol.x + symbol.width + Theme.small : 0
            width: symbol.visible
                   ? Math.min(implicitWidth, parent.width - symbol.width - Theme.small)
                   : parent.width
            height: parent.height
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: control.faceColor
        border.width: control.primary || control.kind === "soft" ? 0 : Theme.hairline * 1.5
        border.color: Theme.lineStrong

        FocusRing { shown: control.visualFocus }
    }
}
