pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The photos of a record that is being read, and a button to add one.
Column {
    id: photos

    required property Backend backend
    required property Navigator navigator
    required property string entity
    required property string recordId

    spacing: Theme.small

    PhotoStrip {
        id: strip
        width: parent.width
        backend: photos.backend
        navigator: photos.navigator
        entity: photos.entity
        recordId: photos.recordId
    }

    PhotoPicker {
        objectName: "photos.add"
        enabled: !strip.busy
        onPicked: file => strip.add(file)
    }
}
