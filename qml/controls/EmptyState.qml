pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// An empty place: the tree, one sentence, perhaps a second, and perhaps what to do about it.
Column {
    id: empty

    property string title
    property string text
    property string actionText
    property string actionName // its objectName

    signal acted()

    spacing: Theme.small

    Icon {
        name: "banyan"
        color: Theme.green
        opacity: 0.75
        width: Theme.large ? 104 : 92
        height: width
        anchors.horizontalCenter: parent.horizontalCenter
    }

    TitleText {
        text: empty.title
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
    }

    BodyText {
        visible: text.length > 0
        text: empty.text
        color: Theme.muted
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
    }

    TextButton {
        objectName: empty.actionName
        visible: empty.actionText.length > 0
        text: empty.actionText
        anchors.horizontalCenter: parent.horizontalCenter
        onClicked: empty.acted()
    }
}
