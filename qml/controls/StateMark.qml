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
        readonly property real besideIcon: mark.iconName.length > 0
                                           ? Theme.iconSmall + 2 + mark.spacing : 0

        text: mark.text
        color: Theme.toneInk(mark.tone)
        width: mark.width > 0 ? Math.min(implicitWidth, mark.width - besideIcon) : implicitWidth
        anchors.verticalCenter: parent.verticalCenter
    }
}
