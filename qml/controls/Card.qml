pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A sheet of paper on the page, with a hairline rather than a shadow. Put one child in it; the card
// is as tall as that child and its padding.
Rectangle {
    id: card

    property int padding: Theme.margin
    default property alias content: inside.data

    implicitHeight: inside.childrenRect.height + 2 * padding
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    Item {
        id: inside
        x: card.padding
        y: card.padding
        width: card.width - 2 * card.padding
        height: childrenRect.height
    }
}
