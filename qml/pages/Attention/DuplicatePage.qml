pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Two records that may be one, as a letter: side by side where there is room, else one under the
// other; what differs marked, what is equal quietly below; one button that says what it does.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string caseId

    color: Theme.paper

    DuplicateModel {
        id: record
        backend: page.backend
        caseId: page.caseId
        onDecided: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "duplicate"
        title: record.title
        subtitle: record.subtitle
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        id: scroll
        objectName: "duplicate.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width
        widthMax: 760

        Notice {
            visible: record.decidedText.length > 0
            width: parent.width
            leads: false
            tone: "green"
            iconName: "check-circle"
            text: record.decidedText
        }

        Notice {
            visible: record.limitText.length > 0
            width: parent.width
            leads: false
            tone: "blue"
            iconName: "info"
            text: record.limitText
        }

        GridLayout {
            width: parent.width
            columns: width >= Theme.twoColumnsMin ? 2 : 1
            columnSpacing: Theme.medium
            rowSpacing: Theme.medium

            Repeater {
                model: record.sides

                delegate: DuplicateSideCard {
                    letter: record
                    selectable: record.mayMerge
                    chosen: record.chosen === versionId
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    onClicked: record.choose(versionId)
                }
            }
        }

        ChipGroup {
            visible: record.mayDecide
            name: "duplicate.choice"
            width: parent.width
            model: record.choices
            onPicked: code => record.choose(code)
        }

        DuplicateSame {
            visible: record.sameText.length > 0
            width: parent.width
            text: record.sameText
        }

        ReasonField {
            objectName: "duplicate.reason"
            visible: record.mayDecide && record.decidable && record.chosen !== "later"
            width: parent.width
            text: record.reason
            onTextEdited: record.reason = text
        }
    }

    DockedBar {
        id: bottom
        widthMax: scroll.widthMax
        anchors.bottom: parent.bottom
        width: parent.width

        CaptionText {
            visible: record.ready
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: record.keptSentence
        }

        BodyText {
            visible: record.problem.length > 0
            width: parent.width
            color: Theme.red
            text: record.problem
        }

        ActionButton {
            objectName: "duplicate.decide"
            visible: record.mayDecide
            width: parent.width
            kind: "primary"
            enabled: record.decidable
            text: record.decideText
            onClicked: record.decide()
        }
    }
}
