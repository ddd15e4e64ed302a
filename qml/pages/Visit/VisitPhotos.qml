pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// The photos of a visit being written down: never asked for, taken off by a tap; where they were
// taken goes along only when somebody says so.
Column {
    id: photos

    required property VisitForm form

    spacing: Theme.small

    PhotoPicker {
        objectName: "visit.addPhoto"
        visible: !photos.form.recorded
        text: photos.form.photos.count > 0 ? qsTr("再加一张照片") : qsTr("加照片（可以不加）")
        onPicked: file => photos.form.addPhoto(file)
    }

    Flow {
        visible: photos.form.photos.count > 0
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: photos.form.photos

            delegate: DraftPhoto {
                onRemoved: photos.form.removePhoto(file)
            }
        }
    }

    CaptionText {
        visible: photos.form.preparing
        width: parent.width
        text: qsTr("正在把照片变小…走访可以先存。")
    }

    Chip {
        objectName: "visit.photoPosition"
        visible: photos.form.positionKnown && !photos.form.recorded
        exclusive: false
        widthMax: photos.width
        text: qsTr("连拍照的位置一起记")
        chosen: photos.form.keepsPosition
        onClicked: photos.form.keepsPosition = !photos.form.keepsPosition
    }

    Notice {
        visible: photos.form.photoProblem.length > 0
        width: parent.width
        leads: false
        tone: "amber"
        iconName: "warning"
        text: photos.form.photoProblem
    }
}
