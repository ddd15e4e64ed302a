pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// What both records say: quietly, as something settled.
Rectangle {
    id: same

    property string text

    implicitHeight: column.implicitHeight + 2 * Theme.medium
    radius: Theme.radius
    color: Theme.sunken

    Column {
        id: column
        x: Theme.margin
        y: Theme.medium
        width: parent.width - 2 * Theme.margin
        spacing: Theme.tiny

        LabelText {
            width: parent.width
            color: Theme.muted
            text: qsTr("两份都这样写")
        }

        CaptionText {
            width: parent.width
            text: same.text
        }
    }
}
