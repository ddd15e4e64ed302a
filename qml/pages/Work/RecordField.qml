pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// A field of a record by its form: a line to read, or what is needed to write it.
Column {
    id: cell

    required property RegisterForm owner
    required property bool editing
    required property string field
    required property string label
    required property string value
    required property string shown
    required property bool blank
    required property string kind
    required property string target
    required property string hint
    required property ChoiceModel choices
    required property ChoiceModel additions // of a set: the kinds of what may be added
    required property bool needed

    readonly property bool isLine: kind === "text" || kind === "number"

    signal chooseAsked(string target)
    signal openAsked()

    spacing: Theme.tiny

    LinkRow {
        objectName: "record.value." + cell.field
        visible: !cell.editing
        width: parent.width
        label: cell.label
        value: cell.shown
        leads: cell.kind === "reference"
        enabled: leads
        onClicked: cell.openAsked()
    }

    LabelText {
        visible: cell.editing && cell.kind !== "reference"
        width: parent.width
        text: cell.needed ? qsTr("%1（要写）").arg(cell.label) : cell.label
    }

    Field {
        objectName: "record.text." + cell.field
        visible: cell.editing && cell.isLine
        width: parent.width
        text: cell.value
        placeholderText: cell.hint.length > 0 ? cell.hint : cell.label
        inputMethodHints: cell.kind === "number" ? Qt.ImhFormattedNumbersOnly : Qt.ImhNone
        onTextEdited: cell.owner.write(cell.field, text)
    }

    DayField {
        name: "record.text." + cell.field
        visible: cell.editing && (timed || cell.kind === "date")
        width: parent.width
        title: qsTr("哪天")
        value: cell.value
        timed: cell.kind === "time"
        onEdited: value => cell.owner.write(cell.field, value)
    }

    NoteArea {
        objectName: "record.note." + cell.field
        visible: cell.editing && cell.kind === "long"
        width: parent.width
        text: cell.value
        placeholderText: cell.label
        onTextChanged: {
            if (activeFocus)
                cell.owner.write(cell.field, text)
        }
    }

    LinkRow {
        objectName: "record.choose." + cell.field
        visible: cell.editing && cell.kind === "reference"
        width: parent.width
        label: cell.needed ? qsTr("%1（要选）").arg(cell.label) : cell.label
        value: cell.shown
        blank: cell.blank
        onClicked: cell.chooseAsked(cell.target)
    }

    CaptionText {
        visible: cell.editing && cell.additions !== null && (cell.choices?.count ?? 0) > 0
        width: parent.width
        text: qsTr("点一下去掉：")
    }

    ChipGroup {
        visible: cell.editing && cell.choices !== null
        width: parent.width
        name: "record.choice." + cell.field
        model: cell.editing ? cell.choices : null
        onPicked: code => cell.owner.choose(cell.field, code)
    }

    ChipGroup {
        visible: cell.editing && cell.additions !== null
        width: parent.width
        name: "record.add." + cell.field
        model: cell.editing ? cell.additions : null
        onPicked: code => cell.chooseAsked(code)
    }
}
