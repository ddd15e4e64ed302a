pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A group's name with a hairline to the end, and a word there if need be.
Item {
    id: heading

    property string text
    property string trailing

    implicitHeight: Math.max(words.implicitHeight, tail.implicitHeight)
                    + Theme.medium + Theme.small

    LabelText {
        id: words
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.small
        width: Math.min(implicitWidth, parent.width - tail.width - Theme.huge)
        color: Theme.muted
        text: heading.text
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Rectangle {
        anchors.left: words.right
        anchors.right: tail.left
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: tail.text.length > 0 ? Theme.medium : 0
        anchors.verticalCenter: words.verticalCenter
        visible: width > Theme.huge
        height: Theme.hairline
        color: Theme.line
    }

    LabelText {
        id: tail
        anchors.right: parent.right
        anchors.verticalCenter: words.verticalCenter
        color: Theme.muted
        font.bold: false
        wrapMode: Text.NoWrap
        text: heading.trailing
    }
}
