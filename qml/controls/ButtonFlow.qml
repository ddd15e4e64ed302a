pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A primary button and two or more others in one line; where they do not fit, the first takes a
// line of its own. Children are the buttons, the first one the primary.
Item {
    id: flow

    property int spacing: Theme.small
    readonly property real needed: neededWidth() // follows fonts and words
    readonly property real firstHeight: visibleChildren.length > 0
                                        ? visibleChildren[0].implicitHeight : 0

    implicitHeight: childrenRect.height

    function neededWidth(): real {
        let sum = 0
        for (let at = 0; at < visibleChildren.length; ++at)
            sum += visibleChildren[at].implicitWidth + (at > 0 ? spacing : 0)
        return sum
    }

    function arrange() {
        const others = []
        for (let at = 1; at < visibleChildren.length; ++at)
            others.push(visibleChildren[at])
        const first = visibleChildren[0]
        if (!first || width <= 0)
            return
        const broken = needed > width
        const gaps = others.length * spacing
        let otherWidth = 0
        for (const child of others)
            otherWidth += child.implicitWidth
        let x = 0
        first.x = 0
        first.y = 0
        first.width = broken ? width : width - otherWidth - gaps
        const line = broken ? first.implicitHeight + spacing : 0
        const share = (width - (others.length - 1) * spacing) / others.length
        x = broken ? 0 : first.width + spacing
        for (const child of others) {
            child.x = x
            child.y = line
            child.width = broken ? share : child.implicitWidth
            x += child.width + spacing
        }
    }

    onWidthChanged: arrange()
    onNeededChanged: arrange()
    onFirstHeightChanged: arrange()
    onVisibleChildrenChanged: arrange()
    Component.onCompleted: arrange()
}
