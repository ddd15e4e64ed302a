pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// A line with a name and its value that leads somewhere: a field, a page.
RowButton {
    id: row

    property string label
    property string value
    property bool blank: false
    property string stateIcon
    property string trailing // a word at the end
    property bool leads: true

    text: label + ", " + value
    inset: 0

    contentItem: RowLayout {
        spacing: Theme.small

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            CaptionText {
                visible: text.length > 0
                text: row.label
                Layout.fillWidth: true
            }

            BodyText {
                visible: text.length > 0
                text: row.value
                color: row.blank ? Theme.muted : Theme.ink
                Layout.fillWidth: true
            }
        }

        Icon {
            visible: row.stateIcon.length > 0
            name: row.stateIcon
            color: Theme.amber
            Layout.preferredWidth: Theme.iconSmall + 2
            Layout.preferredHeight: Theme.iconSmall + 2
        }

        CaptionText {
            visible: text.length > 0
            text: row.trailing
            wrapMode: Text.NoWrap
        }

        Icon {
            visible: row.leads
            name: "forward"
            color: Theme.muted
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }
}
