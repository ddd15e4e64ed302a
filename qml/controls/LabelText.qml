pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A small heading over a group.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.label
    font.bold: true
    lineHeight: Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
