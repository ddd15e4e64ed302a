pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Where there is no network for long: what is unsent, sealed into a file only the office can open;
// and the office's reply, read in.
Column {
    id: panel

    required property SyncModel sync

    topPadding: Theme.margin
    bottomPadding: Theme.huge
    spacing: Theme.tiny

    SectionHeading {
        width: parent.width
        text: qsTr("一直没网的时候")
    }

    TextButton {
        objectName: "sync.seal"
        iconName: "parcel"
        text: panel.sync.unsentCount > 0 ? qsTr("封成文件带过去") : qsTr("封一份空的，去取新资料")
        onClicked: sealing.active ? (sealing.item as SealDialog).open() : sealing.active = true
    }

    TextButton {
        objectName: "sync.reply"
        iconName: "letter"
        text: qsTr("读入中心给的回信")
        onClicked: reading.active ? (reading.item as ReplyDialog).open() : reading.active = true
    }

    Notice {
        objectName: "sync.bundle"
        visible: panel.sync.bundleText.length > 0
        width: parent.width
        leads: false
        tone: panel.sync.bundleFailed ? "red" : "green"
        iconName: panel.sync.bundleFailed ? "warning" : "check-circle"
        text: panel.sync.bundleText
    }

    Loader {
        id: sealing
        active: false
        source: "SealDialog.qml"
    }

    Loader {
        id: reading
        active: false
        source: "ReplyDialog.qml"
    }

    Connections {
        target: sealing.item
        function onChosen(file: url) { panel.sync.seal(file) }
    }

    Connections {
        target: reading.item
        function onChosen(file: url) { panel.sync.importReply(file) }
    }
}
