pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// How far something has come, 0 to 1. Does not move when that is not known.
Rectangle {
    id: track

    property real value: -1

    implicitHeight: 6
    radius: height / 2
    color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("进度")

    Rectangle {
        width: parent.width * Math.max(0, Math.min(1, track.value))
        height: parent.height
        radius: height / 2
        color: Theme.green
    }
}
