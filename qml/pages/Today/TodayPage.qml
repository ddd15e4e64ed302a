pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Today's walk: the door at hand as a card, the rest of the stair below it in walking order, what
// is done folded away at the end.
Item {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    TodayModel {
        id: today
        backend: page.backend
    }

    SyncModel {
        id: sync
        backend: page.backend
    }

    DepartureModel {
        id: departure
        backend: page.backend
    }

    RemindersModel {
        id: reminders
        backend: page.backend
    }

    RecordList {
        id: list
        objectName: "today.list"
        anchors.fill: parent
        model: today.ahead
        section.property: "stair"

        head: TodayHead {
            width: list.width
            today: today
            sync: sync
            departure: departure
            reminders: reminders
            navigator: page.navigator
        }

        tail: DoneFold {
            width: list.width
            today: today
            navigator: page.navigator
        }

        delegate: SectionedRow {
            id: row

            required property string householdId
            required property string door
            required property string name
            required property string line
            required property string iconName
            required property string tone

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            DoorRow {
                objectName: "today.row." + row.householdId
                width: row.width
                door: row.door
                name: row.name
                line: row.line
                iconName: row.iconName
                tone: row.tone
                onClicked: page.choose(row.householdId)
            }
        }
    }

    function choose(householdId: string) {
        today.choose(householdId)
        if (navigator.wide)
            navigator.household(householdId, true)
        else
            list.toTop()
    }
}
