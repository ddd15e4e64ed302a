pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The organisation as a tree that folds. With a keyboard: up and down go through the lines, right
// unfolds, left folds or goes to the line above, Return opens the record.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    OrganisationModel {
        id: tree
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "organisation"
        title: qsTr("组织架构")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Field {
        id: search
        objectName: "organisation.search"
        anchors.top: header.bottom
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        iconName: "search"
        placeholderText: qsTr("名称、姓名、拼音")
        onTextEdited: tree.text = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    RecordList {
        id: list
        objectName: "organisation.list"
        anchors.top: search.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: parent.bottom
        width: parent.width
        model: tree.rows
        Keys.onRightPressed: page.stand(tree.unfold(list.currentIndex))
        Keys.onLeftPressed: page.stand(tree.fold(list.currentIndex))

        delegate: OrganisationLine {
            required property int index

            objectName: "organisation.row." + (folder ? recordId + "." + index : recordId)
            width: list.width
            focus: ListView.isCurrentItem
            onToggled: page.toggle(index)
            onOpened: page.navigator.record(entity, recordId, false)
        }
    }

    EmptyState {
        visible: tree.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("没有找到")
        text: qsTr("换个名称，或只打拼音的头一个字母。")
    }

    Notice {
        objectName: "organisation.problem"
        visible: tree.problem.length > 0
        anchors.bottom: parent.bottom
        width: parent.width
        leads: false
        tone: "red"
        iconName: "warning"
        text: tree.problem
    }

    function toggle(row: int) {
        list.currentIndex = row
        tree.toggle(row)
    }

    function stand(row: int) {
        if (row >= 0)
            list.currentIndex = row
    }
}
