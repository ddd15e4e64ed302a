pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What the day brings besides its doors, in plain lines that lead there.
Card {
    id: card

    required property RemindersModel reminders

    signal recordAsked(string entity, string recordId)
    signal campaignAsked(string campaignId)

    padding: Theme.tiny

    Column {
        width: parent.width

        Repeater {
            id: repeater
            model: card.reminders.lines

            delegate: RowButton {
                id: row

                required property int index
                required property string kind
                required property string entity
                required property string recordId
                required property string title
                required property string line
                required property string iconName
                required property string tone

                objectName: kind === "more" ? "today.reminder.more." + entity
                                            : "today.reminder." + recordId
                width: parent?.width ?? 0
                inset: Theme.medium
                lastInGroup: index === repeater.count - 1
                text: title.length > 0 ? title + ", " + line : line
                enabled: kind !== "rest"
                onClicked: card.follow(kind, entity, recordId)

                contentItem: RowLayout {
                    spacing: Theme.medium

                    Icon {
                        name: row.iconName
                        color: Theme.toneInk(row.tone)
                        Layout.preferredWidth: Theme.icon
                        Layout.preferredHeight: Theme.icon
                    }

                    ColumnLayout {
                        spacing: 1
                        Layout.fillWidth: true

                        BodyText {
                            visible: text.length > 0
                            text: row.title
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }

                        CaptionText {
                            text: row.line
                            color: row.tone === "red" ? Theme.red : Theme.muted
                            Layout.fillWidth: true
                        }
                    }

                    Icon {
                        visible: row.recordId.length > 0
                        name: "forward"
                        color: Theme.muted
                        Layout.preferredWidth: Theme.iconSmall
                        Layout.preferredHeight: Theme.iconSmall
                    }
                }
            }
        }
    }

    function follow(kind: string, entity: string, recordId: string) {
        if (kind === "campaign")
            campaignAsked(recordId)
        else if (kind === "record")
            recordAsked(entity, recordId)
        else
            reminders.unfold(entity)
    }
}
