pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Where to put the table of figures. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    fileMode: FileDialog.SaveFile
    defaultSuffix: "csv"
    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
