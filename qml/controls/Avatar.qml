pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A person's first character in a circle.
Rectangle {
    id: avatar

    property string initial
    property string tone: "green"

    implicitWidth: Theme.large ? 46 : 38
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.toneSoft(tone)

    LabelText {
        anchors.centerIn: parent
        text: avatar.initial
        color: avatar.tone.length > 0 ? Theme.toneInk(avatar.tone) : Theme.ink
        font.pixelSize: Theme.body
    }
}
