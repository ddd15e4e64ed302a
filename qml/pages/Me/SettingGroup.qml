pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One setting: its name and its few answers.
Column {
    id: group

    property string title
    property string iconName
    property string name
    property list<string> codes
    property list<string> words
    property string chosen

    signal picked(string code)

    spacing: Theme.small

    Row {
        spacing: Theme.small

        Icon {
            name: group.iconName
            color: Theme.muted
            width: Theme.iconSmall + 2
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }

        LabelText {
            text: group.title
            color: Theme.muted
        }
    }

    SegmentRow {
        width: parent.width
        name: group.name
        codes: group.codes
        words: group.words
        chosen: group.chosen
        onPicked: code => group.picked(code)
    }
}
