pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What needs a person's eye: two spellings, work the office did not take, this phone's own worries.
Item {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property AppSettings settings

    AttentionModel {
        id: attention
        backend: page.backend
    }

    RecordList {
        id: list
        objectName: "attention.list"
        anchors.fill: parent
        model: attention.rows
        spacing: Theme.small
        section.property: "section"

        head: Column {
            width: list.width
            leftPadding: Theme.margin
            topPadding: Theme.margin

            HeadingText {
                text: qsTr("待办")
                width: parent.width - 2 * Theme.margin
            }

            CaptionText {
                text: qsTr("不急，有空看一眼。走访不用等它们。")
                width: parent.width - 2 * Theme.margin
            }
        }

        delegate: SectionedRow {
            id: row

            required property string kind
            required property string caseKind
            required property string recordId
            required property string iconName
            required property string tone
            required property string title
            required property string placeLine
            required property string line

            width: list.width
            heading: ListView.section
            headingBefore: ListView.previousSection

            AttentionRow {
                objectName: "attention.row." + row.recordId
                x: Theme.margin
                width: row.width - 2 * Theme.margin
                iconName: row.iconName
                tone: row.tone
                title: row.title
                placeLine: row.placeLine
                line: row.line
                onClicked: page.open(row.kind, row.caseKind, row.recordId)
            }
        }
    }

    EmptyState {
        visible: attention.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("没有要你看的事")
        text: qsTr("写得不一样的、没收下的，会在这里等你。")
    }

    function open(kind: string, caseKind: string, recordId: string) {
        if (kind === "case" || kind === "decided")
            navigator.caseOf(caseKind, recordId, true)
        else if (kind === "set_aside")
            navigator.setAside(recordId, true)
        else
            navigator.sync(true)
    }
}
