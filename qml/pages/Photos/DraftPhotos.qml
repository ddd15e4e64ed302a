pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The photos of something being written down: never asked for, taken off by a tap; where they were
// taken goes along only when somebody says so.
Column {
    id: drafts

    required property PhotosForm photos
    required property string name // of the page, for object names

    spacing: Theme.small

    PhotoPicker {
        objectName: drafts.name + ".addPhoto"
        visible: !drafts.photos.saved
        text: drafts.photos.drafts.count > 0 ? qsTr("再加一张照片") : qsTr("加照片（可以不加）")
        onPicked: file => drafts.photos.add(file)
    }

    Flow {
        visible: drafts.photos.drafts.count > 0
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: drafts.photos.drafts

            delegate: DraftPhoto {
                name: drafts.name
                onRemoved: drafts.photos.remove(file)
            }
        }
    }

    CaptionText {
        visible: drafts.photos.preparing
        width: parent.width
        text: qsTr("正在把照片变小…不用等它，可以先存。")
    }

    Chip {
        objectName: drafts.name + ".photoPosition"
        visible: drafts.photos.positionKnown && !drafts.photos.saved
        exclusive: false
        widthMax: drafts.width
        text: qsTr("连拍照的位置一起记")
        chosen: drafts.photos.keepsPosition
        onClicked: drafts.photos.keepsPosition = !drafts.photos.keepsPosition
    }

    Notice {
        visible: drafts.photos.problem.length > 0
        width: parent.width
        leads: false
        tone: "amber"
        iconName: "warning"
        text: drafts.photos.problem
    }
}
