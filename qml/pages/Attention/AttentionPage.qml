pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
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

    ListView {
        id: list
        objectName: "attention.list"
        anchors.fill: parent
        model: attention.rows
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.small
        ScrollBar.vertical: ScrollBar { }

        header: Column {
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

        section.property: "section"
        section.delegate: SectionHeading {
            required property string section

            x: Theme.margin
            width: list.width - 2 * Theme.margin
            text: section
        }

        delegate: AttentionRow {
            x: Theme.margin
            width: list.width - 2 * Theme.margin
            onClicked: {
                if (kind === "case")
                    page.navigator.conflictCase(recordId, true)
                else if (kind === "set_aside")
                    page.navigator.setAside(recordId, true)
                else
                    page.navigator.sync(true)
            }
        }

        footer: Item { height: Theme.huge; width: 1 }
    }

    EmptyState {
        visible: attention.nothing
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("没有要你看的事")
        text: qsTr("写得不一样的、没收下的，会在这里等你。")
    }
}
