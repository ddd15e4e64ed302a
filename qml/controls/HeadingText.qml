pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A page's heading.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.heading
    font.bold: true
    Accessible.role: Accessible.Heading
    Accessible.name: text
    lineHeight: Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
