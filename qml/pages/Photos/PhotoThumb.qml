pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A photo in small with its state in words below; opens the photo. One that is not on this phone
// shows a frame.
AbstractButton {
    id: thumb

    property string file
    property string iconName
    property string tone
    property string stateText

    readonly property int side: Theme.large ? 112 : 88

    implicitWidth: side
    implicitHeight: side + state.implicitHeight + Theme.tiny
    focusPolicy: Qt.StrongFocus
    text: qsTr("照片，%1").arg(stateText)
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: thumb.clicked()
    Keys.onEnterPressed: thumb.clicked()

    contentItem: Item {
        Rectangle {
            id: frame
            width: thumb.side
            height: thumb.side
            radius: Theme.radius / 2
            color: Theme.sunken
            border.width: Theme.hairline
            border.color: Theme.line

            Icon {
                visible: thumb.file.length === 0 || picture.failed
                anchors.centerIn: parent
                width: Theme.icon
                height: Theme.icon
                name: "picture"
                color: Theme.muted
            }

            Picture {
                id: picture
                anchors.fill: parent
                anchors.margins: 1
                file: thumb.file
            }
        }

        CaptionText {
            id: state
            anchors.top: frame.bottom
            anchors.topMargin: Theme.tiny
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            color: Theme.toneInk(thumb.tone)
            text: thumb.stateText
        }
    }

    background: Item {
        FocusRing {
            anchors.margins: -2
            shown: thumb.visualFocus
        }
    }
}
