pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Door number, name and stair of the door at hand; opens the household.
RowButton {
    id: head

    required property NextDoor next

    objectName: "today.open"
    text: next.door + ", " + next.name + ", " + next.stair
    inset: 0
    topPadding: 0
    bottomPadding: 0
    lastInGroup: true

    contentItem: GridLayout {
        columns: Theme.large ? 1 : 2
        columnSpacing: Theme.medium
        rowSpacing: 0

        DoorText {
            text: head.next.door
            font.pixelSize: Theme.doorLarge
            minimumPixelSize: Theme.door
            Layout.maximumWidth: Theme.large ? head.width : head.width * 0.45
        }

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            TitleText {
                text: head.next.name
                Layout.fillWidth: true
            }

            CaptionText {
                text: head.next.stair
                Layout.fillWidth: true
            }
        }
    }
}
