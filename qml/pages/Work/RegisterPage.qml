pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One register: searched as one types, narrowed and sorted by chips, and several lines done at
// once. Opened to choose a record, it gives the one that is tapped to whoever asked.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string entity
    property string inbox // only what waits there
    property string figure // of the period report; with its days and unit
    property string from
    property string to
    property string unit
    property RecordChoice choice: null

    property bool filtering: false

    color: Theme.paper

    RegisterModel {
        id: register
        backend: page.backend
        entity: page.entity
        inbox: page.inbox
        figure: page.figure
        from: page.from
        to: page.to
        unit: page.unit
    }

    RegisterBatch {
        id: batch
        lines: register
    }

    RecordChoice {
        id: hand
        onMade: (recordId, title) => batch.askHand(field, recordId, title)
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

    Column {
        id: tools
        anchors.top: header.bottom
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: Theme.small

        Field {
            id: search
            objectName: "register.search"
            width: parent.width
            iconName: "search"
            placeholderText: qsTr("找一找")
            onTextEdited: register.text = text
            Keys.onDownPressed: list.forceActiveFocus()
        }

        Flow {
            visible: !page.choice
            width: parent.width
            spacing: Theme.small

            Chip {
                objectName: "register.open"
                visible: register.isWhole && register.hasStates
                text: qsTr("没办完")
                exclusive: false
                chosen: register.openOnly
                onClicked: register.openOnly = !register.openOnly
            }

            Chip {
                objectName: "register.filter"
                text: register.narrowedCount > 0 ? qsTr("筛选 %1").arg(register.narrowedCount)
                                                 : qsTr("筛选")
                exclusive: false
                chosen: page.filtering || register.narrowedCount > 0
                onClicked: page.filtering = !page.filtering
            }

            Chip {
                objectName: "register.pick"
                visible: register.hasStates
                text: qsTr("多选")
                exclusive: false
                chosen: register.picking
                onClicked: register.picking = !register.picking
            }
        }

        Notice {
            objectName: "register.report"
            visible: batch.report.length > 0
            width: parent.width
            tone: batch.wentWhole ? "green" : "amber"
            iconName: batch.wentWhole ? "check" : "info"
            text: batch.report
            endIcon: "close"
            onClicked: batch.forget()
        }

        Notice {
            objectName: "register.problem"
            visible: register.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: register.problem
        }
    }

    RecordList {
        id: list
        objectName: "register.list"
        anchors.top: tools.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: picks.visible ? picks.top : bottom.visible ? bottom.top : parent.bottom
        width: parent.width
        model: register.rows

        head: Item {
            width: list.width
            height: page.filtering ? filters.implicitHeight + Theme.medium : 0

            RegisterFilters {
                id: filters
                visible: page.filtering
                x: Theme.margin
                width: parent.width - 2 * Theme.margin
                lines: register
            }
        }

        delegate: RegisterLineRow {
            objectName: "register.row." + recordId
            width: list.width
            picking: register.picking
            focus: ListView.isCurrentItem
            onClicked: page.open(recordId, title)
            onPressAndHold: if (!page.choice && register.hasStates) register.pick(recordId)
        }
    }

    EmptyState {
        visible: register.nothing && !page.filtering
        anchors.centerIn: list
        width: parent.width - 2 * Theme.huge
        title: register.nothingTitle
        text: register.nothingText
        actionText: register.isSearched ? qsTr("看全部") : ""
        actionName: "register.clear"
        onActed: {
            search.text = ""
            register.clear()
        }
    }

    RegisterBatchBar {
        id: picks
        visible: register.picking
        anchors.bottom: parent.bottom
        width: parent.width
        batch: batch
        onHandAsked: field => page.chooseHand(field)
    }

    DockedBar {
        id: bottom
        visible: !page.choice && register.isWhole && register.mayCreate && !register.picking
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

    function chooseHand(field: string) {
        hand.field = field
        navigator.choose(batch.targetOf(field), hand)
    }

    function open(recordId: string, title: string) {
        if (register.picking) {
            register.pick(recordId)
        } else if (choice) {
            choice.made(recordId, title)
            navigator.back()
        } else {
            navigator.record(entity, recordId, false)
        }
    }
}
