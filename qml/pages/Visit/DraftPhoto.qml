pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A photo that goes with the visit, and a button that takes it off again.
Rectangle {
    id: draft

    required property string file
    required property int index

    signal removed()

    implicitWidth: Theme.large ? 140 : 112
    implicitHeight: implicitWidth
    radius: Theme.radius / 2
    color: Theme.sunken

    Picture {
        anchors.fill: parent
        file: draft.file
    }

    IconButton {
        objectName: "visit.removePhoto." + draft.index
        anchors.right: parent.right
        anchors.top: parent.top
        iconName: "close"
        faceColor: Theme.surface
        inkColor: Theme.ink
        text: qsTr("不要这张照片")
        onClicked: draft.removed()
    }
}
