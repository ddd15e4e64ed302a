pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What there is to look up and to print.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    PageHeader {
        id: header
        width: parent.width
        name: "reading"
        title: qsTr("查一查，印一印")
        subtitle: qsTr("都在这台手机上，没有网也能看。")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "reading.scroll"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 0

        LinkRow {
            objectName: "reading.bases"
            width: parent.width
            label: qsTr("近的在前，电话一点就打")
            value: qsTr("服务阵地")
            onClicked: page.navigator.read("Bases", false)
        }

        LinkRow {
            objectName: "reading.organisation"
            width: parent.width
            label: qsTr("区、街道、社区、网格、小区、楼栋")
            value: qsTr("组织架构")
            onClicked: page.navigator.read("Organisation", false)
        }

        LinkRow {
            objectName: "reading.calendar"
            width: parent.width
            label: qsTr("会议、议事、活动、服务")
            value: qsTr("日历")
            onClicked: page.navigator.read("Calendar", false)
        }

        LinkRow {
            objectName: "reading.policies"
            width: parent.width
            label: qsTr("主文件和配套文件的全文")
            value: qsTr("政策文件")
            onClicked: page.navigator.read("Policies", false)
        }

        LinkRow {
            objectName: "reading.pairings"
            width: parent.width
            label: qsTr("就近就便、均衡")
            value: qsTr("单位和社区的结对")
            onClicked: page.navigator.read("Pairings", false)
        }

        LinkRow {
            objectName: "reading.cardGaps"
            width: parent.width
            label: qsTr("送到一户记一户")
            value: qsTr("还没有连心卡的户")
            onClicked: page.navigator.read("CardGaps", false)
        }

        LinkRow {
            objectName: "reading.cards"
            width: parent.width
            label: qsTr("每页十张，带二维码")
            value: qsTr("打印连心卡")
            lastInGroup: true
            onClicked: page.navigator.read("Cards", false)
        }
    }
}
