pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// The five places: a bar at the bottom of a phone, a rail at the side of a desk. No counts on it.
Rectangle {
    id: bar

    required property int currentTab
    property bool rail: false

    signal chosen(int tab)

    readonly property list<string> names: ["today", "households", "work", "attention", "me"]
    readonly property list<string> icons: ["today", "home", "note", "letter", "person"]
    readonly property list<string> words: [
        qsTr("今日"), qsTr("住户"), qsTr("工作"), qsTr("待办"), qsTr("我的")]

    implicitWidth: Theme.large ? 104 : 88
    implicitHeight: Theme.large ? 76 : 64
    color: rail ? Theme.paper : Theme.surface

    Rectangle {
        color: Theme.line
        width: bar.rail ? Theme.hairline : parent.width
        height: bar.rail ? parent.height : Theme.hairline
        anchors.right: parent.right
        anchors.top: parent.top
    }

    Icon {
        visible: bar.rail
        name: "banyan"
        color: Theme.green
        width: 44
        height: 44
        y: Theme.margin
        anchors.horizontalCenter: parent.horizontalCenter
    }

    Grid {
        id: grid
        columns: bar.rail ? 1 : bar.names.length
        rowSpacing: Theme.small
        y: bar.rail ? 84 : 0
        width: parent.width

        Repeater {
            model: bar.names.length

            delegate: NavItem {
                required property int index

                objectName: "places." + bar.names[index]
                text: bar.words[index]
                iconName: bar.icons[index]
                current: bar.currentTab === index
                width: bar.rail ? bar.width : bar.width / bar.names.length
                height: bar.rail ? implicitHeight + Theme.small : bar.height
                onClicked: bar.chosen(index)
            }
        }
    }
}
