pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Before a device is taken out of service: whether it is lost, and what becomes of what it has not
// sent.
Column {
    id: panel

    required property AccountModel owner
    property bool stolenOnly: false // it is out of service already

    topPadding: Theme.small
    spacing: Theme.small

    SegmentRow {
        visible: !panel.stolenOnly
        width: parent.width
        name: "person.kind"
        codes: ["revoked", "stolen"]
        words: [qsTr("不用了"), qsTr("丢了或被偷")]
        chosen: panel.owner.stolen ? "stolen" : "revoked"
        onPicked: code => panel.owner.stolen = code === "stolen"
    }

    Notice {
        objectName: "person.consequence"
        width: parent.width
        leads: false
        tone: panel.owner.stolen ? "red" : "amber"
        iconName: panel.owner.stolen ? "warning" : "info"
        text: panel.owner.consequence
    }

    ButtonFlow {
        width: parent.width

        ActionButton {
            objectName: "person.confirm"
            kind: "danger"
            enabled: !panel.owner.busy
            text: panel.owner.stolen ? qsTr("报失，抹掉这台设备") : qsTr("停用这台设备")
            onClicked: panel.owner.revoke()
        }

        ActionButton {
            objectName: "person.keep"
            text: qsTr("先不停用")
            onClicked: panel.owner.choose("")
        }
    }
}
