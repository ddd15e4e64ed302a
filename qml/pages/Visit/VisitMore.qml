pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What is seldom different, folded to one line that says what it stands at: purpose, next time,
// occupancy, the contact card.
Column {
    id: more

    required property VisitForm form
    property bool unfolded: false

    spacing: Theme.small
    topPadding: Theme.medium

    RowButton {
        id: fold
        objectName: "visit.more"
        width: parent.width
        text: qsTr("还有")
        inset: Theme.margin
        lastInGroup: true
        onClicked: more.unfolded = !more.unfolded

        background: Rectangle {
            radius: Theme.radius
            color: Theme.sunken

            FocusRing { shown: fold.visualFocus }
        }

        contentItem: RowLayout {
            spacing: Theme.small

            ColumnLayout {
                spacing: 1
                Layout.fillWidth: true

                LabelText {
                    text: qsTr("来意、下次、住房")
                    Layout.fillWidth: true
                }

                CaptionText {
                    text: more.form.moreText
                    Layout.fillWidth: true
                }
            }

            Icon {
                name: more.unfolded ? "up" : "down"
                color: Theme.muted
                Layout.preferredWidth: Theme.iconSmall
                Layout.preferredHeight: Theme.iconSmall
            }
        }
    }

    Column {
        visible: more.unfolded
        width: parent.width
        spacing: Theme.small

        SectionHeading {
            width: parent.width
            text: qsTr("为什么来")
        }

        ChipGroup {
            name: "visit.purpose"
            width: parent.width
            model: more.form.purposes
            onPicked: code => more.form.purposes.choose(code)
        }

        VisitTimes {
            visible: !more.form.needsTime
            width: parent.width
            form: more.form
            title: qsTr("下次")
        }

        SectionHeading {
            width: parent.width
            text: qsTr("房子现在")
        }

        ChipGroup {
            name: "visit.occupancy"
            width: parent.width
            model: more.form.occupancies
            onPicked: code => more.form.occupancies.choose(code)
        }

        Chip {
            objectName: "visit.card"
            visible: more.form.cardToDeliver
            exclusive: false
            iconName: "card"
            text: qsTr("连心卡送到了")
            chosen: more.form.cardDelivered
            onClicked: more.form.cardDelivered = !more.form.cardDelivered
        }
    }
}
