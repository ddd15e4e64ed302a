pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// How a register is sorted and what it is narrowed to: chips of what occurs in it, with how many.
Column {
    id: filters

    required property RegisterModel register

    spacing: Theme.small

    LabelText { text: qsTr("排列") }

    ChipGroup {
        name: "register.sort"
        width: parent.width
        model: filters.register.sorts
        onPicked: code => filters.register.sortBy(code)
    }

    LabelText {
        visible: states.visible
        text: qsTr("进展")
    }

    ChipGroup {
        id: states
        name: "register.state"
        visible: filters.register.states.count > 1
        width: parent.width
        model: filters.register.states
        onPicked: code => filters.register.narrowToState(code)
    }

    LabelText {
        visible: categories.visible
        text: qsTr("类别")
    }

    ChipGroup {
        id: categories
        name: "register.category"
        visible: filters.register.categories.count > 1
        width: parent.width
        model: filters.register.categories
        onPicked: code => filters.register.narrowToCategory(code)
    }

    LabelText {
        visible: units.visible
        text: qsTr("在哪里")
    }

    ChipGroup {
        id: units
        name: "register.unit"
        visible: filters.register.units.count > 1
        width: parent.width
        model: filters.register.units
        onPicked: code => filters.register.narrowToUnit(code)
    }

    TextButton {
        objectName: "register.widen"
        visible: filters.register.narrowedCount > 0
        text: qsTr("不筛了，都看")
        onClicked: filters.register.widen()
    }
}
