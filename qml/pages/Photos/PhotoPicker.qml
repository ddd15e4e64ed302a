pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// "Add a photo": opens the system's dialog and says which file was chosen.
TextButton {
    id: picker

    signal picked(url file)

    iconName: "camera"
    text: qsTr("加一张照片")
    onClicked: dialog.active ? (dialog.item as PhotoDialog).open() : dialog.active = true

    Loader {
        id: dialog
        active: false
        source: "PhotoDialog.qml"
    }

    Connections {
        target: dialog.item
        function onChosen(file: url) { picker.picked(file) }
    }
}
