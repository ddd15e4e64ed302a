pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// The bottom of a page, under the thumb: one sentence at most, and the button one came for.
Rectangle {
    id: bar

    property int widthMax: 680
    default property alias content: column.data

    implicitHeight: column.implicitHeight + 2 * Theme.medium
    color: Theme.paper

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    Column {
        id: column
        x: Theme.margin
        y: Theme.medium
        width: Math.min(bar.width - 2 * Theme.margin, bar.widthMax)
        spacing: Theme.small
    }
}
