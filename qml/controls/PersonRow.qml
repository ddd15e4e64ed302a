pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// A person in a household, or one who looks after it.
RowButton {
    id: row

    required property string name
    required property string initial
    required property string line
    property string trailing
    property string tone: "green"
    property bool gone: false

    text: name + ", " + line + ", " + trailing
    inset: 0

    contentItem: RowLayout {
        spacing: Theme.medium

        Avatar {
            initial: row.initial
            tone: row.gone ? "" : row.tone
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.name
                color: row.gone ? Theme.muted : Theme.ink
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.line
                visible: text.length > 0
                Layout.fillWidth: true
            }

            CaptionText {
                text: row.trailing
                visible: Theme.large && text.length > 0
                Layout.fillWidth: true
            }
        }

        CaptionText {
            text: row.trailing
            visible: !Theme.large && text.length > 0
            wrapMode: Text.NoWrap
        }
    }
}
