pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One household: who lives behind this door, how to reach them, what to mind, who looks after them,
// what is unclear, and every visit.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string householdId

    color: Theme.paper

    HouseholdModel {
        id: household
        backend: page.backend
        householdId: page.householdId
    }

    MergedModel {
        id: merged
        backend: page.backend
        householdId: page.householdId
        dwellingId: household.dwellingId
    }

    HouseholdHead {
        id: head
        width: parent.width
        household: household
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "household.scroll"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.margin

        ButtonFlow {
            width: parent.width

            ActionButton {
                objectName: "household.visit"
                kind: "primary"
                text: qsTr("记走访")
                onClicked: page.navigator.visit(page.householdId, "met", false)
            }

            ActionButton {
                objectName: "household.call"
                visible: household.callNumber.length > 0
                kind: "soft"
                iconName: "phone"
                text: qsTr("打电话")
                onClicked: Qt.openUrlExternally("tel:" + household.callNumber)
            }
        }

        Notice {
            visible: household.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: household.problem
        }

        Repeater {
            model: household.cases

            delegate: Notice {
                required property string caseId
                required property string kind
                required property string sentence

                objectName: "household.case." + caseId
                width: parent.width
                iconName: "two-hands"
                text: sentence
                onClicked: page.navigator.caseOf(kind, caseId, false)
            }
        }

        PeopleCard {
            width: parent.width
            household: household
            navigator: page.navigator
        }

        ContactCard {
            width: parent.width
            household: household
            navigator: page.navigator
            householdId: page.householdId
        }

        CareCard {
            visible: household.tags.count > 0 || household.carers.count > 0
            width: parent.width
            household: household
        }

        MergedCard {
            visible: merged.rows.count > 0
            width: parent.width
            merged: merged
            navigator: page.navigator
        }

        ActionButton {
            objectName: "household.problem"
            width: parent.width
            iconName: "plus"
            text: qsTr("这一户有问题要报")
            onClicked: page.navigator.newRecord("problem", page.householdId, false)
        }

        VisitTimeline {
            width: parent.width
            household: household
            navigator: page.navigator
        }
    }
}
