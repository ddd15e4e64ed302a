pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One condition on the doors of a campaign: chips to choose from, or one line that says what it
// stands at until asked for.
Column {
    id: part

    required property string name
    required property string title
    required property ChoiceModel choices
    property bool shown: true
    property bool folded: false

    visible: shown
    spacing: Theme.small

    LinkRow {
        objectName: part.name + ".fold"
        visible: part.folded
        width: parent.width
        label: part.title
        value: part.choices.chosenLabel
        onClicked: part.folded = false
    }

    SectionHeading {
        visible: !part.folded
        width: parent.width
        text: part.title
    }

    ChipGroup {
        visible: !part.folded
        name: part.name
        width: parent.width
        model: part.choices
        onPicked: code => part.choices.choose(code)
    }
}
