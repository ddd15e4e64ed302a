pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What was merged into this record: a quiet line each, that leads to its story and the way back.
Card {
    id: card

    required property MergedModel merged
    required property Navigator navigator

    Column {
        width: parent.width

        Repeater {
            id: rows
            model: card.merged.rows

            delegate: LinkRow {
                required property string entity
                required property string recordId
                required property string sentence
                required property int index

                objectName: "merged.row." + index
                width: parent.width
                label: qsTr("合过一份")
                value: sentence
                lastInGroup: index === rows.count - 1
                onClicked: card.navigator.merge(entity, recordId)
            }
        }
    }
}
