pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The household's phones: each can be taken off or kept after all; a new one is checked at once.
Column {
    id: editor

    required property ContactsForm form

    spacing: Theme.small

    SectionHeading {
        width: parent.width
        text: qsTr("电话")
    }

    Repeater {
        model: editor.form.phones

        delegate: EditLine {
            required property string number
            required property bool added
            required property bool removed

            name: "contacts.phone." + number
            width: editor.width
            text: number
            line: added ? qsTr("刚加的") : (removed ? qsTr("存了就去掉") : "")
            struck: removed
            onToggled: editor.form.togglePhone(number)
        }
    }

    RowLayout {
        width: parent.width
        spacing: Theme.small

        Field {
            id: entry
            objectName: "contacts.newPhone"
            iconName: "phone"
            placeholderText: qsTr("加一个电话")
            inputMethodHints: Qt.ImhDialableCharactersOnly
            wrong: editor.form.phoneProblem.length > 0
            Layout.fillWidth: true
            onAccepted: editor.add()
        }

        IconButton {
            objectName: "contacts.addPhone"
            iconName: "plus"
            text: qsTr("加上")
            inkColor: Theme.green
            faceColor: Theme.greenSoft
            enabled: entry.text.trim().length > 0
            onClicked: editor.add()
        }
    }

    BodyText {
        visible: text.length > 0
        width: parent.width
        color: Theme.red
        text: editor.form.phoneProblem
    }

    function add() {
        if (form.addPhone(entry.text))
            entry.clear()
    }
}
