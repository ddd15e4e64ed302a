pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls

// The second line: smaller and muted.
Text {
    color: Theme.muted
    font.family: Theme.family
    font.pixelSize: Theme.caption
    lineHeight: Theme.lineHeight
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
}
