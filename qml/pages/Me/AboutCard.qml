pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// What this app is, and what it never does.
Card {
    id: card

    property string officeName
    property string deviceName

    Column {
        width: parent.width
        spacing: Theme.small

        Row {
            spacing: Theme.small

            Icon {
                name: "banyan"
                color: Theme.green
                width: Theme.icon + 8
                height: width
                anchors.verticalCenter: parent.verticalCenter
            }

            TitleText {
                text: qsTr("榕格 %1").arg(Qt.application.version)
                anchors.verticalCenter: parent.verticalCenter
            }
        }

        CaptionText {
            visible: card.officeName.length > 0
            width: parent.width
            text: qsTr("中心：%1·这台手机：%2").arg(card.officeName).arg(card.deviceName)
        }

        CaptionText {
            width: parent.width
            text: qsTr("不打卡、不排名、不定位、不强拍照片。记下的先存在手机上，有网再到中心。")
        }

        CaptionText {
            width: parent.width
            text: qsTr("开源软件，Apache-2.0 许可。")
        }
    }
}
