pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The bottom of a register while lines are being picked: what may be done with all of them, and a
// question before it is done.
DockedBar {
    id: bar

    required property RegisterBatch batch
    // A little more than three rows: one sees that there is more.
    readonly property real actionsHeightMax: 3 * (Theme.target + Theme.small) + Theme.target / 2

    signal handAsked(string field)

    Row {
        visible: bar.batch.question.length === 0
        width: parent.width
        spacing: Theme.small

        BodyText {
            width: parent.width - all.width - leave.width - 2 * parent.spacing
            text: bar.batch.pickedText
            anchors.verticalCenter: parent.verticalCenter
        }

        TextButton {
            id: all
            objectName: "batch.all"
            text: qsTr("全选")
            onClicked: bar.batch.lines.pickAll()
        }

        TextButton {
            id: leave
            objectName: "batch.leave"
            text: qsTr("不选了")
            onClicked: bar.batch.lines.picking = false
        }
    }

    // What does not fit is scrolled to, with the focus, too: the lines stay in sight.
    Flickable {
        id: view
        visible: bar.batch.question.length === 0
        width: parent.width
        height: Math.min(actions.implicitHeight, bar.actionsHeightMax)
        contentHeight: actions.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        ScrollBar.vertical: ScrollBar { }

        Flow {
            id: actions
            width: parent.width
            spacing: Theme.small

            Repeater {
                model: bar.batch.steps

                delegate: ActionButton {
                    required property string code
                    required property string label

                    objectName: "batch.step." + code
                    kind: "soft"
                    text: label
                    onClicked: bar.batch.askStep(code)
                    onActiveFocusChanged: if (activeFocus) bar.reveal(this)
                }
            }

            Repeater {
                model: bar.batch.hands

                delegate: ActionButton {
                    required property string code
                    required property string label

                    objectName: "batch.hand." + code
                    text: label
                    onClicked: bar.handAsked(code)
                    onActiveFocusChanged: if (activeFocus) bar.reveal(this)
                }
            }
        }
    }

    BodyText {
        visible: bar.batch.question.length > 0
        width: parent.width
        text: bar.batch.progressText || bar.batch.question
    }

    NoteArea {
        id: comment
        objectName: "batch.comment"
        visible: bar.batch.question.length > 0 && bar.batch.asksStep
        width: parent.width
        linesMin: 1
        placeholderText: qsTr("说一句（可以不写）")
    }

    ButtonFlow {
        visible: bar.batch.question.length > 0
        width: parent.width

        ActionButton {
            objectName: "batch.confirm"
            kind: "primary"
            enabled: !bar.batch.busy
            text: qsTr("就这样办")
            onClicked: {
                bar.batch.confirm(comment.text)
                comment.text = ""
            }
        }

        ActionButton {
            objectName: "batch.cancel"
            text: qsTr("先不办")
            onClicked: bar.batch.cancel()
        }
    }

    function reveal(action: Item) {
        view.contentY = Math.max(0, Math.min(action.y, view.contentHeight - view.height))
    }
}
