pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The photos of one visit or problem.
Column {
    id: strip

    required property Backend backend
    required property Navigator navigator
    required property string entity
    required property string recordId

    readonly property alias busy: photos.busy
    readonly property alias problem: photos.problem

    function add(file: url) { photos.add(file) }

    spacing: Theme.small

    PhotosModel {
        id: photos
        backend: strip.backend
        entity: strip.entity
        recordId: strip.recordId
    }

    Flow {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: photos.photos

            delegate: PhotoThumb {
                required property string photoId
                required file
                required iconName
                required tone
                required stateText

                objectName: "photos." + photoId
                onClicked: strip.navigator.photo(photoId)
            }
        }
    }

    CaptionText {
        visible: photos.busy
        width: parent.width
        text: qsTr("正在把照片变小…")
    }

    CaptionText {
        visible: text.length > 0
        width: parent.width
        color: Theme.amber
        text: photos.problem
    }
}
