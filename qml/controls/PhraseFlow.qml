pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// Short ready-made words that are put down by a tap.
Flow {
    id: flow

    property alias phrases: words.model
    property string name

    signal picked(string phrase)

    spacing: Theme.small

    Repeater {
        id: words

        delegate: AbstractButton {
            id: phrase

            required property int index
            required property string modelData

            objectName: flow.name + "." + index
            text: modelData
            implicitWidth: Math.min(flow.width, label.implicitWidth + 2 * Theme.medium)
            implicitHeight: Math.max(Theme.large ? Theme.target : 44,
                                     label.implicitHeight + Theme.small)
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.Button
            Accessible.name: text
            Keys.onReturnPressed: phrase.clicked()
            onClicked: flow.picked(modelData)

            contentItem: Item {
                BodyText {
                    id: label
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, flow.width - 2 * Theme.medium)
                    text: phrase.text
                    font.pixelSize: Theme.label + 1
                }
            }

            background: Rectangle {
                radius: Theme.radius
                color: phrase.down ? Theme.line : Theme.sunken

                FocusRing { shown: phrase.visualFocus }
            }
        }
    }
}
