pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Taking something back needs a reason: one of the usual, or in one's own words.
Column {
    id: panel

    property alias reasons: usual.phrases

    signal withdrawn(string reason)

    spacing: Theme.small

    SectionHeading {
        width: parent.width
        text: qsTr("为什么撤回？")
    }

    PhraseFlow {
        id: usual
        name: "setAside.reason"
        width: parent.width
        onPicked: phrase => own.text = phrase
    }

    Field {
        id: own
        objectName: "setAside.reasonText"
        width: parent.width
        placeholderText: qsTr("写一句原因")
    }

    ActionButton {
        objectName: "setAside.withdrawNow"
        width: parent.width
        kind: "danger"
        enabled: own.text.trim().length > 0
        text: qsTr("撤回，原因留着")
        onClicked: panel.withdrawn(own.text)
    }
}
