pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// A case as a letter: what each wrote, what it was before, and one button that says what it does.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string caseId

    color: Theme.paper

    CaseModel {
        id: record
        backend: page.backend
        caseId: page.caseId
        onDecided: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "case"
        title: record.title
        subtitle: record.subtitle
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        id: scroll
        objectName: "case.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        Notice {
            visible: record.decidedText.length > 0
            width: parent.width
            leads: false
            tone: "green"
            iconName: "check-circle"
            text: record.decidedText
        }

        Repeater {
            model: record.versions

            delegate: CaseVersionCard {
                width: parent.width
                selectable: record.mayDecide && !record.byChoice
                chosen: record.chosenVersion === versionId
                onClicked: record.choose(versionId)
            }
        }

        Column {
            visible: record.beforeText.length > 0
            width: parent.width
            spacing: Theme.small

            LabelText {
                text: qsTr("原来写的是")
                color: Theme.muted
            }

            CaseBefore {
                width: parent.width
                value: record.beforeText
                line: record.beforeLine
            }
        }

        Column {
            visible: record.byChoice && record.mayDecide
            width: parent.width
            spacing: Theme.small

            LabelText {
                text: record.question
                color: Theme.muted
            }

            ChipGroup {
                name: "case.choice"
                width: parent.width
                model: record.choices
                onPicked: code => record.choices.choose(code)
            }
        }

        ActionButton {
            objectName: "case.neither"
            visible: record.mayWrite && !record.writing
            width: parent.width
            iconName: "pencil"
            text: qsTr("都不对，我来写")
            onClicked: {
                record.writing = true
                own.forceActiveFocus()
                scroll.reveal(own)
            }
        }

        Field {
            id: own
            objectName: "case.own"
            visible: record.writing
            width: parent.width
            placeholderText: qsTr("写下对的")
            text: record.ownValue
            onTextEdited: record.ownValue = text
        }

        ReasonField {
            objectName: "case.reason"
            visible: record.decidable
            width: parent.width
            text: record.reason
            onTextEdited: record.reason = text
        }

        TextButton {
            objectName: "case.household"
            visible: record.householdId.length > 0
            iconName: "home"
            text: qsTr("看看这一户")
            onClicked: page.navigator.household(record.householdId, false)
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        CaptionText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: record.mayDecide || record.decidedText.length > 0
                  ? record.keptSentence : qsTr("这件由社区来定，定了会告诉你。")
        }

        BodyText {
            visible: record.problem.length > 0
            width: parent.width
            color: Theme.red
            text: record.problem
        }

        ActionButton {
            objectName: "case.decide"
            visible: record.mayDecide
            width: parent.width
            kind: "primary"
            enabled: record.decidable
            text: record.decideText
            onClicked: record.decide()
        }
    }
}
