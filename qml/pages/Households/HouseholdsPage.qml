pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
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

    ListView {
        id: list
        objectName: "households.list"
        anchors.top: top.bottom
        anchors.topMargin: Theme.tiny
        anchors.bottom: parent.bottom
        width: parent.width
        model: households.rows
        clip: true
        cacheBuffer: 600
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar { }
        keyNavigationEnabled: true

        section.property: "stair"
        section.delegate: SectionHeading {
            required property string section

            x: Theme.margin
            width: list.width - 2 * Theme.margin
            text: section
        }

        delegate: DoorRow {
            required property string householdId
            required property int index

            objectName: "households.row." + householdId
            width: list.width
            selected: page.navigator.wide && page.navigator.householdId === householdId
            focus: ListView.isCurrentItem
            onClicked: {
                list.currentIndex = index
                page.navigator.household(householdId, true)
            }
        }

        footer: Item { height: Theme.huge; width: 1 }
    }

    EmptyState {
        visible: households.nothing
        anchors.centerIn: list
        width: parent.width - 2 * Theme.huge
        title: households.narrowed ? qsTr("没有找到") : qsTr("还没有住户")
        text: households.narrowed ? qsTr("换个字、换个门牌试试。") : qsTr("和中心通过一次就有了。")
    }
}
