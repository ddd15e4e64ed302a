pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Chips in one line that scrolls sideways: any number may hold at once.
ListView {
    id: strip

    required property ChoiceModel filters
    property string name: "households" // object name of the page

    implicitHeight: Theme.target
    orientation: ListView.Horizontal
    model: filters
    spacing: Theme.small
    boundsBehavior: Flickable.StopAtBounds
    leftMargin: Theme.margin
    rightMargin: Theme.margin

    delegate: Chip {
        required property string code
        required property string label
        required iconName
        required chosen

        objectName: strip.name + ".filter." + code
        text: label
        exclusive: false
        onClicked: strip.filters.choose(code)
    }
}
