pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A document of the library and whether it holds.
RowButton {
    id: row

    required property string title
    required property string line
    required property string stateText
    required property string stateIcon
    required property string stateTone

    text: title + ", " + stateText
    inset: 0

    contentItem: ColumnLayout {
        spacing: Theme.tiny

        BodyText {
            text: row.title
            Layout.fillWidth: true
        }

        CaptionText {
            visible: text.length > 0
            text: row.line
            Layout.fillWidth: true
        }

        StateMark {
            iconName: row.stateIcon
            tone: row.stateTone
            text: row.stateText
        }
    }
}
