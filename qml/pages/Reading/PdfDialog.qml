pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Where to put a paper. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    fileMode: FileDialog.SaveFile
    defaultSuffix: "pdf"
    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
