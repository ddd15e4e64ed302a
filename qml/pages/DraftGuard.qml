pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Asks before something written but not saved is left. Covers its page while it asks.
Item {
    id: guard

    property bool dirty: false
    property bool asking: false

    signal saveAsked()
    signal abandoned()

    function leave() {
        if (dirty)
            asking = true
        else
            abandoned()
    }

    visible: asking
    z: 10

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        TapHandler { onTapped: guard.asking = false }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: column.implicitHeight + 2 * Theme.margin
        color: Theme.surface
        radius: Theme.radiusCard

        Column {
            id: column
            x: Theme.margin
            y: Theme.margin
            width: parent.width - 2 * Theme.margin
            spacing: Theme.medium

            TitleText {
                width: parent.width
                text: qsTr("还没存好，要走吗？")
            }

            ActionButton {
                objectName: "guard.save"
                width: parent.width
                kind: "primary"
                text: qsTr("存好再走")
                onClicked: {
                    guard.asking = false
                    guard.saveAsked()
                }
            }

            ActionButton {
                objectName: "guard.leave"
                width: parent.width
                text: qsTr("不存了")
                onClicked: guard.abandoned()
            }
        }
    }
}
