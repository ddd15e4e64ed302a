pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Where there is no network for long: what is unsent, sealed into a file only the office can open.
Column {
    id: panel

    required property SyncModel sync

    topPadding: Theme.margin
    bottomPadding: Theme.huge
    spacing: Theme.small

    TextButton {
        objectName: "sync.seal"
        iconName: "parcel"
        text: qsTr("一直没网？封成文件带过去")
        onClicked: dialog.active ? (dialog.item as SealDialog).open() : dialog.active = true
    }

    CaptionText {
        visible: text.length > 0
        width: parent.width
        text: panel.sync.sealedText
    }

    Loader {
        id: dialog
        active: false
        source: "SealDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { panel.sync.seal(file) }
    }
}
