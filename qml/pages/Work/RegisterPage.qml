pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One register: searched as one types, all or what is open. Opened to choose a record, it gives the
// one that is tapped to the form that asked.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string entity
    property var behind: ({}) // a figure of the period report; empty for all
    property RegisterForm chooser: null
    property string choosing // the field

    color: Theme.paper

    RegisterModel {
        id: register
        backend: page.backend
        entity: page.entity
        behind: page.behind
    }

    PageHeader {
        id: header
        width: parent.width
        name: "register"
        title: register.label
        subtitle: register.countText
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Row {
        id: tools
        anchors.top: header.bottom
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: Theme.small

        Field {
            objectName: "register.search"
            width: parent.width - (open.visible ? open.width + parent.spacing : 0)
            iconName: "search"
            placeholderText: qsTr("找一找")
            onTextEdited: register.text = text
            Keys.onDownPressed: list.forceActiveFocus()
        }

        Chip {
            id: open
            objectName: "register.open"
            visible: !page.chooser
            text: qsTr("没办完")
            exclusive: false
            chosen: register.openOnly
            onClicked: register.openOnly = !register.openOnly
        }
    }

    RecordList {
        id: list
        objectName: "register.list"
        anchors.top: tools.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: bottom.visible ? bottom.top : parent.bottom
        width: parent.width
        model: register.rows

        delegate: RegisterLineRow {
            objectName: "register.row." + recordId
            width: list.width
            onClicked: page.pick(recordId, title)
        }
    }

    EmptyState {
        visible: register.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("这里还没有")
        text: qsTr("记下来的会在这里。")
    }

    DockedBar {
        id: bottom
        visible: !page.chooser && !register.isBehindFigure
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: "register.new"
            width: parent.width
            iconName: "plus"
            text: qsTr("新记一条")
            onClicked: page.navigator.newRecord(page.entity, "", false)
        }
    }

    function pick(recordId: string, title: string) {
        if (!chooser) {
            navigator.record(entity, recordId, false)
            return
        }
        chooser.write(choosing, recordId, title)
        navigator.back()
    }
}
