pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// One entry of a thin timeline: a line that joins its neighbours, a shape on it, words beside.
Item {
    id: entry

    property string iconName
    property string tone
    property string title
    property string line
    property string text
    property string note
    property string actionName // object name of the button at the side; empty: no button
    property string actionText
    property bool struck: false
    property bool firstEntry: false
    property bool lastEntry: false

    readonly property int axis: Theme.icon / 2

    signal acted()

    implicitHeight: words.implicitHeight + Theme.margin + Theme.tiny

    Rectangle { // above the shape
        visible: !entry.firstEntry
        x: entry.axis
        width: Theme.hairline * 2
        height: symbol.y - 3
        color: Theme.line
    }

    Rectangle { // below it
        visible: !entry.lastEntry
        x: entry.axis
        y: symbol.y + symbol.height + 3
        width: Theme.hairline * 2
        height: parent.height - y
        color: Theme.line
    }

    Icon {
        id: symbol
        y: Theme.small / 2 + 1
        width: Theme.icon
        height: Theme.icon
        name: entry.iconName
        color: Theme.toneInk(entry.tone)
    }

    ColumnLayout {
        id: words
        x: Theme.icon + Theme.medium
        y: Theme.small / 2
        width: parent.width - x - (action.visible ? action.width : 0)
        spacing: 1

        BodyText {
            text: entry.title
            font.strikeout: entry.struck
            color: entry.struck ? Theme.muted : Theme.ink
            Layout.fillWidth: true
        }

        BodyText {
            visible: text.length > 0
            text: entry.text
            font.pixelSize: Theme.label + 1
            font.strikeout: entry.struck
            color: entry.struck ? Theme.muted : Theme.ink
            Layout.fillWidth: true
        }

        CaptionText {
            visible: text.length > 0
            text: entry.line
            Layout.fillWidth: true
        }

        CaptionText {
            visible: text.length > 0
            text: entry.note
            color: Theme.amber
            Layout.fillWidth: true
        }
    }

    IconButton {
        id: action
        objectName: entry.actionName
        visible: entry.actionName.length > 0
        anchors.right: parent.right
        iconName: "pencil"
        inkColor: Theme.muted
        text: entry.actionText
        onClicked: entry.acted()
    }
}
