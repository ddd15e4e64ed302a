pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Everything beside the doors: problems first, then the registers by the parts of the method.
Item {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    RegistersModel {
        id: registers
        backend: page.backend
    }

    RecordList {
        id: list
        objectName: "work.list"
        anchors.fill: parent
        model: registers.rows
        section.property: "section"

        head: Column {
            width: list.width
            leftPadding: Theme.margin
            topPadding: Theme.margin
            spacing: Theme.medium

            HeadingText {
                text: qsTr("工作")
                width: parent.width - 2 * Theme.margin
            }

            ActionButton {
                objectName: "work.problem"
                width: parent.width - 2 * Theme.margin
                kind: "primary"
                iconName: "plus"
                text: qsTr("报一个问题")
                onClicked: page.navigator.newRecord("problem", "", true)
            }

            LinkRow {
                objectName: "work.report"
                width: parent.width - 2 * Theme.margin
                label: qsTr("按时段算出来的")
                value: qsTr("阶段性成效")
                onClicked: page.navigator.report(true)
            }

            LinkRow {
                objectName: "work.reading"
                width: parent.width - 2 * Theme.margin
                label: qsTr("阵地、组织、文件、日历、名片")
                value: qsTr("查一查，印一印")
                onClicked: page.navigator.read("Reading", {}, true)
            }
        }

        delegate: SectionedRow {
            id: row

            required property string entity
            required property string label
            required property string countText

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            LinkRow {
                objectName: "work.register." + row.entity
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                value: row.label
                trailing: row.countText
                onClicked: page.navigator.register(row.entity, {}, true)
            }
        }
    }
}
