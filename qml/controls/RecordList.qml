pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A windowed list with an item above its rows and one below, which scroll along. (Qt 6.4 cannot
// create bound components as header, footer or section; items it can hold.) Rows that begin a
// section draw its heading themselves: see SectionedRow.
ListView {
    id: list

    property Item head
    property Item tail
    property bool held: true // stays at the top while the head grows

    topMargin: head ? head.height : 0
    bottomMargin: tail && tail.visible ? tail.height : Theme.huge
    clip: true
    cacheBuffer: 600
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    ScrollBar.vertical: ScrollBar { }

    onHeadChanged: adopt(head)
    onTailChanged: adopt(tail)
    onMovementEnded: held = atYBeginning
    onTopMarginChanged: if (held) toTop()
    onOriginYChanged: if (held) toTop()

    // Without the parameter's type: Qt 6.4's QML compiler crashes on it.
    function adopt(item) {
        if (item)
            item.parent = contentItem
    }

    function toTop() {
        held = true
        contentY = originY - topMargin
    }

    function toEnd() {
        held = false
        contentY = originY + contentHeight + bottomMargin - height
    }

    Binding {
        target: list.head
        property: "y"
        value: list.originY - list.topMargin
        when: list.head !== null
    }

    Binding {
        target: list.tail
        property: "y"
        value: list.originY + list.contentHeight
        when: list.tail !== null
    }
}
