pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Whose phone this is, how things stand with the office, and how the app looks and speaks.
Item {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    SyncModel {
        id: sync
        backend: page.backend
    }

    ScrollPage {
        anchors.fill: parent
        objectName: "me.scroll"
        spacing: Theme.margin

        ColumnLayout {
            width: parent.width
            spacing: 0

            HeadingText {
                text: sync.personName
                Layout.fillWidth: true
            }

            CaptionText {
                text: sync.personLine
                Layout.fillWidth: true
            }
        }

        Notice {
            objectName: "me.sync"
            width: parent.width
            tone: sync.tone
            iconName: sync.iconName
            text: sync.sentence
            onClicked: page.navigator.sync(true)
        }

        LinkRow {
            objectName: "me.feedback"
            width: parent.width
            label: qsTr("哪里不好用，说一句")
            value: qsTr("建议反馈")
            onClicked: page.navigator.feedback(true)
        }

        SettingGroup {
            width: parent.width
            title: qsTr("字的大小")
            iconName: "letters"
            name: "me.size"
            codes: ["normal", "large"]
            words: [qsTr("标准"), qsTr("大字")]
            chosen: page.settings.large ? "large" : "normal"
            onPicked: code => page.settings.large = code === "large"
        }

        SettingGroup {
            width: parent.width
            title: qsTr("明暗")
            iconName: "light"
            name: "me.appearance"
            codes: ["system", "light", "dark"]
            words: [qsTr("跟手机"), qsTr("亮"), qsTr("暗")]
            chosen: page.settings.appearance
            onPicked: code => page.settings.appearance = code
        }

        SettingGroup {
            width: parent.width
            title: qsTr("语言")
            iconName: "globe"
            name: "me.language"
            codes: ["zh", "en"]
            words: ["中文", "English"]
            chosen: page.settings.language
            onPicked: code => page.settings.language = code
        }

        AboutCard {
            width: parent.width
            officeName: sync.officeName
            deviceName: sync.deviceName
        }
    }
}
