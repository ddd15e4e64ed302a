pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One device: what it is called, when it was heard of, how it stands; and, where it may be taken
// out of service, the way there.
Card {
    id: entry

    required property AccountModel owner
    required property string deviceId
    required property string name
    required property string line
    required property string markIcon
    required property string markTone
    required property string markText
    required property bool mayRevoke
    required property bool mayReport

    readonly property bool chosen: owner.chosenDevice === deviceId

    Column {
        width: parent.width
        spacing: Theme.tiny

        BodyText {
            width: parent.width
            text: entry.name
            font.bold: true
        }

        CaptionText {
            width: parent.width
            text: entry.line
        }

        StateMark {
            width: parent.width
            iconName: entry.markIcon
            tone: entry.markTone
            text: entry.markText
        }

        TextButton {
            objectName: "person.revoke." + entry.deviceId
            visible: (entry.mayRevoke || entry.mayReport) && !entry.chosen
            enabled: !entry.owner.busy
            iconName: "lock"
            inkColor: Theme.red
            text: entry.mayRevoke ? qsTr("停用或报失") : qsTr("其实是丢了，报失")
            Accessible.name: text + ", " + entry.name
            onClicked: entry.owner.choose(entry.deviceId)
        }

        RevokePanel {
            visible: entry.chosen
            width: parent.width
            owner: entry.owner
            stolenOnly: entry.mayReport
        }
    }
}
