pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What to mind at the door: struck entries stay in the history.
Column {
    id: editor

    required property ContactsForm form

    spacing: Theme.small

    SectionHeading {
        width: parent.width
        text: qsTr("门口提醒")
    }

    Repeater {
        model: editor.form.notes

        delegate: EditLine {
            required property string entryId
            required text
            required line
            required struck

            name: "contacts.note." + entryId
            width: editor.width
            onToggled: editor.form.toggleNote(entryId)
        }
    }

    RowLayout {
        width: parent.width
        spacing: Theme.small

        Field {
            id: entry
            objectName: "contacts.newNote"
            iconName: "door"
            placeholderText: qsTr("比如：门铃在左边")
            Layout.fillWidth: true
            onAccepted: editor.add()
        }

        IconButton {
            objectName: "contacts.addNote"
            iconName: "plus"
            text: qsTr("加上")
            inkColor: Theme.green
            faceColor: Theme.greenSoft
            enabled: entry.text.trim().length > 0
            onClicked: editor.add()
        }
    }

    function add() {
        if (form.addNote(entry.text))
            entry.clear()
    }
}
