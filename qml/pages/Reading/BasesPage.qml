pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Bases, the nearest first, from a door, a building or a grid of the register.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    BasesModel {
        id: bases
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "bases"
        title: qsTr("服务阵地")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "bases.list"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: bases.rows
        section.property: "section"

        head: Column {
            width: list.width
            spacing: Theme.small

            LinkRow {
                objectName: "bases.origin"
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                label: qsTr("从哪里算起")
                value: bases.originText
                onClicked: page.navigator.origin(bases, false)
            }

            CaptionText {
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                text: bases.originNote
            }

            Field {
                objectName: "bases.search"
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                iconName: "search"
                placeholderText: qsTr("名称、服务、设施")
                onTextEdited: bases.text = text
                Keys.onDownPressed: list.forceActiveFocus()
            }

            FilterStrip {
                name: "bases"
                width: parent.width
                filters: bases.kinds
            }

            Notice {
                objectName: "bases.problem"
                visible: bases.problem.length > 0
                width: parent.width
                leads: false
                tone: "red"
                iconName: "warning"
                text: bases.problem
            }
        }

        delegate: SectionedRow {
            id: row

            required property string baseId
            required property string name
            required property string line
            required property string distanceText

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            LinkRow {
                objectName: "bases.row." + row.baseId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                label: row.line
                value: row.name
                trailing: row.distanceText
                focus: row.ListView.isCurrentItem
                onClicked: page.navigator.base(row.baseId, false)
            }
        }
    }

    EmptyState {
        visible: bases.nothing
        anchors.centerIn: parent
        anchors.verticalCenterOffset: page.height / 6
        width: parent.width - 2 * Theme.huge
        title: bases.narrowed ? qsTr("没有找到") : qsTr("还没有登记阵地")
        text: bases.narrowed ? qsTr("换个词、少选一种试试。") : qsTr("社区登记了，和中心通一次就有。")
    }
}
