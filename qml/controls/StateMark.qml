pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A state as shape and word in its tone.
Row {
    id: mark

    property string iconName
    property string text
    property string tone

    spacing: Theme.tiny + 1
    visible: text.length > 0

    Icon {
        visible: mark.iconName.length > 0
        name: mark.iconName
        color: Theme.toneInk(mark.tone)
        width: Theme.iconSmall + 2
        height: width
        anchors.verticalCenter: parent.verticalCenter
    }

    LabelText {
        text: mark.text
        color: Theme.toneInk(mark.tone)
        width: Math.min(implicitWidth, mark.width > 0 ? mark.width : implicitWidth)
        anchors.verticalCenter: parent.verticalCenter
    }
}
