pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// What one person wrote: who, when and where, the words large with what differs marked, and on what
// ground. Choosing it is shown by a word, a ring and a thicker edge.
RowButton {
    id: card

    required property string versionId
    required property string who
    required property string initial
    required property bool mine
    required property string when
    required property string ground
    required property string plainText
    required property string markedText
    required property bool current
    required property int index

    property bool chosen: false
    property bool selectable: true

    objectName: "case.version." + index
    text: who + ", " + when + ", " + plainText + ", " + ground
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
        spacing: Theme.tiny

        RowLayout {
            spacing: Theme.small

            Avatar {
                initial: card.initial
                tone: card.mine ? "blue" : "green"
                Layout.preferredWidth: Theme.large ? 40 : 32
                Layout.preferredHeight: Theme.large ? 40 : 32
            }

            BodyText {
                text: card.who
                font.bold: true
                Layout.fillWidth: true
            }

            StateMark {
                visible: card.chosen
                iconName: "check-circle"
                tone: "green"
                text: qsTr("已选")
            }
        }

        CaptionText {
            text: card.when
            Layout.fillWidth: true
        }

        TitleText {
            text: card.markedText
            textFormat: Text.StyledText
            font.pixelSize: Theme.letter
            font.bold: false
            Layout.fillWidth: true
        }

        CaptionText {
            visible: text.length > 0
            text: card.ground
            Layout.fillWidth: true
        }

        CaptionText {
            visible: card.current
            text: qsTr("眼下先用这个")
            color: Theme.amber
            Layout.fillWidth: true
        }
    }
}
