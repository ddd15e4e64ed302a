pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One thing that was written; the one the reason speaks of can be put right here.
Column {
    id: entry

    required property string label
    required property string text
    required property bool coded
    required property bool wrong
    required property int index

    signal corrected(string value)

    spacing: Theme.tiny

    CaptionText {
        width: parent.width
        text: entry.label
    }

    BodyText {
        visible: !entry.wrong || entry.coded
        width: parent.width
        text: entry.text
    }

    Field {
        id: correction
        objectName: "setAside.value." + entry.index
        visible: entry.wrong && !entry.coded
        width: parent.width
        wrong: text === start
        placeholderText: entry.label
        onTextEdited: entry.corrected(text)

        property string start

        Component.onCompleted: {
            start = entry.text
            text = entry.text
        }
    }
}
