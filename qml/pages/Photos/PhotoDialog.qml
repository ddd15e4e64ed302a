pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Choosing a photo. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    nameFilters: [qsTr("照片 (*.jpg *.jpeg *.png)")]
    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
