pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One photo: the picture, how far it has come, and what can be done about it.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string photoId

    property bool givingUp: false

    color: Theme.paper

    PhotoModel {
        id: photo
        backend: page.backend
        photoId: page.photoId
    }

    PageHeader {
        id: header
        width: parent.width
        name: "photo"
        title: qsTr("照片")
        subtitle: photo.line
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "photo.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.visible ? bottom.top : parent.bottom
        width: parent.width

        PhotoFrame {
            width: parent.width
            file: photo.file
        }

        StateMark {
            width: parent.width
            iconName: photo.iconName
            tone: photo.tone
            text: photo.sentence
        }

        CaptionText {
            visible: text.length > 0
            width: parent.width
            text: photo.positionText
        }

        TextButton {
            objectName: "photo.giveUp"
            visible: photo.mayGiveUp && !page.givingUp
            iconName: "close"
            text: qsTr("这张不传了")
            onClicked: page.givingUp = true
        }

        ReasonPanel {
            visible: photo.mayGiveUp && page.givingUp
            width: parent.width
            name: "photo"
            title: qsTr("为什么不传了？")
            buttonText: qsTr("不传了，照片留在手机上")
            reasons: photo.giveUpReasons
            onGiven: reason => photo.giveUp(reason)
        }

        BodyText {
            visible: photo.problem.length > 0
            width: parent.width
            color: Theme.red
            text: photo.problem
        }
    }

    DockedBar {
        id: bottom
        visible: photo.mayFetch || photo.mayRetry
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: "photo.fetch"
            visible: photo.mayFetch
            width: parent.width
            kind: "primary"
            enabled: !photo.busy
            text: photo.busy ? qsTr("正在取…") : qsTr("把照片取过来看")
            onClicked: photo.fetch()
        }

        ActionButton {
            objectName: "photo.retry"
            visible: photo.mayRetry
            width: parent.width
            kind: "primary"
            enabled: !photo.busy
            text: qsTr("再传一次")
            onClicked: photo.retry()
        }
    }
}
