pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls

// A quiet pill that can be tapped: the visible part is small, the target is not.
AbstractButton {
    id: control

    property string tone: "amber"
    property string iconName: "waiting"

    implicitWidth: pill.implicitWidth
    implicitHeight: Theme.target
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Item {
        TagPill {
            id: pill
            anchors.centerIn: parent
            text: control.text
            tone: control.tone
            iconName: control.iconName
        }
    }

    background: Item {
        FocusRing {
            anchors.margins: 4
            radius: height / 2
            shown: control.visualFocus
        }
    }
}
