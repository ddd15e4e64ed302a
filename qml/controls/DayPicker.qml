pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// A month whose days can be tapped. On the keyboard arrows go by day and week, Page Up and Page
// Down by month, Enter picks.
FocusScope {
    id: picker

    property string name // for object names: "report.from" gives "report.from.2026-05-28"
    property string day // "2026-05-28"; anything else is no day, and the month is this one

    property string marked // where the arrow keys stand
    readonly property string today: isoOf(new Date())
    readonly property date markedDate: dateOf(marked) ?? new Date()

    signal picked(string day)

    implicitHeight: content.implicitHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: title.text

    onDayChanged: marked = dateOf(day) ? day.slice(0, 10) : today
    Component.onCompleted: dayChanged()

    Keys.onLeftPressed: picker.go(0, -1)
    Keys.onRightPressed: picker.go(0, 1)
    Keys.onUpPressed: picker.go(0, -7)
    Keys.onDownPressed: picker.go(0, 7)
    Keys.onReturnPressed: picker.picked(picker.marked)
    Keys.onEnterPressed: picker.picked(picker.marked)
    Keys.onSpacePressed: picker.picked(picker.marked)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
            picker.go(event.key === Qt.Key_PageUp ? -1 : 1, 0)
            event.accepted = true
        }
    }

    // Nothing where the text is no day of the calendar.
    function dateOf(text: string): var {
        const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
        if (!parts)
            return null
        const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
        return isoOf(date) === parts[0] ? date : null
    }

    function isoOf(date: date): string {
        return date.toLocaleString(Qt.locale("C"), "yyyy-MM-dd")
    }

    function go(months: int, days: int) {
        const from = markedDate
        const first = new Date(from.getFullYear(), from.getMonth() + months, 1)
        const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
        marked = isoOf(new Date(first.getFullYear(), first.getMonth(),
                                Math.min(from.getDate(), last) + days))
    }

    ColumnLayout {
        id: content
        width: parent.width
        spacing: 0

        RowLayout {
            spacing: 0
            Layout.fillWidth: true

            IconButton {
                objectName: picker.name + ".before"
                iconName: "back"
                text: qsTr("上个月")
                onClicked: picker.go(-1, 0)
            }

            LabelText {
                id: title
                objectName: picker.name + ".month"
                //: a date format of a month, in the sense of QLocale::toString
                text: picker.markedDate.toLocaleString(Qt.locale(), qsTr("yyyy年M月"))
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }

            IconButton {
                objectName: picker.name + ".after"
                iconName: "forward"
                text: qsTr("下个月")
                onClicked: picker.go(1, 0)
            }
        }

        Grid {
            id: month

            readonly property int number: picker.markedDate.getMonth()
            readonly property int year: picker.markedDate.getFullYear()
            readonly property int firstDay: Qt.locale().firstDayOfWeek
            // How many days of the month before stand in its first week.
            readonly property int before: (new Date(year, number, 1).getDay() - firstDay + 7) % 7

            columns: 7
            Layout.fillWidth: true

            Repeater {
                model: picker.visible ? 7 : 0 // a form has many days, and few are unfolded

                delegate: CaptionText {
                    required property int index

                    width: month.width / 7
                    text: Qt.locale().dayName((month.firstDay + index) % 7, Locale.NarrowFormat)
                    horizontalAlignment: Text.AlignHCenter
                }
            }

            Repeater {
                model: picker.visible ? 6 * 7 : 0

                delegate: AbstractButton {
                    id: cell

                    required property int index
                    readonly property date date: new Date(month.year, month.number,
                                                          1 - month.before + index)
                    readonly property string iso: picker.isoOf(date)
                    readonly property int targetMin: 44 // seven in a row leave no more
                    readonly property bool chosen: iso === picker.day.slice(0, 10)

                    objectName: picker.name + "." + iso
                    width: month.width / 7
                    height: Theme.target
                    focusPolicy: Qt.NoFocus
                    text: date.getDate()

                    Accessible.role: Accessible.Button
                    Accessible.name: iso

                    onClicked: picker.picked(iso)

                    contentItem: BodyText {
                        text: cell.text
                        font.bold: cell.chosen || cell.iso === picker.today
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        color: cell.chosen ? Theme.textOnGreen
                             : cell.date.getMonth() === month.number ? Theme.ink : Theme.muted
                    }

                    background: Item {
                        Rectangle {
                            anchors.centerIn: parent
                            width: Math.min(parent.width, parent.height) - Theme.tiny
                            height: width
                            radius: width / 2
                            color: cell.chosen ? Theme.green
                                 : cell.down ? Theme.sunken : "transparent"
                            border.width: cell.iso === picker.today ? Theme.hairline : 0
                            border.color: Theme.green

                            FocusRing {
                                radius: width / 2
                                shown: picker.activeFocus && cell.iso === picker.marked
                            }
                        }
                    }
                }
            }
        }
    }
}
