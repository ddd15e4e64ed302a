pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Who wrote what, when, from what to what; latest first.
Column {
    id: list

    required property FieldModel story

    SectionHeading {
        width: parent.width
        text: qsTr("以前怎么写的")
    }

    BodyText {
        visible: entries.count === 0
        topPadding: Theme.small
        width: parent.width
        color: Theme.muted
        text: qsTr("建档以后没有改过。")
    }

    Repeater {
        id: entries
        model: list.story.history

        delegate: TimelineEntry {
            id: entry

            required line
            required property string before
            required property string after
            required property string op
            required property string verdict
            required property int index

            objectName: "field.history." + index
            width: list.width
            iconName: icons.get(op)
            tone: op === "remove" || op === "strike" ? "" : "green"
            title: sentence()
            note: verdict
            firstEntry: index === 0
            lastEntry: index === entries.count - 1

            function sentence(): string {
                switch (op) {
                case "add": return qsTr("加上 %1").arg(after)
                case "remove":
                case "strike": return qsTr("去掉 %1").arg(after)
                default:
                    return before.length > 0 ? qsTr("%1 → %2").arg(before).arg(after) : after
                }
            }
        }
    }

    QtObject {
        id: icons

        function get(op: string): string {
            switch (op) {
            case "add": return "plus"
            case "remove":
            case "strike": return "close"
            case "create": return "check"
            case "decide": return "two-hands"
            default: return "pencil"
            }
        }
    }
}
