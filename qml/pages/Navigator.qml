pragma ComponentBehavior: Bound

import QtQuick
import Banyan.Pages

// How pages ask for other pages without knowing where they will stand. A fresh page starts the
// record side anew (opened from a list); others lie on top of the one that asked.
QtObject {
    property bool wide: false
    property int depth: 0
    property string householdId // the one open on the record side, for marking it in a list

    readonly property bool backShown: !wide || depth > 1

    signal asked(string page, var properties, bool fresh)
    signal backAsked()

    function household(householdId: string, fresh: bool) {
        asked("Households/HouseholdPage.qml", {householdId: householdId}, fresh)
    }
    function resident(residentId: string) {
        asked("Households/ResidentPage.qml", {residentId: residentId}, false)
    }
    function field(entity: string, recordId: string, name: string) {
        asked("Households/FieldPage.qml", {entity: entity, recordId: recordId, field: name}, false)
    }
    function contacts(householdId: string) {
        asked("Households/ContactsPage.qml", {householdId: householdId}, false)
    }
    function visit(householdId: string, outcome: string, fresh: bool) {
        asked("Visit/VisitPage.qml", {householdId: householdId, firstOutcome: outcome}, fresh)
    }
    function conflictCase(caseId: string, fresh: bool) {
        asked("Attention/CasePage.qml", {caseId: caseId}, fresh)
    }
    function duplicate(caseId: string, fresh: bool) {
        asked("Attention/DuplicatePage.qml", {caseId: caseId}, fresh)
    }
    // A case by its kind: records that may be one have a page of their own.
    function caseOf(kind: string, caseId: string, fresh: bool) {
        if (kind === "duplicate")
            duplicate(caseId, fresh)
        else
            conflictCase(caseId, fresh)
    }
    function merge(entity: string, recordId: string) {
        asked("Households/MergePage.qml", {entity: entity, recordId: recordId}, false)
    }
    function photo(photoId: string) {
        asked("Visit/PhotoPage.qml", {photoId: photoId}, false)
    }
    function setAside(actionId: string, fresh: bool) {
        asked("Attention/SetAsidePage.qml", {actionId: actionId}, fresh)
    }
    function sync(fresh: bool) {
        asked("Me/SyncPage.qml", {}, fresh)
    }
    function enrolAnew() {
        asked("Me/EnrolAnewPage.qml", {}, false)
    }
    function back() {
        backAsked()
    }
}
