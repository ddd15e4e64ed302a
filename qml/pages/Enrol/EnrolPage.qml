pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The first page of a new phone: the office's code, as a picture or as text.
Item {
    id: page

    required property Backend backend

    signal enrolled()

    EnrolmentForm {
        id: form
        backend: page.backend
        onEnrolled: page.enrolled()
    }

    SyncModel {
        id: sync
        backend: page.backend
    }

    ScrollPage {
        anchors.top: parent.top
        anchors.bottom: bottom.top
        width: Math.min(parent.width, 560)
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.margin

        EmptyState {
            width: parent.width
            topPadding: Theme.huge
            title: qsTr("榕格")
            text: qsTr("先让中心认得这台手机。登记码在社区，一台手机用一次。")
        }

        Notice {
            objectName: "enrol.rescue"
            visible: sync.rescueText.length > 0
            width: parent.width
            leads: false
            tone: "amber"
            iconName: "warning"
            text: sync.rescueText
        }

        ActionButton {
            objectName: "enrol.picture"
            width: parent.width
            kind: "soft"
            iconName: "qr"
            enabled: !form.busy
            text: qsTr("选一张二维码图片")
            onClicked: dialog.active ? (dialog.item as PictureDialog).open() : dialog.active = true
        }

        SectionHeading {
            width: parent.width
            text: qsTr("或者贴上登记码")
        }

        NoteArea {
            objectName: "enrol.text"
            width: parent.width
            linesMin: 3
            placeholderText: "banyan://…"
            text: form.text
            onTextChanged: form.text = text
        }

        TextButton {
            objectName: "enrol.paste"
            iconName: "paste"
            text: qsTr("粘贴")
            onClicked: form.paste()
        }

        Notice {
            objectName: "enrol.failure"
            visible: form.failure.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: form.failure
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 560)

        ActionButton {
            objectName: "enrol.enrol"
            width: parent.width
            kind: "primary"
            enabled: !form.busy
            text: form.busy ? qsTr("正在登记…") : qsTr("登记这台手机")
            onClicked: form.enrol()
        }
    }

    Loader {
        id: dialog
        active: false
        source: "PictureDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { form.readPicture(file) }
    }
}
