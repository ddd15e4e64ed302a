pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Putting phones, the best time and door notes right; one save for all of it.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string householdId

    color: Theme.paper

    ContactsForm {
        id: form
        backend: page.backend
        householdId: page.householdId
        onSaved: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "contacts"
        title: qsTr("联系和提醒")
        subtitle: form.subtitle
        backShown: true
        onBack: guard.leave()
    }

    ScrollPage {
        id: scroll
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width

        PhonesEditor {
            width: parent.width
            form: form
        }

        SectionHeading {
            width: parent.width
            text: qsTr("什么时候来好")
        }

        PhraseFlow {
            name: "contacts.time"
            width: parent.width
            phrases: form.bestTimes
            onPicked: phrase => form.bestTime = phrase
        }

        Field {
            objectName: "contacts.bestTime"
            width: parent.width
            placeholderText: qsTr("没说过")
            text: form.bestTime
            onTextEdited: form.bestTime = text
        }

        NotesEditor {
            width: parent.width
            form: form
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        ActionButton {
            objectName: "contacts.save"
            width: parent.width
            kind: "primary"
            enabled: form.dirty
            text: form.dirty ? qsTr("存好") : qsTr("没有改动")
            onClicked: form.save()
        }
    }

    DraftGuard {
        id: guard
        anchors.fill: parent
        dirty: form.dirty
        onSaveAsked: form.save()
        onAbandoned: page.navigator.back()
    }
}
