pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Something one has said, how it stands, and the answer.
Card {
    id: entry

    required property string recordId
    required property string words
    required property string line
    required property string stateText
    required property string iconName
    required property string tone
    required property string answer

    Column {
        width: parent.width
        spacing: Theme.small

        BodyText {
            objectName: "feedback.words." + entry.recordId
            width: parent.width
            text: entry.words
        }

        RowLayout {
            width: parent.width

            CaptionText {
                text: entry.line
                Layout.fillWidth: true
            }

            StateMark {
                iconName: entry.iconName
                tone: entry.tone
                text: entry.stateText
            }
        }

        MemoryBox {
            objectName: "feedback.answer." + entry.recordId
            visible: entry.answer.length > 0
            width: parent.width
            text: qsTr("答复：%1").arg(entry.answer)
        }
    }
}
