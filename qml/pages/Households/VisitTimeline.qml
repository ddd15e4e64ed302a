pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Visits, latest first, on a thin line. More are fetched when asked for.
Column {
    id: timeline

    required property HouseholdModel household
    required property Navigator navigator

    spacing: 0

    SectionHeading {
        width: parent.width
        text: qsTr("走访记录")
    }

    BodyText {
        visible: timeline.household.ready && entries.count === 0
        topPadding: Theme.small
        width: parent.width
        color: Theme.muted
        text: qsTr("还没有走访过。")
    }

    Repeater {
        id: entries
        model: timeline.household.visits

        delegate: VisitEntry {
            width: timeline.width
            firstEntry: index === 0
            lastEntry: index === entries.count - 1
            backend: timeline.household.backend
            navigator: timeline.navigator
            reasons: timeline.household.voidReasons
            onVoided: reason => timeline.household.voidVisit(visitId, reason)
        }
    }
}
