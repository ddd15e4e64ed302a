pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// What was just written down, and a way to take it back while the line runs out.
Rectangle {
    id: bar

    property string text
    property int spanMs: 10000
    property bool undoable: true

    signal undone()

    implicitHeight: row.implicitHeight + Theme.small
    radius: Theme.radius
    color: Theme.bar
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        x: Theme.margin
        width: parent.width - Theme.margin - Theme.tiny
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.small

        BodyText {
            text: bar.text
            color: Theme.textOnBar
            Layout.fillWidth: true
        }

        TextButton {
            objectName: "undo.undo"
            visible: bar.undoable
            text: qsTr("撤销")
            iconName: "undo"
            inkColor: Theme.actionOnBar
            onClicked: bar.undone()
        }
    }

    Rectangle {
        id: remaining
        x: Theme.radius
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 3
        height: 2
        radius: 1
        color: Theme.actionOnBar

        NumberAnimation on width {
            running: bar.visible
            from: bar.width - 2 * Theme.radius
            to: 0
            duration: bar.spanMs
        }
    }
}
