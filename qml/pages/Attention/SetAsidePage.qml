pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Work the office did not take: why, what was written, and three ways on. Nothing is thrown away
// without a reason given by a person.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string actionId

    property bool withdrawing: false

    color: Theme.paper

    SetAsideModel {
        id: action
        backend: page.backend
        actionId: page.actionId
        onSettled: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "setAside"
        title: qsTr("这一条没有收下")
        subtitle: action.subtitle
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "setAside.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        Notice {
            visible: action.ready
            width: parent.width
            leads: false
            tone: "red"
            iconName: "returned"
            text: action.reason
        }

        MemoryBox {
            visible: text.length > 0
            width: parent.width
            iconName: "speak"
            text: action.officeText
        }

        SectionHeading {
            visible: action.ready
            width: parent.width
            text: action.writtenLine
        }

        Repeater {
            model: action.lines

            delegate: SetAsideLine {
                width: parent.width
                codes: coded ? action.codesOf(index) : []
                words: coded ? action.wordsOf(index) : []
                onCorrected: value => action.correct(index, value)
            }
        }

        CaptionText {
            visible: text.length > 0
            width: parent.width
            text: action.dependentsText
        }

        TextButton {
            objectName: "setAside.household"
            visible: action.householdId.length > 0
            iconName: "home"
            text: qsTr("看看这一户")
            onClicked: page.navigator.household(action.householdId, false)
        }

        ReasonPanel {
            visible: page.withdrawing
            width: parent.width
            name: "setAside"
            title: qsTr("为什么撤回？")
            buttonText: qsTr("撤回，原因留着")
            reasons: action.withdrawReasons
            onGiven: reason => action.withdraw(reason)
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        BodyText {
            visible: action.problem.length > 0
            width: parent.width
            color: Theme.red
            text: action.problem
        }

        ButtonFlow {
            width: parent.width

            ActionButton {
                objectName: "setAside.resend"
                kind: "primary"
                text: action.corrected ? qsTr("改好了，再传") : qsTr("照原样再传")
                onClicked: action.resend()
            }

            ActionButton {
                objectName: "setAside.withdraw"
                text: page.withdrawing ? qsTr("先不撤") : qsTr("撤回")
                onClicked: page.withdrawing = !page.withdrawing
            }
        }
    }
}
