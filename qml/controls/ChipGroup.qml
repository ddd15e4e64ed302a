pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// Chips of a choice model (roles code, label, iconName, chosen), flowing over lines.
Flow {
    id: group

    property alias model: chips.model
    property string name // for object names: "visit.outcome" gives "visit.outcome.met"
    property bool exclusive: true

    signal picked(string code)

    spacing: Theme.small

    Repeater {
        id: chips

        delegate: Chip {
            required property string code
            required property string label
            required iconName
            required chosen

            objectName: group.name + "." + code
            text: label
            widthMax: group.width
            exclusive: group.exclusive
            onClicked: group.picked(code)
        }
    }
}
