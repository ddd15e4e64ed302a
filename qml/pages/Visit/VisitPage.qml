pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// Writing a visit down. What is usual is chosen already; the big button says what it will keep.
Rectangle {
    id: page

    required property Backend backend
    required property Navigator navigator
    required property string householdId
    property string firstOutcome: "met"
    property string purpose: "routine"

    color: Theme.paper

    VisitForm {
        id: form
        backend: page.backend
        householdId: page.householdId
        firstOutcome: page.firstOutcome
        firstPurpose: page.purpose
        onSaved: page.navigator.back()
    }

    PageHeader {
        id: header
        width: parent.width
        name: "visit"
        title: form.title
        subtitle: form.stair
        onBack: guard.leave()
    }

    ScrollPage {
        id: scroll
        objectName: "visit.scroll"
        anchors.top: header.bottom
        anchors.bottom: bottom.top
        width: parent.width
        spacing: Theme.small

        TileGrid {
            name: "visit.outcome"
            width: parent.width
            model: form.outcomes
            onPicked: code => form.outcomes.choose(code)
        }

        VisitTimes {
            visible: form.needsTime
            width: parent.width
            form: form
            title: qsTr("约什么时候？")
        }

        SectionHeading {
            visible: form.talked && form.people.count > 0
            width: parent.width
            text: qsTr("见到谁")
        }

        ChipGroup {
            visible: form.talked && form.people.count > 0
            name: "visit.person"
            width: parent.width
            exclusive: false
            model: form.people
            onPicked: code => form.people.choose(code)
        }

        SectionHeading {
            width: parent.width
            text: qsTr("记一句（可以不写）")
        }

        NoteArea {
            objectName: "visit.text"
            width: parent.width
            placeholderText: qsTr("看到什么、要什么")
            text: form.text
            onTextChanged: form.text = text
            onActiveFocusChanged: if (activeFocus) scroll.reveal(this)
        }

        PhraseFlow {
            name: "visit.phrase"
            width: parent.width
            phrases: form.phrases
            onPicked: phrase => form.addPhrase(phrase)
        }

        DraftPhotos {
            width: parent.width
            name: "visit"
            photos: form.photos
        }

        VisitMore {
            visible: !form.recorded
            width: parent.width
            form: form
        }
    }

    DockedBar {
        id: bottom
        anchors.bottom: parent.bottom
        width: parent.width

        BodyText {
            visible: form.problem.length > 0
            width: parent.width
            color: Theme.red
            text: form.problem
        }

        ActionButton {
            objectName: "visit.save"
            width: parent.width
            implicitHeight: Theme.target + Theme.small
            kind: "primary"
            iconName: "check"
            enabled: form.ready
            text: form.saveText
            onClicked: form.save()
        }
    }

    DraftGuard {
        id: guard
        anchors.fill: parent
        dirty: !form.recorded && (form.text.length > 0 || form.photos.drafts.count > 0)
        onSaveAsked: form.save()
        onAbandoned: page.navigator.back()
    }
}
