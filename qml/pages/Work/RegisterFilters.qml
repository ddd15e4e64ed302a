pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// How a register is sorted and what it is narrowed to: chips of what occurs in it, with how many.
Column {
    id: filters

    required property RegisterModel lines

    spacing: Theme.small

    LabelText { text: qsTr("排列") }

    ChipGroup {
        name: "register.sort"
        width: parent.width
        model: filters.lines.sorts
        onPicked: code => filters.lines.sortBy(code)
    }

    LabelText {
        visible: states.visible
        text: qsTr("进展")
    }

    ChipGroup {
        id: states
        name: "register.state"
        visible: filters.lines.states.count > 1
        width: parent.width
        model: filters.lines.states
        onPicked: code => filters.lines.narrowToState(code)
    }

    LabelText {
        visible: categories.visible
        text: qsTr("类别")
    }

    ChipGroup {
        id: categories
        name: "register.category"
        visible: filters.lines.categories.count > 1
        width: parent.width
        model: filters.lines.categories
        onPicked: code => filters.lines.narrowToCategory(code)
    }

    LabelText {
        visible: units.visible
        text: qsTr("在哪里")
    }

    ChipGroup {
        id: units
        name: "register.unit"
        visible: filters.lines.units.count > 1
        width: parent.width
        model: filters.lines.units
        onPicked: code => filters.lines.narrowToUnit(code)
    }

    TextButton {
        objectName: "register.widen"
        visible: filters.lines.narrowedCount > 0
        text: qsTr("不筛了，都看")
        onClicked: filters.lines.widen()
    }
}
