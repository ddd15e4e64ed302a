pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.Pages

// One field of a person; a sensitive one has an eye that shows it, and says that this is noted.
LinkRow {
    id: row

    required property string field
    required property bool sensitive
    required property int index
    required property string valueText
    required label
    required blank
    required stateIcon

    signal unmaskAsked()

    objectName: "resident.field." + field
    value: valueText
    leads: !sensitive
    rightPadding: sensitive ? eye.width : 0

    IconButton {
        id: eye
        objectName: "resident.unmask." + row.field
        visible: row.sensitive
        parent: row
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "eye"
        inkColor: Theme.green
        text: qsTr("看全，会记下")
        onClicked: row.unmaskAsked()
    }
}
