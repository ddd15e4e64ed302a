pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Everyone in the scope: searched as one types, narrowed by chips, in walking order.
Item {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    HouseholdsModel {
        id: households
        backend: page.backend
    }

    Column {
        id: top
        y: Theme.margin
        width: parent.width
        spacing: Theme.medium

        Item {
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            height: heading.height

            HeadingText {
                id: heading
                text: qsTr("住户")
            }

            CaptionText {
                anchors.right: parent.right
                anchors.baseline: heading.baseline
                text: households.countText
            }
        }

        Field {
            id: search
            objectName: "households.search"
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            iconName: "search"
            placeholderText: qsTr("姓名、拼音、门牌、电话")
            text: households.text
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            rightPadding: clear.visible ? clear.width : Theme.medium
            onTextEdited: households.text = text
            Keys.onDownPressed: list.forceActiveFocus()

            IconButton {
                id: clear
                objectName: "households.clear"
                visible: search.text.length > 0
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "close"
                inkColor: Theme.muted
                text: qsTr("清掉")
                onClicked: households.text = ""
            }
        }

        FilterStrip {
            width: parent.width
            filters: households.filters
        }
    }

    RecordList {
        id: list
        objectName: "households.list"
        anchors.top: top.bottom
        anchors.topMargin: Theme.tiny
        anchors.bottom: parent.bottom
        width: parent.width
        model: households.rows
        section.property: "stair"

        delegate: SectionedRow {
            id: row

            required property string householdId
            required property string door
            required property string name
            required property string line
            required property string iconName
            required property string tone
            required property int index

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            DoorRow {
                objectName: "households.row." + row.householdId
                width: row.width
                door: row.door
                name: row.name
                line: row.line
                iconName: row.iconName
                tone: row.tone
                selected: page.navigator.wide && page.navigator.householdId === row.householdId
                focus: row.ListView.isCurrentItem
                onClicked: page.open(row.householdId, row.index)
            }
        }
    }

    EmptyState {
        visible: households.nothing
        anchors.centerIn: list
        width: parent.width - 2 * Theme.huge
        title: households.narrowed ? qsTr("没有找到") : qsTr("还没有住户")
        text: households.narrowed ? qsTr("换个字、换个门牌试试。") : qsTr("和中心通过一次就有了。")
    }

    function open(householdId: string, index: int) {
        list.currentIndex = index
        navigator.household(householdId, true)
    }
}
