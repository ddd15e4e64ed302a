pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls

// The top of a page that was opened: a way back, its heading, one line below.
Item {
    id: header

    property string title
    property string subtitle
    property string name // object name of the page
    property bool backShown: true

    signal back()

    implicitHeight: column.implicitHeight + Theme.small + (Theme.compact ? Theme.small : 0)

    RowLayout {
        id: column
        x: header.backShown ? Theme.tiny : Theme.margin
        y: Theme.small
        width: parent.width - x - Theme.margin
        spacing: Theme.tiny

        IconButton {
            objectName: header.name + ".back"
            visible: header.backShown
            iconName: "back"
            text: qsTr("返回")
            Layout.alignment: Qt.AlignTop
            onClicked: header.back()
        }

        ColumnLayout {
            spacing: 2
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Math.max(0, (Theme.target - Theme.title * 1.45) / 2)

            TitleText {
                text: header.title
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            CaptionText {
                visible: text.length > 0
                text: header.subtitle
                Layout.fillWidth: true
            }
        }
    }
}
