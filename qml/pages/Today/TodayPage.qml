pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Today's walk: the door at hand as a card, the rest of the stair below it in walking order, what is
// done folded away at the end.
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

    ListView {
        id: list
        objectName: "today.list"
        anchors.fill: parent
        model: today.ahead
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        cacheBuffer: 400
        ScrollBar.vertical: ScrollBar { }

        header: TodayHead {
            width: list.width
            today: today
            sync: sync
            navigator: page.navigator
        }

        section.property: "stair"
        section.delegate: SectionHeading {
            required property string section

            x: Theme.margin
            width: list.width - 2 * Theme.margin
            text: section
        }

        delegate: DoorRow {
            required property string householdId

            objectName: "today.row." + householdId
            width: list.width
            onClicked: {
                today.choose(householdId)
                if (page.navigator.wide)
                    page.navigator.household(householdId, true)
                else
                    list.positionViewAtBeginning()
            }
        }

        footer: DoneFold {
            width: list.width
            today: today
            navigator: page.navigator
        }
    }
}
