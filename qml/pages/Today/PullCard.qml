pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The first pull while it runs: how many records have come. The app is usable meanwhile.
Card {
    id: card

    required property SyncModel sync

    Column {
        width: parent.width
        spacing: Theme.small

        StateMark {
            width: parent.width
            iconName: "sync"
            tone: "green"
            text: card.sync.busyText
        }

        ProgressLine {
            width: parent.width
            value: card.sync.progress
        }

        CaptionText {
            width: parent.width
            text: card.sync.progressText
        }
    }
}
