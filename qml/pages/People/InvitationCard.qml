pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// A code that makes one device this person's: as large as the page allows, until when it is good,
// and what to do with it.
Card {
    id: card

    property string code
    property string goodText

    Column {
        width: parent.width
        spacing: Theme.small

        TitleText {
            width: parent.width
            text: qsTr("用新设备登记")
        }

        QrPattern {
            objectName: "person.qr"
            width: Math.min(card.width - 4, 460) // from edge to edge: a camera has to read it
            height: width
            x: (parent.width - width) / 2
            text: card.code
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("登记用的二维码")
        }

        StateMark {
            width: parent.width
            iconName: "clock"
            tone: "amber"
            text: card.goodText
        }

        BodyText {
            width: parent.width
            text: qsTr("1. 用那台新设备拍下这个码。\n2. 打开榕格，点「选一张二维码图片」，选这一张。\n3. 登记好了，照片就删掉。不要转发给别人。")
        }
    }
}
