pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// What the person has agreed to; agreeing is asked aloud, taking back is always one tap.
Card {
    id: card

    required property ResidentModel resident

    Column {
        width: parent.width
        spacing: Theme.small

        LabelText {
            text: qsTr("本人同意")
            color: Theme.muted
        }

        Repeater {
            model: card.resident.consents

            delegate: RowLayout {
                id: consent

                required property string consentId
                required property string purpose
                required property string label
                required property string line
                required property bool given

                width: parent.width
                spacing: Theme.small

                Icon {
                    name: consent.given ? "check-circle" : "vacant"
                    color: consent.given ? Theme.green : Theme.muted
                    Layout.preferredWidth: Theme.icon
                    Layout.preferredHeight: Theme.icon
                }

                ColumnLayout {
                    spacing: 1
                    Layout.fillWidth: true

                    BodyText {
                        text: consent.label
                        Layout.fillWidth: true
                    }

                    CaptionText {
                        text: consent.line
                        Layout.fillWidth: true
                    }
                }

                TextButton {
                    objectName: "resident.consent." + consent.purpose
                    text: consent.given ? qsTr("收回") : qsTr("同意了")
                    inkColor: consent.given ? Theme.muted : Theme.green
                    onClicked: {
                        if (consent.given)
                            card.resident.withdrawConsent(consent.consentId)
                        else
                            card.resident.giveConsent(consent.purpose)
                    }
                }
            }
        }
    }
}
