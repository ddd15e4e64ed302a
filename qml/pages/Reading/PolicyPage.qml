pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One document to read, whole: whether it holds, the version before and after, and a search within.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string policyId
    property string wanted // what was looked for in the library

    color: Theme.paper

    PolicyModel {
        id: policy
        backend: page.backend
        policyId: page.policyId
        text: page.wanted
    }

    PageHeader {
        id: header
        width: parent.width
        name: "policy"
        title: policy.title
        subtitle: policy.line
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    Row {
        id: tools
        anchors.top: header.bottom
        anchors.topMargin: Theme.tiny
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        spacing: Theme.tiny

        Field {
            objectName: "policy.search"
            width: parent.width - next.width - parent.spacing
            iconName: "search"
            text: page.wanted
            placeholderText: qsTr("在文中找")
            onTextEdited: policy.text = text
            Keys.onReturnPressed: page.goNext()
        }

        IconButton {
            id: next
            objectName: "policy.next"
            enabled: policy.text.length > 0
            iconName: "down"
            text: qsTr("下一处")
            onClicked: page.goNext()
        }
    }

    RecordList {
        id: list

        property int found: -1 // the paragraph last gone to

        objectName: "policy.list"
        anchors.top: tools.bottom
        anchors.topMargin: Theme.small
        anchors.bottom: parent.bottom
        width: Math.min(parent.width, 680 + 2 * Theme.margin)
        model: policy.paragraphs
        spacing: Theme.small

        head: Column {
            width: list.width
            leftPadding: Theme.margin
            bottomPadding: Theme.medium
            spacing: Theme.tiny

            CaptionText {
                objectName: "policy.hits"
                visible: text.length > 0
                width: parent.width - 2 * Theme.margin
                text: policy.hitText
            }

            StateMark {
                objectName: "policy.state"
                width: parent.width - 2 * Theme.margin
                iconName: policy.stateIcon
                tone: policy.stateTone
                text: policy.stateText
            }

            CaptionText {
                visible: text.length > 0
                width: parent.width - 2 * Theme.margin
                text: policy.validity
            }

            LinkRow {
                objectName: "policy.successor"
                visible: policy.successorId.length > 0
                width: parent.width - 2 * Theme.margin
                label: qsTr("新的文件")
                value: policy.successorTitle
                onClicked: page.navigator.policy(policy.successorId, "", false)
            }

            LinkRow {
                objectName: "policy.replaces"
                visible: policy.replacesId.length > 0
                width: parent.width - 2 * Theme.margin
                label: qsTr("它替代的旧文件")
                value: policy.replacesTitle
                onClicked: page.navigator.policy(policy.replacesId, "", false)
            }

            Notice {
                objectName: "policy.problem"
                visible: policy.problem.length > 0
                width: parent.width - 2 * Theme.margin
                leads: false
                tone: "red"
                iconName: "warning"
                text: policy.problem
            }
        }

        delegate: BodyText {
            required property int number
            required property string marked

            objectName: "policy.paragraph." + number
            x: Theme.margin
            width: list.width - 2 * Theme.margin
            textFormat: Text.StyledText
            text: marked
        }
    }

    EmptyState {
        visible: policy.ready && policy.paragraphs.count === 0
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.huge
        title: qsTr("这份文件没有录入正文")
    }

    function goNext() {
        list.found = policy.next(list.found)
        if (list.found >= 0)
            list.positionViewAtIndex(list.found, ListView.Center)
    }
}
