pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// A month of meetings, sessions and activities, day by day.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator

    color: Theme.paper

    CalendarModel {
        id: calendar
        backend: page.backend
        onReadyChanged: page.toToday()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "calendar"
        title: qsTr("日历")
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    RowLayout {
        id: month
        anchors.top: header.bottom
        x: Theme.tiny
        width: parent.width - Theme.tiny - Theme.margin
        spacing: 0

        IconButton {
            objectName: "calendar.before"
            iconName: "back"
            text: qsTr("上个月")
            onClicked: calendar.go(-1)
        }

        TitleText {
            objectName: "calendar.month"
            text: calendar.monthText
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }

        TextButton {
            objectName: "calendar.thisMonth"
            visible: !calendar.thisMonth
            text: qsTr("回到本月")
            onClicked: calendar.go(0)
        }

        IconButton {
            objectName: "calendar.after"
            iconName: "forward"
            text: qsTr("下个月")
            onClicked: calendar.go(1)
        }
    }

    RecordList {
        id: list
        objectName: "calendar.list"
        anchors.top: month.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        model: calendar.rows
        section.property: "section"

        delegate: SectionedRow {
            id: row

            required property string entity
            required property string recordId
            required property string title
            required property string line
            required property bool cancelled
            required property bool past

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            CalendarLine {
                objectName: "calendar.row." + row.recordId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                title: row.title
                line: row.line
                cancelled: row.cancelled
                past: row.past
                enabled: row.recordId.length > 0
                focus: row.ListView.isCurrentItem
                onClicked: page.navigator.record(row.entity, row.recordId, false)
            }
        }
    }

    EmptyState {
        visible: calendar.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("这个月没有安排")
    }

    Notice {
        objectName: "calendar.problem"
        visible: calendar.problem.length > 0
        anchors.bottom: parent.bottom
        width: parent.width
        leads: false
        tone: "red"
        iconName: "warning"
        text: calendar.problem
    }

    // What is over scrolls away; it is still there above.
    function toToday() {
        if (calendar.todayRow <= 0)
            return
        list.held = false
        list.positionViewAtIndex(calendar.todayRow, ListView.Beginning)
    }
}
