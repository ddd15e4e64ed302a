pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The period report: two days, a unit if need be, and every figure, which opens into its records.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    property string savedText // how the last saving went
    property string unitTitle // of the chosen unit or grid

    color: Theme.paper

    Loader {
        id: dialog
        active: false
        source: "CsvDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { page.save(file) }
    }

    function save(file: url) {
        const problem = report.saveCsv(file)
        savedText = problem.length > 0 ? problem : qsTr("存好了")
    }

    ReportModel {
        id: report
        backend: page.backend
    }

    RecordChoice {
        id: where
        onMade: (recordId, title) => {
            page.unitTitle = title
            report.unit = recordId
        }
    }

    PageHeader {
        id: header
        width: parent.width
        name: "report"
        title: qsTr("阶段性成效")
        subtitle: report.subtitle
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "report.list"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: report.rows
        section.property: "section"

        head: Column {
            width: list.width
            leftPadding: Theme.margin
            topPadding: Theme.small
            spacing: Theme.small

            LabelText {
                text: qsTr("从哪天")
            }

            DayField {
                name: "report.from"
                width: parent.width - 2 * Theme.margin
                title: qsTr("从哪天")
                value: report.from
                onFinished: value => report.from = value
            }

            LabelText {
                text: qsTr("到哪天")
            }

            DayField {
                name: "report.to"
                width: parent.width - 2 * Theme.margin
                title: qsTr("到哪天")
                value: report.to
                onFinished: value => report.to = value
            }

            LinkRow {
                objectName: "report.unit"
                width: parent.width - 2 * Theme.margin
                label: qsTr("哪里")
                value: report.unit.length > 0 ? page.unitTitle : qsTr("全部")
                onClicked: page.navigator.choose("org_unit", where)
            }

            Flow {
                width: parent.width - 2 * Theme.margin
                spacing: Theme.small

                TextButton {
                    objectName: "report.grid"
                    text: qsTr("选一个网格")
                    onClicked: page.navigator.choose("grid", where)
                }

                TextButton {
                    objectName: "report.everywhere"
                    visible: report.unit.length > 0
                    text: qsTr("看全部")
                    onClicked: report.unit = ""
                }
            }

            Notice {
                objectName: "report.problem"
                visible: report.problem.length > 0
                width: parent.width - 2 * Theme.margin
                leads: false
                tone: "red"
                iconName: "warning"
                text: report.problem
            }

            CaptionText {
                width: parent.width - 2 * Theme.margin
                text: qsTr("数字是从这台手机上的记录算出来的，点开就是那些记录。")
            }
        }

        tail: Column {
            width: list.width
            leftPadding: Theme.margin
            topPadding: Theme.margin
            bottomPadding: Theme.huge
            spacing: Theme.small

            ActionButton {
                objectName: "report.csv"
                width: parent.width - 2 * Theme.margin
                text: qsTr("存成表格（只有数字，没有姓名）")
                onClicked: dialog.active ? (dialog.item as CsvDialog).open() : dialog.active = true
            }

            CaptionText {
                visible: text.length > 0
                width: parent.width - 2 * Theme.margin
                text: page.savedText
            }

            PaperButton {
                width: parent.width - 2 * Theme.margin
                backend: page.backend
                name: "report"
                kind: "report"
                from: report.from
                to: report.to
                unit: report.unit
            }
        }

        delegate: SectionedRow {
            id: row

            required property string key
            required property string entity
            required property string label
            required property string value
            required property real share

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            FigureRow {
                objectName: "report.figure." + row.key
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                label: row.label
                value: row.value
                share: row.share
                onClicked: page.navigator.figure(row.entity, row.key, report.from, report.to,
                                                 report.unit)
            }
        }
    }
}
