pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Somebody's account: who, as what, and how many devices are in use.
RowButton {
    id: row

    required property string title
    required property string line
    required property string trailing
    required property string markIcon
    required property string markTone
    required property string markText

    text: title + ", " + line + ", " + trailing + (markText.length > 0 ? ", " + markText : "")
    inset: 0

    contentItem: RowLayout {
        spacing: Theme.small

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.title
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.line
                Layout.fillWidth: true
            }

            StateMark {
                iconName: row.markIcon
                tone: row.markTone
                text: row.markText
            }
        }

        CaptionText {
            text: row.trailing
            wrapMode: Text.NoWrap
        }

        Icon {
            name: "forward"
            color: Theme.muted
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }
}
