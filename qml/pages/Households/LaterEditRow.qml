pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Something that was written while two records were one; opens the story of the field.
RowButton {
    id: row

    required property string field
    required property string label
    required property string line
    required property int index
    required text

    objectName: "merge.edit." + index
    inset: Theme.small
    Accessible.name: label + ", " + text + ", " + line

    contentItem: RowLayout {
        spacing: Theme.medium

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            CaptionText {
                text: row.label
                Layout.fillWidth: true
            }

            BodyText {
                text: row.text
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.line
                Layout.fillWidth: true
            }
        }

        Icon {
            name: "forward"
            color: Theme.muted
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }
}
