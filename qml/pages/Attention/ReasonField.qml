pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// Why something was decided so: whoever wrote otherwise will read it. Never compulsory.
Field {
    iconName: "speak"
    placeholderText: qsTr("为什么（可以不写）")
}
