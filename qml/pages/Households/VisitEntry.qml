pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Theme
import Banyan.Controls
import Banyan.ViewModels
import Banyan.Pages

// One visit of the timeline, with its photos. One's own can be given another photo, or be taken off
// the count, with a reason; it stays to be read, struck through.
Column {
    id: visit

    required property Backend backend
    required property Navigator navigator
    required property string visitId
    required property string iconName
    required property string tone
    required property string title
    required property string line
    required property string text
    required property string waiting
    required property string voidReason
    required property int photoCount
    required property bool mayVoid
    required property int index

    property alias reasons: usual.phrases
    property bool firstEntry: false
    property bool lastEntry: false
    property bool asking: false

    signal voided(string reason)

    TimelineEntry {
        width: visit.width
        iconName: visit.iconName
        tone: visit.tone
        title: visit.title
        line: visit.line
        text: visit.text
        struck: visit.voidReason.length > 0
        note: struck ? qsTr("不算数：%1").arg(visit.voidReason) : visit.waiting
        firstEntry: visit.firstEntry
        lastEntry: visit.lastEntry
        actionName: visit.mayVoid ? "household.void." + visit.index : ""
        actionText: qsTr("加照片，或者不算数")
        onActed: visit.asking = !visit.asking
    }

    Repeater { // none or one: most visits have no photos, and nothing is read for them
        id: photos
        model: visit.photoCount > 0 || visit.asking ? 1 : 0

        delegate: PhotoStrip {
            x: Theme.icon + Theme.medium
            width: visit.width - x
            bottomPadding: visit.photoCount > 0 ? Theme.margin : 0
            backend: visit.backend
            navigator: visit.navigator
            entity: "visit"
            recordId: visit.visitId
        }
    }

    Column {
        visible: visit.asking && visit.mayVoid
        x: Theme.icon + Theme.medium
        width: parent.width - x
        spacing: Theme.small
        bottomPadding: Theme.margin

        PhotoPicker {
            objectName: "household.addPhoto." + visit.index
            onPicked: file => (photos.itemAt(0) as PhotoStrip).add(file)
        }

        CaptionText {
            width: parent.width
            text: qsTr("记错了？选个原因，这一次就不算数，字还留着。")
        }

        PhraseFlow {
            id: usual
            name: "household.voidReason"
            width: parent.width
            phrases: visit.reasons
            onPicked: reason => visit.voided(reason)
        }
    }
}
