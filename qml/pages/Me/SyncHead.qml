pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The sentence on top, then only what there is to say: progress, notices, photos.
Item {
    id: head

    required property SyncModel sync

    implicitHeight: column.implicitHeight + Theme.margin

    Column {
        id: column
        x: Theme.margin
        y: Theme.margin
        width: Math.min(parent.width - 2 * Theme.margin, 680)
        spacing: Theme.medium

        Rectangle {
            width: parent.width
            height: sentence.implicitHeight + 2 * Theme.margin
            radius: Theme.radiusCard
            color: Theme.toneSoft(head.sync.tone)

            Icon {
                id: symbol
                x: Theme.margin
                y: Theme.margin
                width: Theme.icon + 6
                height: width
                name: head.sync.iconName
                color: Theme.toneInk(head.sync.tone)
            }

            TitleText {
                id: sentence
                objectName: "sync.sentence"
                x: symbol.x + symbol.width + Theme.medium
                y: Theme.margin
                width: parent.width - x - Theme.margin
                text: head.sync.sentence
                color: Theme.toneInk(head.sync.tone)
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        ProgressLine {
            visible: head.sync.busy && head.sync.progress >= 0
            width: parent.width
            value: head.sync.progress
        }

        CaptionText {
            visible: text.length > 0
            width: parent.width
            text: head.sync.progressText
        }

        Repeater {
            model: head.sync.notices

            delegate: Notice {
                required property string name
                required tone
                required iconName
                required text

                objectName: "sync.notice." + name
                width: column.width
                leads: false
            }
        }

        Card {
            visible: head.sync.unsentCount > 0 || head.sync.attachmentsText.length > 0
            width: parent.width

            Column {
                width: parent.width
                spacing: Theme.small

                CaptionText {
                    width: parent.width
                    text: qsTr("上次全部到齐：%1").arg(head.sync.confirmedText)
                }

                CaptionText {
                    visible: text.length > 0
                    width: parent.width
                    text: head.sync.attachmentsText
                }
            }
        }

        SectionHeading {
            visible: head.sync.unsentCount > 0
            width: parent.width
            text: qsTr("只在这台手机上的")
            trailing: qsTr("%n 条", "", head.sync.unsentCount)
        }
    }
}
