pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// How things stand with the office: one sentence that is always true, what is only here, and a way
// to send it now or to carry it there.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    SyncModel {
        id: sync
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "sync"
        title: qsTr("传到中心")
        subtitle: sync.officeName
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "sync.list"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width
        model: sync.unsent

        head: SyncHead {
            width: list.width
            sync: sync
        }

        delegate: UnsentRow {
            x: Theme.margin
            width: Math.min(list.width - 2 * Theme.margin, 680)
        }

        tail: SealPanel {
            visible: sync.canSeal
            x: Theme.margin
            width: Math.min(list.width - 2 * Theme.margin, 680)
            sync: sync
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        CaptionText {
            visible: text.length > 0
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: sync.nextTryText
        }

        ActionButton {
            objectName: "sync.enrolAnew"
            visible: sync.isUnknown
            width: parent.width
            kind: "soft"
            iconName: "qr"
            text: qsTr("重新登记这台手机")
            onClicked: page.navigator.enrolAnew()
        }

        ActionButton {
            objectName: "sync.now"
            width: parent.width
            kind: "primary"
            iconName: "sync"
            enabled: !sync.busy
            text: sync.busy ? sync.busyText : qsTr("现在就传")
            onClicked: sync.syncNow()
        }
    }
}
