pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The story of a merged record, and the way to give it back: what was written meanwhile is listed,
// for somebody to look whom it concerns.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string entity
    required property string recordId

    color: Theme.paper

    MergeModel {
        id: story
        backend: page.backend
        entity: page.entity
        recordId: page.recordId
    }

    PageHeader {
        id: header
        width: parent.width
        name: "merge"
        title: qsTr("合过来的一份")
        subtitle: story.subtitle
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "merge.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        Notice {
            visible: story.sentence.length > 0
            width: parent.width
            leads: false
            tone: story.givenBack ? "green" : "blue"
            iconName: story.givenBack ? "check-circle" : "info"
            text: story.sentence
        }

        SectionHeading {
            width: parent.width
            text: story.editsTitle
        }

        Card {
            visible: edits.count > 0
            width: parent.width
            padding: Theme.small

            Column {
                width: parent.width

                Repeater {
                    id: edits
                    model: story.edits

                    delegate: LaterEditRow {
                        width: parent.width
                        lastInGroup: index === edits.count - 1
                        onClicked: page.navigator.field(page.entity, story.survivorId, field)
                    }
                }
            }
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        CaptionText {
            visible: text.length > 0
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: story.hint
        }

        BodyText {
            visible: story.problem.length > 0
            width: parent.width
            color: Theme.red
            text: story.problem
        }

        ActionButton {
            objectName: "merge.giveBack"
            visible: story.mayGiveBack
            width: parent.width
            kind: "primary"
            text: story.giveBackText
            onClicked: story.giveBack()
        }

        ActionButton {
            objectName: "merge.done"
            visible: story.givenBack
            width: parent.width
            text: qsTr("看过了，回去")
            onClicked: page.navigator.back()
        }
    }
}
