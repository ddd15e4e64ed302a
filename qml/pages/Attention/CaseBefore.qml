pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// What it was before anybody differed: sunken, as something past.
Rectangle {
    id: before

    property string value
    property string line

    implicitHeight: column.implicitHeight + 2 * Theme.medium
    radius: Theme.radius
    color: Theme.sunken

    Column {
        id: column
        x: Theme.margin
        y: Theme.medium
        width: parent.width - 2 * Theme.margin

        TitleText {
            width: parent.width
            text: before.value
            font.bold: false
        }

        CaptionText {
            visible: text.length > 0
            width: parent.width
            text: before.line
        }
    }
}
