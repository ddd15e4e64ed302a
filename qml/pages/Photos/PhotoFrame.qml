pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A photo in full, in its own proportions; a frame where it is not here.
Rectangle {
    id: frame

    property string file

    implicitHeight: width * (picture.aspect > 0 ? Math.min(picture.aspect, 1.4) : 0.6)
    radius: Theme.radius
    color: Theme.sunken

    Picture {
        id: picture
        anchors.fill: parent
        whole: true
        file: frame.file
    }

    Icon {
        visible: frame.file.length === 0 || picture.failed
        anchors.centerIn: parent
        width: Theme.icon * 2
        height: width
        name: "picture"
        color: Theme.muted
    }
}
