pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A door that has its outcome today.
RowButton {
    id: row

    required property string householdId
    required property string door
    required property string name
    required property string outcomeText
    required property string outcomeIcon
    required property string outcomeTone
    required property string doneLine

    text: door + ", " + name + ", " + outcomeText

    contentItem: RowLayout {
        spacing: Theme.medium

        DoorText {
            text: row.door
            color: Theme.muted
            Layout.preferredWidth: Theme.door * 2.6
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.name
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.doneLine
                Layout.fillWidth: true
            }
        }

        StateMark {
            iconName: row.outcomeIcon
            text: row.outcomeText
            tone: row.outcomeTone
        }
    }
}
