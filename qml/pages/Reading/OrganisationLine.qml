pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// A line of the organisation tree: an arrow that unfolds it, what it is, its branch. The line opens
// its record; a folder, which has none, unfolds.
RowButton {
    id: row

    required property string entity
    required property string recordId
    required property bool folder
    required property string title
    required property string line
    required property bool missing // it has no branch
    required property int depth
    required property bool foldable
    required property bool open

    readonly property int indent: depth * Theme.medium

    signal toggled()
    signal opened()

    text: line.length > 0 ? title + ", " + line : title
    leftPadding: Theme.tiny + indent
    topPadding: Theme.tiny
    bottomPadding: Theme.tiny
    onClicked: folder ? toggled() : opened()

    contentItem: RowLayout {
        spacing: Theme.tiny

        IconButton {
            objectName: row.objectName + ".fold"
            visible: row.foldable
            focusPolicy: Qt.NoFocus
            iconName: row.open ? "down" : "forward"
            inkColor: Theme.green
            text: row.open ? qsTr("收起 %1").arg(row.title) : qsTr("展开 %1").arg(row.title)
            onClicked: row.toggled()
        }

        Item {
            visible: !row.foldable
            Layout.preferredWidth: Theme.target
            Layout.preferredHeight: Theme.target
        }

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            BodyText {
                text: row.title
                font.bold: row.open
                color: row.folder ? Theme.muted : Theme.ink
                Layout.fillWidth: true
            }

            CaptionText {
                visible: text.length > 0
                text: row.line
                color: row.missing ? Theme.amber : Theme.muted
                Layout.fillWidth: true
            }
        }
    }
}
