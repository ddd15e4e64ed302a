pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A small word with a soft ground: a care tag, a state. Not to be tapped.
Rectangle {
    id: pill

    property string text
    property string iconName
    property string tone: "blue"
    property real widthMax: 10000

    implicitWidth: Math.min(widthMax, line.implicitWidth + 2 * Theme.medium)
    implicitHeight: words.implicitHeight + Theme.small
    radius: Math.min(height / 2, Theme.margin)
    color: Theme.toneSoft(tone)

    Row {
        id: line
        x: Theme.medium
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.tiny + 2

        Icon {
            visible: pill.iconName.length > 0
            name: pill.iconName
            color: Theme.toneInk(pill.tone)
            width: Theme.iconSmall
            height: Theme.iconSmall
            anchors.verticalCenter: parent.verticalCenter
        }

        CaptionText {
            id: words
            text: pill.text
            color: Theme.toneInk(pill.tone)
            width: Math.min(implicitWidth, pill.widthMax - 2 * Theme.medium
                            - (pill.iconName.length > 0 ? Theme.iconSmall + Theme.small : 0))
        }
    }
}
