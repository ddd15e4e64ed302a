pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A whole line that can be tapped, with a hairline below. Children go into the line.
AbstractButton {
    id: control

    property bool selected: false
    property bool lastInGroup: false
    property int inset: Theme.margin

    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: inset
    rightPadding: inset
    topPadding: Theme.small + 2
    bottomPadding: Theme.small + 2
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()
    // A list that is gone through by arrow keys gives no reason; one still has to see where one is.
    onActiveFocusChanged: {
        if (activeFocus && focusReason === Qt.OtherFocusReason)
            focusReason = Qt.TabFocusReason
    }

    background: Rectangle {
        color: control.selected ? Theme.greenSoft
                                : (control.down ? Theme.sunken : "transparent")
        radius: control.selected ? Theme.radius : 0

        Rectangle {
            visible: !control.lastInGroup && !control.selected
            anchors.bottom: parent.bottom
            x: control.inset
            width: parent.width - 2 * control.inset
            height: Theme.hairline
            color: Theme.line
        }

        FocusRing {
            anchors.margins: 1
            shown: control.visualFocus
        }
    }
}
