pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Where distances are measured from; the choice goes to the directory that asked.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    property BasesModel chooser: null

    color: Theme.paper

    OriginsModel {
        id: origins
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "origin"
        title: qsTr("从哪里算起")
        subtitle: qsTr("只列登记过坐标的地方。不用手机定位。")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Field {
        id: search
        objectName: "origin.search"
        anchors.top: header.bottom
        anchors.topMargin: Theme.tiny
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        iconName: "search"
        placeholderText: qsTr("楼栋、门牌、姓名")
        onTextEdited: origins.text = text
        Keys.onDownPressed: list.forceActiveFocus()
    }

    RecordList {
        id: list
        objectName: "origin.list"
        anchors.top: search.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: parent.bottom
        width: parent.width
        model: origins.rows

        delegate: LinkRow {
            id: row

            required property string entity
            required property string originId
            required property string title
            required property string kindText

            objectName: "origin.row." + originId
            x: Theme.margin
            width: list.width - 2 * Theme.margin
            label: kindText
            value: title
            focus: ListView.isCurrentItem
            onClicked: page.pick(row.entity, row.originId)
        }
    }

    EmptyState {
        visible: origins.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("没有找到")
        text: qsTr("这里要有登记过坐标的门牌才能算距离。")
    }

    function pick(entity: string, originId: string) {
        if (chooser)
            chooser.measureFrom(entity, originId)
        navigator.back()
    }
}
