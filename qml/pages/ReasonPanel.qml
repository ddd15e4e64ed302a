pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Giving something up needs a reason: one of the usual, or in one's own words.
Column {
    id: panel

    property string name // of the page, for object names
    property string title
    property string buttonText
    property alias reasons: usual.phrases

    signal given(string reason)

    spacing: Theme.small

    SectionHeading {
        width: parent.width
        text: panel.title
    }

    PhraseFlow {
        id: usual
        name: panel.name + ".reason"
        width: parent.width
        onPicked: phrase => own.text = phrase
    }

    Field {
        id: own
        objectName: panel.name + ".reasonText"
        width: parent.width
        placeholderText: qsTr("写一句原因")
    }

    ActionButton {
        objectName: panel.name + ".reasonGiven"
        width: parent.width
        kind: "danger"
        enabled: own.text.trim().length > 0
        text: panel.buttonText
        onClicked: panel.given(own.text)
    }
}
