pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A few answers side by side in one frame, one of them chosen: by ground, weight and a tick.
Rectangle {
    id: segments

    property string name
    property list<string> codes
    property list<string> words
    property string chosen

    signal picked(string code)

    implicitHeight: Theme.target
    radius: Theme.radius
    color: Theme.sunken

    Row {
        anchors.fill: parent

        Repeater {
            model: segments.codes.length

            delegate: AbstractButton {
                id: segment

                required property int index

                readonly property bool current: segments.codes[index] === segments.chosen

                objectName: segments.name + "." + segments.codes[index]
                width: segments.width / segments.codes.length
                height: segments.height
                padding: 3
                text: segments.words[index]
                focusPolicy: Qt.StrongFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: current
                Keys.onReturnPressed: segment.clicked()
                onClicked: segments.picked(segments.codes[index])

                contentItem: Item {
                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.tiny

                        Icon {
                            visible: segment.current
                            name: "check"
                            color: Theme.green
                            width: Theme.iconSmall
                            height: width
                            anchors.verticalCenter: parent.verticalCenter
                        }

                        BodyText {
                            text: segment.text
                            color: segment.current ? Theme.green : Theme.ink
                            font.bold: segment.current
                            wrapMode: Text.NoWrap
                        }
                    }
                }

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: 3
                        radius: Theme.radius - 3
                        color: segment.current ? Theme.surface : "transparent"
                        border.width: segment.current ? Theme.hairline : 0
                        border.color: Theme.lineStrong

                        FocusRing {
                            anchors.margins: 0
                            shown: segment.visualFocus
                        }
                    }
                }
            }
        }
    }
}
