pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The people a desk looks after and whether they have devices. It speaks with the office: without a
// line there is a sentence and nothing else.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    AccountsModel {
        id: people
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "people"
        title: qsTr("人员和设备")
        subtitle: people.summary
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Field {
        id: search
        objectName: "people.search"
        anchors.top: header.bottom
        anchors.topMargin: Theme.tiny
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        iconName: "search"
        placeholderText: qsTr("姓名、账号、网格")
        onTextEdited: people.text = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    RecordList {
        id: list
        objectName: "people.list"
        anchors.top: search.bottom
        anchors.bottom: bottom.top
        width: parent.width
        model: people.rows
        section.property: "section"

        delegate: SectionedRow {
            id: row

            required property string userId
            required property string title
            required property string line
            required property string trailing
            required property string markIcon
            required property string markTone
            required property string markText

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            PersonLine {
                objectName: "people.row." + row.userId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                title: row.title
                line: row.line
                trailing: row.trailing
                markIcon: row.markIcon
                markTone: row.markTone
                markText: row.markText
                focus: row.ListView.isCurrentItem
                onClicked: page.navigator.person(row.userId)
            }
        }
    }

    EmptyState {
        visible: people.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: people.text.length > 0 ? qsTr("没有找到") : qsTr("这里还没有人员")
        text: people.text.length > 0 ? qsTr("换个词试试。") : qsTr("区里建了账号就有。")
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width
        visible: people.problem.length > 0
        height: visible ? implicitHeight : 0

        BodyText {
            objectName: "people.problem"
            width: parent.width
            color: Theme.red
            text: people.problem
        }

        ActionButton {
            objectName: "people.retry"
            width: parent.width
            kind: "primary"
            enabled: !people.busy
            text: people.busy ? qsTr("正在问中心…") : qsTr("再试一次")
            onClicked: people.reload()
        }
    }
}
