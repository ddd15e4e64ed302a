pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A page's body: one column that scrolls, with the page's margins; on a wide pane it keeps to a
// readable width.
Flickable {
    id: page

    property int spacing: Theme.medium
    property int widthMax: 680
    default property alias content: column.data

    contentWidth: width
    contentHeight: column.implicitHeight + Theme.margin + Theme.huge
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    ScrollBar.vertical: ScrollBar {
        policy: page.contentHeight > page.height ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff
    }

    // Brings the focused field above the keyboard and into sight.
    function reveal(item: Item) {
        const y = item.mapToItem(page.contentItem, 0, 0).y
        if (y < contentY || y + item.height > contentY + height)
            contentY = Math.max(0, Math.min(y - Theme.huge, contentHeight - height))
    }

    Column {
        id: column
        x: Theme.margin
        y: Theme.margin
        width: Math.min(page.width - 2 * Theme.margin, page.widthMax)
        spacing: page.spacing
    }
}
