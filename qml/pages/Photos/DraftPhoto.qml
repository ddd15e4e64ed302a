pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A photo that goes with what is being written down, and a button that takes it off again.
Rectangle {
    id: draft

    required property string file
    required property int index

    property string name // of the page, for object names

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
        objectName: draft.name + ".removePhoto." + draft.index
        anchors.right: parent.right
        anchors.top: parent.top
        iconName: "close"
        faceColor: Theme.surface
        inkColor: Theme.ink
        text: qsTr("不要这张照片")
        onClicked: draft.removed()
    }
}
