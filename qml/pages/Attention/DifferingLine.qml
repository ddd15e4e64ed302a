pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One field in which two records differ, as one of them has it; what differs is marked.
ColumnLayout {
    id: line

    required property string label
    required property string first
    required property string second

    property bool ofSecond: false

    spacing: 0

    CaptionText {
        text: line.label
        Layout.fillWidth: true
    }

    RowLayout {
        spacing: Theme.tiny + 2

        Rectangle { // the margin of the letter: here they differ
            implicitWidth: 3
            radius: 1.5
            color: Theme.amber
            Layout.fillHeight: true
        }

        BodyText {
            text: line.ofSecond ? line.second : line.first
            textFormat: Text.StyledText
            Layout.fillWidth: true
        }
    }
}
