pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Households without a contact card, by grid, in walking order. One tap notes that it was handed
// over; a visit notes it too.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    CardGapsModel {
        id: gaps
        backend: page.backend
    }

    PageHeader {
        id: header
        width: parent.width
        name: "cardGaps"
        title: qsTr("还没有连心卡的户")
        subtitle: gaps.countText
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RecordList {
        id: list
        objectName: "cardGaps.list"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: gaps.rows
        section.property: "stair"

        head: Column {
            width: list.width
            topPadding: Theme.small
            spacing: Theme.small

            FilterStrip {
                name: "cardGaps"
                visible: gaps.grids.count > 1
                width: parent.width
                filters: gaps.grids
            }

            Notice {
                objectName: "cardGaps.problem"
                visible: gaps.problem.length > 0
                width: parent.width
                leads: false
                tone: "red"
                iconName: "warning"
                text: gaps.problem
            }
        }

        delegate: SectionedRow {
            id: row

            required property string householdId
            required property string door
            required property string name

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            GridLayout {
                width: row.width - Theme.margin
                columns: Theme.large ? 1 : 2 // big letters leave no room beside a name
                columnSpacing: 0
                rowSpacing: 0

                DoorRow {
                    objectName: "cardGaps.row." + row.householdId
                    door: row.door
                    name: row.name
                    line: ""
                    iconName: ""
                    tone: ""
                    lastInGroup: Theme.large
                    focus: row.ListView.isCurrentItem
                    Layout.fillWidth: true
                    onClicked: page.navigator.household(row.householdId, false)
                }

                ActionButton {
                    objectName: "cardGaps.deliver." + row.householdId
                    kind: "soft"
                    iconName: "card"
                    text: qsTr("送到了")
                    Layout.alignment: Qt.AlignRight
                    onClicked: gaps.deliver(row.householdId)
                }
            }
        }
    }

    EmptyState {
        visible: gaps.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("每一户都有连心卡了")
    }
}
