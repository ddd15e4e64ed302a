pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// Where the keyboard is. Drawn outside the control, so that it never hides what is inside.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth - 1
    visible: shown
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.blue
    radius: Theme.radius + Theme.focusWidth
}
