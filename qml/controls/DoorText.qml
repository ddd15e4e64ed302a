pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// A door number: the largest thing on a card, shrunk only when it would not fit.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.door
    font.bold: true
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.body
    maximumLineCount: 1
    textFormat: Text.PlainText
}
