pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// What to remember: sunken into the page, as something written earlier.
Rectangle {
    id: box

    property string text
    property string iconName

    implicitHeight: words.implicitHeight + 2 * Theme.medium
    radius: Theme.radius
    color: Theme.sunken

    Icon {
        id: symbol
        visible: box.iconName.length > 0
        x: Theme.medium
        y: words.y + (Theme.body * 1.45 - height) / 2
        width: visible ? Theme.iconSmall + 2 : 0
        height: Theme.iconSmall + 2
        name: box.iconName
        color: Theme.muted
    }

    BodyText {
        id: words
        x: Theme.medium + (symbol.visible ? symbol.width + Theme.small : 0)
        y: Theme.medium
        width: box.width - x - Theme.medium
        text: box.text
    }
}
