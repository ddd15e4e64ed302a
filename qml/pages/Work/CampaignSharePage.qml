pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Which doors a knock campaign goes to, how many that makes, and who knocks.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string campaignId

    color: Theme.paper

    CampaignShareForm {
        id: form
        backend: page.backend
        campaignId: page.campaignId
        onShared: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "share"
        title: qsTr("选户派下去")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "share.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width
        spacing: Theme.small

        CampaignRulePart {
            name: "share.grid"
            shown: form.manyGrids
            width: parent.width
            title: qsTr("哪些网格")
            choices: form.grids
        }

        CampaignRulePart {
            name: "share.estate"
            shown: form.estates.count > 1
            width: parent.width
            title: qsTr("哪些小区")
            choices: form.estates
        }

        CampaignRulePart {
            name: "share.reached"
            width: parent.width
            title: qsTr("多久没见到人")
            choices: form.reached
        }

        CampaignRulePart {
            name: "share.care"
            width: parent.width
            title: qsTr("关爱对象")
            folded: true
            choices: form.care
        }

        CampaignRulePart {
            name: "share.occupancy"
            width: parent.width
            title: qsTr("住房怎么用")
            folded: true
            choices: form.occupancies
        }

        SectionHeading {
            width: parent.width
            text: qsTr("谁去敲门")
        }

        Repeater {
            model: form.people

            delegate: CampaignPersonRow {
                width: parent?.width ?? 0
                onGroupPicked: form.chooseGroup(group)
                onPicked: form.choosePerson(userId)
            }
        }

        BodyText {
            objectName: "share.nobody"
            visible: form.ready && form.people.count === 0
            width: parent.width
            text: qsTr("这里还没有能派户的人。请管理员先给志愿者、网格员开账号。")
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        BodyText {
            objectName: "share.fit"
            visible: text.length > 0
            width: parent.width
            color: form.nothingFits || form.problem.length > 0 ? Theme.red : Theme.ink
            text: form.problem.length > 0 ? form.problem : form.fitText
        }

        ActionButton {
            objectName: "share.share"
            width: parent.width
            kind: "primary"
            text: form.shareText
            onClicked: form.share()
        }
    }
}
