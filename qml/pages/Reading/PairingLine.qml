pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A community with its figures, or below it a unit that is paired with it and how far it is.
RowButton {
    id: row

    required property string title
    required property string line
    required property string trailing
    property bool indented: false
    property bool gap: false // a community without a unit

    text: title + (line.length > 0 ? ", " + line : "")
          + (trailing.length > 0 ? ", " + trailing : "")
    inset: 0
    leftPadding: indented ? Theme.huge : 0

    contentItem: RowLayout {
        spacing: Theme.small

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.title
                font.bold: !row.indented
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.line
                Layout.fillWidth: true
            }

            StateMark {
                visible: row.gap
                iconName: "unknown"
                tone: "amber"
                text: qsTr("还没有结对单位")
            }
        }

        CaptionText {
            visible: text.length > 0
            text: row.trailing
            wrapMode: Text.NoWrap
        }

        Icon {
            name: "forward"
            color: Theme.muted
            Layout.preferredWidth: Theme.iconSmall
            Layout.preferredHeight: Theme.iconSmall
        }
    }
}
