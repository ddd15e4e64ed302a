pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// One line that asks for a look, in its tone; tap to go there.
RowButton {
    id: notice

    property string tone: "amber"
    property string iconName: "info"
    property bool leads: true
    property string endIcon: "forward" // where it leads: there, or away

    lastInGroup: true
    enabled: leads

    contentItem: RowLayout {
        spacing: Theme.medium

        Icon {
            name: notice.iconName
            color: Theme.toneInk(notice.tone)
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.icon
        }

        BodyText {
            text: notice.text
            color: Theme.toneInk(notice.tone)
            font.bold: notice.leads
            Layout.fillWidth: true
        }

        Icon {
            visible: notice.leads
            name: notice.endIcon
            color: Theme.toneInk(notice.tone)
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }

    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.toneSoft(notice.tone)

        FocusRing { shown: notice.visualFocus }
    }
}
