pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Contact cards for a sheet: all, or those of a place or a person.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    CardsModel {
        id: cards
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "cards"
        title: qsTr("打印连心卡")
        subtitle: cards.countText
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Field {
        id: search
        objectName: "cards.search"
        anchors.top: header.bottom
        anchors.topMargin: Theme.tiny
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        iconName: "search"
        placeholderText: qsTr("只印这些：社区、姓名")
        onTextEdited: cards.text = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    RecordList {
        id: list
        objectName: "cards.list"
        anchors.top: search.bottom
        anchors.bottom: bottom.top
        width: parent.width
        model: cards.rows
        section.property: "section"

        delegate: SectionedRow {
            id: row

            required property string name
            required property string line

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            LinkRow {
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                leads: false
                enabled: false
                label: row.line
                value: row.name
            }
        }
    }

    EmptyState {
        visible: cards.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: cards.text.length > 0 ? qsTr("没有找到") : qsTr("还没有连心卡")
        text: cards.text.length > 0 ? qsTr("换个词试试。") : qsTr("在登记册的「连心卡」里做。")
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        PaperButton {
            enabled: !cards.nothing
            width: parent.width
            backend: page.backend
            name: "cards"
            kind: "cards"
            look: "primary"
            text: cards.text
        }
    }
}
