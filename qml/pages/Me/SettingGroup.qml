pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One setting: its name and its few answers.
Card {
    id: group

    property string title
    property string iconName
    property string name
    property list<string> codes
    property list<string> words
    property string chosen

    signal picked(string code)

    Column {
        width: parent.width

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

        Repeater {
            model: group.codes.length

            delegate: OptionRow {
                required property int index

                objectName: group.name + "." + group.codes[index]
                width: parent.width
                text: group.words[index]
                chosen: group.codes[index] === group.chosen
                lastInGroup: index === group.codes.length - 1
                onClicked: group.picked(group.codes[index])
            }
        }
    }
}
