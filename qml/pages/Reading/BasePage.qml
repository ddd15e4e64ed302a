pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One base: when it is open, where, what there is, whom to call.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string baseId

    color: Theme.paper

    BaseModel {
        id: base
        backend: page.backend
        baseId: page.baseId
    }

    PageHeader {
        id: header
        width: parent.width
        name: "base"
        title: base.name
        subtitle: base.line
        backShown: page.navigator.backShown
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "base.scroll"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: "base.call"
            visible: base.phone.length > 0
            width: parent.width
            kind: "primary"
            iconName: "phone"
            text: qsTr("打电话")
            onClicked: Qt.openUrlExternally("tel:" + base.phone)
        }

        Notice {
            objectName: "base.problem"
            visible: base.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: base.problem
        }

        Column {
            width: parent.width

            Repeater {
                model: base.facts

                delegate: LinkRow {
                    objectName: "base.fact." + label
                    required label
                    required value

                    width: parent?.width ?? 0
                    leads: false
                    enabled: false
                }
            }
        }

        SectionHeading {
            visible: base.services.count > 0
            width: parent.width
            text: qsTr("在这里能办、能做的")
        }

        Column {
            width: parent.width

            Repeater {
                model: base.services

                delegate: LinkRow {
                    objectName: "base.service." + label
                    required label
                    required value

                    width: parent?.width ?? 0
                    leads: false
                    enabled: false
                }
            }
        }

        TextButton {
            objectName: "base.record"
            visible: base.ready
            iconName: "pencil"
            text: qsTr("看登记、改一改")
            onClicked: page.navigator.record("service_base", page.baseId, false)
        }
    }
}
