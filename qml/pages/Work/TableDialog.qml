pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Banyan.Pages

// Which table is to be read. Loaded when first asked for: the dialogs are slow to start.
FileDialog {
    id: dialog

    signal chosen(url file)

    nameFilters: [qsTr("表格 (*.xlsx *.csv)"), qsTr("所有文件 (*)")]
    onAccepted: dialog.chosen(selectedFile)
    Component.onCompleted: open()
}
