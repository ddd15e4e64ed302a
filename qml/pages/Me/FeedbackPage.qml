pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Saying what should be better: one field, kept on the phone first; below what one has said, how it
// stands and what was answered.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    property bool leaving: false // once it is on disk

    color: Theme.paper

    FeedbackModel {
        id: feedback
        backend: page.backend
        onSent: if (page.leaving) page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "feedback"
        title: qsTr("建议反馈")
        subtitle: qsTr("哪里不好用、哪里要改，写一句就行")
        backShown: page.navigator.backShown
        onBack: guard.leave()
    }

    ScrollPage {
        objectName: "feedback.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        NoteArea {
            objectName: "feedback.text"
            width: parent.width
            linesMin: 3
            placeholderText: qsTr("想说什么，写在这里")
            text: feedback.text
            onTextChanged: feedback.text = text
        }

        SectionHeading {
            visible: feedback.rows.count > 0
            width: parent.width
            text: qsTr("我说过的")
        }

        Repeater {
            model: feedback.rows

            delegate: FeedbackEntry {
                width: parent?.width ?? 0
            }
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        BodyText {
            objectName: "feedback.problem"
            visible: text.length > 0
            width: parent.width
            color: Theme.red
            text: feedback.problem
        }

        ActionButton {
            objectName: "feedback.send"
            width: parent.width
            kind: "primary"
            text: qsTr("发给社区")
            onClicked: feedback.send()
        }
    }

    DraftGuard {
        id: guard
        anchors.fill: parent
        dirty: feedback.text.length > 0
        onSaveAsked: {
            page.leaving = true
            feedback.send()
        }
        onAbandoned: page.navigator.back()
    }
}
