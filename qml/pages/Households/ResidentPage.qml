pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One person's sheet: every field a line that opens its story; the ID number is masked until asked
// for.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string residentId

    color: Theme.paper

    ResidentModel {
        id: resident
        backend: page.backend
        residentId: page.residentId
    }

    MergedModel {
        id: merged
        backend: page.backend
        residentId: page.residentId
    }

    PageHeader {
        id: header
        width: parent.width
        name: "resident"
        title: resident.name
        subtitle: resident.line
        onBack: page.navigator.back()
    }

    ScrollPage {
        objectName: "resident.scroll"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.margin

        Notice {
            visible: resident.problem.length > 0
            width: parent.width
            leads: false
            tone: "red"
            iconName: "warning"
            text: resident.problem
        }

        StateMark {
            visible: resident.ready
            width: parent.width
            iconName: resident.syncIcon
            text: resident.syncText
            tone: "green"
        }

        Card {
            width: parent.width

            Column {
                width: parent.width

                Repeater {
                    id: fields
                    model: resident.fields

                    delegate: FieldRow {
                        width: parent.width
                        lastInGroup: index === fields.count - 1
                        onUnmaskAsked: resident.unmask(field)
                        onClicked: page.navigator.field("resident", page.residentId, field)
                    }
                }
            }
        }

        ConsentCard {
            width: parent.width
            resident: resident
        }

        MergedCard {
            visible: merged.rows.count > 0
            width: parent.width
            merged: merged
            navigator: page.navigator
        }
    }
}
