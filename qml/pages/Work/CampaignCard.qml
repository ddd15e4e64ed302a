pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// How a knock campaign goes, by doors, and what may be done next about them.
Card {
    id: card

    required property Backend backend
    required property Navigator navigator
    required property string campaignId

    CampaignModel {
        id: campaign
        backend: card.backend
        campaignId: card.campaignId
    }

    Column {
        width: parent.width
        spacing: Theme.small

        LabelText {
            objectName: "campaign.progress"
            width: parent.width
            text: campaign.progressText
        }

        ProgressLine {
            visible: value >= 0
            width: parent.width
            value: campaign.share
        }

        CaptionText {
            objectName: "campaign.line"
            visible: text.length > 0
            width: parent.width
            text: campaign.line
        }

        Notice {
            objectName: "campaign.problem"
            visible: text.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: campaign.problem
        }

        ActionButton {
            objectName: "campaign.share"
            visible: campaign.mayShare
            width: parent.width
            kind: campaign.hasDoors ? "secondary" : "primary"
            text: campaign.hasDoors ? qsTr("再派一些户") : qsTr("选户派下去")
            onClicked: card.navigator.campaignShare(card.campaignId)
        }

        ActionButton {
            objectName: "campaign.round"
            visible: text.length > 0
            width: parent.width
            text: campaign.roundText
            onClicked: campaign.nextRound()
        }

        LinkRow {
            objectName: "campaign.mine"
            visible: campaign.hasOwn
            width: parent.width
            value: qsTr("派给我的户")
            onClicked: card.navigator.campaignDoors(card.campaignId, true, false)
        }

        LinkRow {
            objectName: "campaign.doors"
            visible: campaign.hasDoors
            width: parent.width
            lastInGroup: true
            value: qsTr("看所有的户")
            onClicked: card.navigator.campaignDoors(card.campaignId, false, false)
        }
    }
}
