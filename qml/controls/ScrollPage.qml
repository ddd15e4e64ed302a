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

    // Brings an item into sight, once the column has found its place.
    function reveal(item: Item) {
        wanted.item = item
        wanted.start()
    }

    Timer {
        id: wanted

        property Item item: null

        interval: 30
        onTriggered: {
            const y = item.mapToItem(page.contentItem, 0, 0).y
            if (y < page.contentY || y + item.height > page.contentY + page.height)
                page.contentY = Math.max(0, Math.min(y - Theme.huge,
                                                     page.contentHeight - page.height))
        }
    }

    Column {
        id: column
        x: Theme.margin
        y: Theme.margin
        width: Math.min(page.width - 2 * Theme.margin, page.widthMax)
        spacing: page.spacing
    }
}
