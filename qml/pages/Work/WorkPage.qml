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

    InboxesModel {
        id: inboxes
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

            Column {
                visible: waiting.count > 0
                width: parent.width - 2 * Theme.margin

                SectionHeading {
                    width: parent.width
                    text: qsTr("等你办的")
                }

                Repeater {
                    id: waiting
                    model: inboxes.rows

                    delegate: LinkRow {
                        required property string inbox
                        required property string entity
                        required property string title
                        required property string iconName
                        required property string countText

                        objectName: "work.inbox." + inbox
                        width: parent?.width ?? 0
                        value: title
                        stateIcon: iconName
                        trailing: countText
                        onClicked: page.navigator.inbox(inbox, entity, true)
                    }
                }
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
                onClicked: page.navigator.read("Reading", true)
            }

            LinkRow {
                objectName: "work.import"
                visible: registers.mayImport
                width: parent.width - 2 * Theme.margin
                label: qsTr("一次登记许多户")
                value: qsTr("用表格登记住户")
                onClicked: page.navigator.importTable(true)
            }

            LinkRow {
                objectName: "work.people"
                visible: registers.mayKeep
                width: parent.width - 2 * Theme.margin
                label: qsTr("加一台设备，停用一台设备")
                value: qsTr("人员和设备")
                onClicked: page.navigator.people(true)
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
                onClicked: page.navigator.register(row.entity, true)
            }
        }
    }
}
