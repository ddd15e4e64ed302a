pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// Tiles of a choice model (roles code, label, iconName, chosen) in even columns.
GridLayout {
    id: grid

    property alias model: tiles.model
    property string name

    signal picked(string code)

    columns: Theme.large ? 2 : 4
    rowSpacing: Theme.small
    columnSpacing: Theme.small

    Repeater {
        id: tiles

        delegate: ChoiceTile {
            required property string code
            required property string label
            required iconName
            required chosen

            objectName: grid.name + "." + code
            text: label
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            onClicked: grid.picked(code)
        }
    }
}
