pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Which file the office's reply is in. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
