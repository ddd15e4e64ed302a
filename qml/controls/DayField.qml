pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// A day, and a time of day where there is one: typed, or tapped in a month that unfolds.
Column {
    id: field

    property string name // for object names: of the day; the time is "NAME.time"
    property string title // what the day is of, for who listens and as the placeholder
    property string value // "2026-05-28", or "2026-05-28T16:20" when timed
    property bool timed: false

    property string day
    property string time
    property bool unfolded: false

    signal edited(string value) // with every letter
    signal finished(string value) // when a day was picked, or the writing is left

    spacing: Theme.tiny

    onValueChanged: read()
    Component.onCompleted: read()

    function read() {
        const parts = value.split("T")
        day = parts[0]
        time = parts.length > 1 ? parts[1] : ""
    }

    // An empty day is no day, whatever stands beside it.
    function written(): string {
        return timed && day.length > 0 ? day + "T" + time : day
    }

    RowLayout {
        width: parent.width
        spacing: Theme.small

        Field {
            objectName: field.name
            text: field.day
            placeholderText: field.title
            inputMethodHints: Qt.ImhDate
            Layout.fillWidth: true
            Layout.minimumWidth: 0
            onTextEdited: {
                field.day = text
                field.edited(field.written())
            }
            onEditingFinished: field.finished(field.written())
        }

        Field {
            objectName: field.name + ".time"
            visible: field.timed
            text: field.time
            placeholderText: qsTr("几点几分")
            inputMethodHints: Qt.ImhTime
            Layout.preferredWidth: Theme.body * 6
            onTextEdited: {
                field.time = text
                field.edited(field.written())
            }
            onEditingFinished: field.finished(field.written())
        }

        IconButton {
            objectName: field.name + ".calendar"
            iconName: field.unfolded ? "up" : "calendar"
            text: field.unfolded ? qsTr("收起日历") : qsTr("在日历里选")
            onClicked: field.unfolded = !field.unfolded
        }
    }

    DayPicker {
        name: field.name
        visible: field.unfolded
        width: parent.width
        day: field.day
        onPicked: day => {
            field.day = day
            field.unfolded = false
            field.edited(field.written())
            field.finished(field.written())
        }
    }
}
