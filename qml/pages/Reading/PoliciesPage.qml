pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The policy library: what is in force, what no longer is, found by any word in it.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    PoliciesModel {
        id: policies
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "policies"
        title: qsTr("政策文件")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Field {
        id: search
        objectName: "policies.search"
        anchors.top: header.bottom
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        iconName: "search"
        placeholderText: qsTr("标题、文号、文中的字")
        onTextEdited: policies.text = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    RecordList {
        id: list
        objectName: "policies.list"
        anchors.top: search.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: policies.rows
        section.property: "section"

        delegate: SectionedRow {
            id: row

            required property string policyId
            required property string title
            required property string line
            required property string stateText
            required property string stateIcon
            required property string stateTone

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            PolicyLine {
                objectName: "policies.row." + row.policyId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                title: row.title
                line: row.line
                stateText: row.stateText
                stateIcon: row.stateIcon
                stateTone: row.stateTone
                focus: row.ListView.isCurrentItem
                onClicked: page.navigator.policy(row.policyId, search.text, false)
            }
        }
    }

    EmptyState {
        visible: policies.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("没有找到")
        text: qsTr("换个词试试。")
    }

    Notice {
        objectName: "policies.problem"
        visible: policies.problem.length > 0
        anchors.bottom: parent.bottom
        width: parent.width
        leads: false
        tone: "red"
        iconName: "warning"
        text: policies.problem
    }
}
