pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One of two records: who registered it, what it says where the other says something else, and what
// hangs on it. Choosing it means that it stays.
RowButton {
    id: card

    required property string versionId
    required property string title
    required property string initial
    required property bool mine
    required property string addressLine
    required property string registered
    required property string counts
    required property bool here
    required property int index
    required property DuplicateModel letter

    property bool chosen: false
    property bool selectable: true

    objectName: "duplicate.side." + index
    text: title + ", " + addressLine + ", " + registered + ", " + counts
    enabled: selectable
    lastInGroup: true
    topPadding: Theme.margin
    bottomPadding: Theme.margin
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: selectable
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radiusCard
        color: Theme.surface
        border.width: card.chosen ? 2 : Theme.hairline
        border.color: card.chosen ? Theme.green : Theme.line

        FocusRing {
            radius: Theme.radiusCard + Theme.focusWidth
            shown: card.visualFocus
        }
    }

    contentItem: ColumnLayout {
        spacing: Theme.small

        RowLayout {
            spacing: Theme.small

            Avatar {
                initial: card.initial
                tone: card.mine ? "blue" : "green"
                Layout.alignment: Qt.AlignTop
            }

            ColumnLayout {
                spacing: 1
                Layout.fillWidth: true

                TitleText {
                    text: card.title
                    Layout.fillWidth: true
                }

                CaptionText {
                    visible: text.length > 0 && text !== card.title
                    text: card.addressLine
                    Layout.fillWidth: true
                }

                CaptionText {
                    text: card.registered
                    Layout.fillWidth: true
                }
            }
        }

        StateMark {
            visible: card.chosen
            iconName: "check-circle"
            tone: "green"
            text: qsTr("留这一份")
            Layout.fillWidth: true
        }

        CaptionText {
            visible: !card.here
            text: qsTr("这一份在别的格里，这台手机看不到细节。")
            Layout.fillWidth: true
        }

        Repeater {
            model: card.here ? card.letter.lines : null

            delegate: DifferingLine {
                ofSecond: card.index === 1
                Layout.fillWidth: true
            }
        }

        Item { Layout.fillHeight: true }

        CaptionText {
            visible: card.here
            text: card.counts.length > 0 ? card.counts : qsTr("还没有别的记录提到它")
            Layout.fillWidth: true
        }
    }
}
