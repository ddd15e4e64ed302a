pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Households out of a table: choose it, see what it would bring and which rows are wrong, then
// register what was seen. Nothing changes before that.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    property string savedText // how the saving of an empty table went

    signal picked(url file) // as the dialog says it

    objectName: "import"
    color: Theme.paper

    onPicked: file => form.look(file)

    ImportForm {
        id: form
        backend: page.backend
    }

    Loader {
        id: dialog
        active: false
        source: "TableDialog.qml"
    }

    Loader {
        id: saving
        active: false
        source: "CsvDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { page.picked(file) }
    }

    Connections {
        target: saving.item
        function onChosen(file: url) { page.saveTemplate(file) }
    }

    PageHeader {
        id: header
        width: parent.width
        name: "import"
        title: qsTr("用表格登记住户")
        subtitle: form.fileName
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "import.list"
        anchors.top: header.bottom
        anchors.bottom: bottom.visible ? bottom.top : parent.bottom
        width: parent.width
        model: form.faults

        head: Column {
            width: list.width
            leftPadding: Theme.margin
            topPadding: Theme.small
            bottomPadding: Theme.small
            spacing: Theme.medium

            BodyText {
                width: parent.width - 2 * Theme.margin
                text: qsTr("一行一个人，同一个门牌是一户。先给你看会登记什么，你点了才登记。")
            }

            CaptionText {
                width: parent.width - 2 * Theme.margin
                text: qsTr("第一行写列名，门牌和姓名一定要有：%1").arg(form.columns)
            }

            TextButton {
                objectName: "import.template"
                text: qsTr("存一张空表来填")
                onClicked: {
                    if (saving.active)
                        (saving.item as CsvDialog).open()
                    else
                        saving.active = true
                }
            }

            CaptionText {
                visible: text.length > 0
                width: parent.width - 2 * Theme.margin
                text: page.savedText
            }

            ActionButton {
                objectName: "import.choose"
                width: parent.width - 2 * Theme.margin
                kind: form.mayApply ? "secondary" : "primary"
                enabled: !form.busy
                text: form.fileName.length > 0 ? qsTr("另选一张表")
                                               : qsTr("选一张表（xlsx 或 CSV）")
                onClicked: {
                    if (dialog.active)
                        (dialog.item as TableDialog).open()
                    else
                        dialog.active = true
                }
            }

            Notice {
                objectName: "import.problem"
                visible: form.problem.length > 0
                width: parent.width - 2 * Theme.margin
                leads: false
                tone: "red"
                iconName: "warning"
                text: form.problem
            }

            Notice {
                objectName: "import.done"
                visible: form.doneText.length > 0
                width: parent.width - 2 * Theme.margin
                leads: false
                tone: form.problem.length > 0 ? "amber" : "green"
                iconName: form.problem.length > 0 ? "info" : "check-circle"
                text: form.doneText
            }

            Notice {
                objectName: "import.summary"
                visible: form.summary.length > 0
                width: parent.width - 2 * Theme.margin
                leads: false
                tone: form.faults.count > 0 ? "amber" : "green"
                iconName: form.faults.count > 0 ? "warning" : "info"
                text: form.summary
            }

            ProgressLine {
                visible: form.busy && form.progress >= 0
                width: parent.width - 2 * Theme.margin
                value: form.progress
            }
        }

        delegate: LinkRow {
            required property string lineText
            required property string sentence

            objectName: "import.fault." + lineText
            x: Theme.margin
            width: list.width - 2 * Theme.margin
            label: lineText
            value: sentence
            leads: false
        }
    }

    DockedBar {
        id: bottom
        visible: form.mayApply
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: "import.apply"
            width: parent.width
            kind: "primary"
            text: form.applyText
            onClicked: form.apply()
        }
    }

    function saveTemplate(file: url) {
        const problem = form.saveTemplate(file)
        savedText = problem.length > 0 ? problem : qsTr("存好了")
    }
}
