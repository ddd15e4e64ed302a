pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Choosing a picture of the QR code. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    nameFilters: [qsTr("图片 (*.png *.jpg *.jpeg *.webp *.bmp)")]
    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
