pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// When to come again: as the rule says, or a time agreed at the door.
Column {
    id: times

    required property VisitForm form
    required property string title

    spacing: Theme.small

    SectionHeading {
        width: parent.width
        text: times.title
    }

    ChipGroup {
        name: "visit.next"
        width: parent.width
        model: times.form.nextTimes
        onPicked: code => times.form.nextTimes.choose(code)
    }
}
