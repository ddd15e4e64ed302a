pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The doors of a knock campaign in walking order; each opens the visit.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string campaignId
    property bool mine: true

    color: Theme.paper

    CampaignModel {
        id: campaign
        backend: page.backend
        campaignId: page.campaignId
        mine: page.mine
        withDoors: true
    }

    PageHeader {
        id: header
        width: parent.width
        name: "campaignDoors"
        title: campaign.title
        subtitle: campaign.subtitle
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "campaignDoors.list"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: campaign.doors
        section.property: "section"

        delegate: SectionedRow {
            id: row

            required property string householdId
            required property string door
            required property string name
            required property string line
            required property string iconName
            required property string tone
            required property bool knockable

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            DoorRow {
                objectName: "campaignDoors.row." + row.householdId
                width: row.width
                door: row.door
                name: row.name
                line: row.line
                iconName: row.iconName
                tone: row.tone
                onClicked: page.follow(row.householdId, row.knockable)
            }
        }
    }

    EmptyState {
        visible: campaign.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: page.mine ? qsTr("没有派给你的户") : qsTr("还没有派户")
        text: page.mine ? qsTr("派给你的户会按楼道顺序列在这里。")
                        : qsTr("在行动那一页选户派下去。")
    }

    // A door that is done with, or not to be knocked at, is only looked at.
    function follow(householdId: string, knockable: bool) {
        if (knockable)
            navigator.campaignVisit(householdId)
        else
            navigator.household(householdId, false)
    }
}
