pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The doors done today, folded to one line until asked for.
Column {
    id: fold

    required property TodayModel today
    required property Navigator navigator
    property bool unfolded: false

    visible: today.doneCount > 0
    topPadding: Theme.small
    bottomPadding: Theme.huge * 3

    RowButton {
        objectName: "today.done"
        width: parent.width
        text: qsTr("今天走过 %n 户", "", fold.today.doneCount)
        lastInGroup: true
        onClicked: fold.unfolded = !fold.unfolded

        contentItem: RowLayout {
            spacing: Theme.medium

            Icon {
                name: "check-circle"
                color: Theme.green
                Layout.preferredWidth: Theme.icon
                Layout.preferredHeight: Theme.icon
            }

            BodyText {
                text: qsTr("今天走过 %n 户", "", fold.today.doneCount)
                color: Theme.green
                font.bold: true
                Layout.fillWidth: true
            }

            Icon {
                name: fold.unfolded ? "up" : "down"
                color: Theme.muted
                Layout.preferredWidth: Theme.iconSmall
                Layout.preferredHeight: Theme.iconSmall
            }
        }
    }

    Repeater {
        model: fold.unfolded ? fold.today.done : null

        delegate: DoneRow {
            objectName: "today.done." + householdId
            width: fold.width
            onClicked: fold.navigator.household(householdId, true)
        }
    }
}
