pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What left this phone and why, sunken as all that is past, until it was read.
Rectangle {
    id: card

    required property DepartureModel departure

    implicitHeight: column.implicitHeight + Theme.medium + Theme.small
    radius: Theme.radiusCard
    color: Theme.sunken

    Icon {
        id: symbol
        x: Theme.margin
        y: Theme.medium
        width: Theme.icon
        height: width
        name: "moved"
        color: Theme.muted
    }

    Column {
        id: column
        x: symbol.x + symbol.width + Theme.medium
        y: Theme.medium
        width: parent.width - x - Theme.margin
        spacing: Theme.tiny

        BodyText {
            objectName: "today.departure"
            width: parent.width
            text: card.departure.sentence
        }

        CaptionText {
            width: parent.width
            text: card.departure.line
        }

        Item {
            width: parent.width
            height: Math.max(read.height, more.implicitHeight)

            CaptionText {
                id: more
                anchors.left: parent.left
                anchors.right: read.left
                anchors.verticalCenter: parent.verticalCenter
                text: card.departure.problem.length > 0 ? card.departure.problem
                                                        : card.departure.moreText
            }

            TextButton {
                id: read
                objectName: "today.departure.read"
                anchors.right: parent.right
                text: qsTr("知道了")
                onClicked: card.departure.dismiss()
            }
        }
    }
}
