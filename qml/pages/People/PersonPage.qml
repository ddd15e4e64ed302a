pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One person's account and devices: inviting a device by a code to be photographed, and taking one
// out of service, after saying what becomes of what it has not sent.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string userId

    color: Theme.paper

    AccountModel {
        id: person
        backend: page.backend
        userId: page.userId
    }

    PageHeader {
        id: header
        width: parent.width
        name: "person"
        title: person.ready ? person.title : qsTr("人员和设备")
        subtitle: person.ready || !person.busy ? person.subtitle : qsTr("正在问中心…")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        id: scroll
        objectName: "person.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        InvitationCard {
            visible: person.invitation.length > 0
            width: parent.width
            code: person.invitation
            goodText: person.invitationText
            onVisibleChanged: if (visible) scroll.contentY = 0
        }

        Notice {
            objectName: "person.done"
            visible: person.doneText.length > 0
            width: parent.width
            leads: false
            tone: "green"
            iconName: "check-circle"
            text: person.doneText
        }

        Column {
            visible: person.ready
            width: parent.width

            LinkRow {
                width: parent.width
                visible: person.scopesText.length > 0
                leads: false
                enabled: false
                label: qsTr("负责")
                value: person.scopesText
            }

            LinkRow {
                objectName: "person.account"
                width: parent.width
                label: qsTr("账号")
                value: person.validityText
                onClicked: page.navigator.record("user", page.userId, false)
            }
        }

        SectionHeading {
            visible: person.ready
            width: parent.width
            text: qsTr("设备")
        }

        CaptionText {
            visible: person.ready && person.devices.count === 0
            width: parent.width
            text: qsTr("还没有设备。邀请一台，用它登记一次就行。")
        }

        Repeater {
            model: person.devices

            delegate: DeviceEntry {
                width: parent?.width ?? 0
                owner: person
            }
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        BodyText {
            objectName: "person.problem"
            visible: text.length > 0
            width: parent.width
            color: Theme.red
            text: person.problem
        }

        ActionButton {
            objectName: "person.retry"
            visible: !person.ready && person.problem.length > 0
            width: parent.width
            kind: "primary"
            enabled: !person.busy
            text: qsTr("再试一次")
            onClicked: person.reload()
        }

        ActionButton {
            objectName: "person.invite"
            visible: person.ready && person.invitation.length === 0
            width: parent.width
            kind: "primary"
            iconName: "qr"
            enabled: person.active && !person.busy
            text: person.active ? qsTr("邀请一台设备") : qsTr("账号已停用，不能再加设备")
            onClicked: person.invite()
        }

        ActionButton {
            objectName: "person.close"
            visible: person.invitation.length > 0
            width: parent.width
            kind: "primary"
            text: qsTr("登记好了")
            onClicked: person.closeInvitation()
        }
    }
}
