pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// The name of a household, a card's heading.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.title
    font.bold: true
    lineHeight: Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
