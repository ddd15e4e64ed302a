pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Something on a day; what is over is muted, what was cancelled says so.
RowButton {
    id: row

    required property string title
    required property string line
    property bool cancelled: false
    property bool past: false

    text: title + (line.length > 0 ? ", " + line : "") + (cancelled ? ", " + qsTr("已取消") : "")
    inset: 0

    contentItem: ColumnLayout {
        spacing: 1

        BodyText {
            text: row.title
            color: row.past || row.cancelled || !row.enabled ? Theme.muted : Theme.ink
            font.strikeout: row.cancelled
            Layout.fillWidth: true
        }

        CaptionText {
            visible: text.length > 0
            text: row.line
            Layout.fillWidth: true
        }

        StateMark {
            visible: row.cancelled
            iconName: "close"
            tone: "amber"
            text: qsTr("已取消")
        }
    }
}
