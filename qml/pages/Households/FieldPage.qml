pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The story of one field: what it says, who wrote it and when, from what to what; and a pencil.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string entity
    required property string recordId
    required property string field

    property bool editing: false

    color: Theme.paper

    FieldModel {
        id: story
        backend: page.backend
        entity: page.entity
        recordId: page.recordId
        field: page.field
        onSaved: page.editing = false
    }

    PageHeader {
        id: header
        width: parent.width
        name: "field"
        title: story.label
        onBack: page.editing ? page.editing = false : page.navigator.back()
    }

    ScrollPage {
        anchors.top: header.bottom
        anchors.bottom: bottom.visible ? bottom.top : parent.bottom
        width: parent.width

        TitleText {
            visible: !page.editing
            width: parent.width
            text: story.text
            color: story.blank ? Theme.muted : Theme.ink
            font.pixelSize: text.length > 12 ? Theme.title : Theme.letter
            font.bold: false
        }

        Notice {
            objectName: "field.case"
            visible: story.caseId.length > 0 && !page.editing
            width: parent.width
            iconName: "two-hands"
            text: qsTr("两人写得不一样，去看看")
            onClicked: page.navigator.conflictCase(story.caseId, false)
        }

        Field {
            id: draft
            objectName: "field.text"
            visible: page.editing && !story.coded
            width: parent.width
            placeholderText: story.label
        }

        ChipGroup {
            visible: page.editing && story.coded
            width: parent.width
            name: "field.choice"
            model: story.choices
            onPicked: code => story.choices.choose(code)
        }

        Notice {
            visible: story.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: story.problem
        }

        FieldHistory {
            width: parent.width
            story: story
        }
    }

    DockedBar {
        id: bottom
        visible: story.editable
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: page.editing ? "field.save" : "field.edit"
            width: parent.width
            kind: page.editing ? "primary" : "secondary"
            iconName: page.editing ? "" : "pencil"
            text: page.editing ? qsTr("存好") : qsTr("改一改")
            onClicked: page.editing ? page.save() : page.edit()
        }
    }

    function edit() {
        draft.text = story.blank ? "" : story.text
        editing = true
        draft.forceActiveFocus()
    }

    function save() {
        if (story.coded)
            story.saveChoice()
        else
            story.saveText(draft.text)
    }
}
