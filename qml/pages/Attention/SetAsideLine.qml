pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One thing that was written. The one the reason speaks of is open to be put right; another opens
// by its pencil: words in a field that knows what they must look like, codes as a choice.
Column {
    id: entry

    required property string label
    required property string text
    required property string code
    required property bool coded
    required property string form
    required property string hint
    required property bool editable
    required property bool wrong
    required property int index

    property list<string> codes
    property list<string> words
    property bool opened: wrong

    readonly property bool open: editable && opened

    signal corrected(string value)

    spacing: Theme.tiny

    RowLayout {
        width: parent.width
        spacing: Theme.small

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true

            CaptionText {
                text: entry.label
                Layout.fillWidth: true
            }

            BodyText {
                visible: !entry.open && text.length > 0
                text: entry.text
                Layout.fillWidth: true
            }
        }

        IconButton {
            objectName: "setAside.edit." + entry.index
            visible: entry.editable && !entry.open
            iconName: "pencil"
            inkColor: Theme.muted
            text: qsTr("改这一处")
            onClicked: entry.opened = true
        }
    }

    Field {
        objectName: "setAside.value." + entry.index
        visible: entry.open && !entry.coded
        width: parent.width
        wrong: entry.wrong && text === start
        placeholderText: entry.label
        inputMethodHints: entry.form === "phone" ? Qt.ImhDialableCharactersOnly
                          : entry.form === "number" ? Qt.ImhFormattedNumbersOnly
                          : entry.form === "date" ? Qt.ImhDate : Qt.ImhNone
        onTextEdited: entry.corrected(text)

        property string start

        Component.onCompleted: {
            start = entry.code
            text = entry.code
        }
    }

    Flow {
        visible: entry.open && entry.coded
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: entry.codes.length

            delegate: Chip {
                required property int index

                objectName: "setAside.code." + entry.codes[index]
                widthMax: entry.width
                text: entry.words[index]
                chosen: entry.codes[index] === entry.code
                onClicked: entry.corrected(entry.codes[index])
            }
        }
    }

    CaptionText {
        visible: entry.open && !entry.coded && text.length > 0
        width: parent.width
        text: entry.hint
    }
}
