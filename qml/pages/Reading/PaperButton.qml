pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Saves a paper as PDF, and says how that went.
Column {
    id: panel

    required property Backend backend
    required property string name // object name of the page
    required property string kind // cards, minutes, report
    property string recordId
    property string text
    property string from
    property string to
    property string unit
    property string look: "secondary" // of the button

    signal picked(url file)

    spacing: Theme.small

    onPicked: file => paper.save(file)

    PaperModel {
        id: paper
        backend: panel.backend
        kind: panel.kind
        recordId: panel.recordId
        text: panel.text
        from: panel.from
        to: panel.to
        unit: panel.unit
    }

    Loader {
        id: dialog
        active: false
        source: "PdfDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { panel.picked(file) }
    }

    ActionButton {
        objectName: panel.name + ".pdf"
        width: parent.width
        kind: panel.look
        busy: paper.busy
        text: qsTr("保存为 PDF")
        onClicked: dialog.active ? (dialog.item as PdfDialog).open() : dialog.active = true
    }

    CaptionText {
        objectName: panel.name + ".pdfSaved"
        visible: text.length > 0
        width: parent.width
        text: paper.savedText
    }
}
