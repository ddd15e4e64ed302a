pragma ComponentBehavior: Bound

import QtQuick
import Banyan.ViewModels
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
    signal placeAsked(string place)

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
        asked("Photos/PhotoPage.qml", {photoId: photoId}, false)
    }
    function setAside(actionId: string, fresh: bool) {
        asked("Attention/SetAsidePage.qml", {actionId: actionId}, fresh)
    }
    // Registers: all of one kind, what waits in an inbox, or what is behind a figure of the period
    // report; one record; a new one; and choosing one for whoever asks.
    function register(entity: string, fresh: bool) {
        asked("Work/RegisterPage.qml", {entity: entity}, fresh)
    }
    function inbox(inbox: string, entity: string, fresh: bool) {
        if (entity.length > 0)
            asked("Work/RegisterPage.qml", {entity: entity, inbox: inbox}, fresh)
        else
            attention()
    }
    function figure(entity: string, figure: string, from: string, to: string, unit: string) {
        asked("Work/RegisterPage.qml",
              {entity: entity, figure: figure, from: from, to: to, unit: unit}, false)
    }
    function record(entity: string, recordId: string, fresh: bool) {
        if (entity === "household")
            household(recordId, fresh)
        else if (entity === "resident")
            resident(recordId)
        else
            asked("Work/RecordPage.qml", {entity: entity, recordId: recordId}, fresh)
    }
    function newRecord(entity: string, householdId: string, fresh: bool) {
        asked("Work/RecordPage.qml", {entity: entity, householdId: householdId}, fresh)
    }
    function choose(entity: string, choice: RecordChoice) {
        asked("Work/RegisterPage.qml", {entity: entity, choice: choice}, false)
    }
    // The doors of a knock campaign, one's own or all; giving some out; the visit to one.
    function campaignDoors(campaignId: string, mine: bool, fresh: bool) {
        asked("Work/CampaignDoorsPage.qml", {campaignId: campaignId, mine: mine}, fresh)
    }
    function campaignShare(campaignId: string) {
        asked("Work/CampaignSharePage.qml", {campaignId: campaignId}, false)
    }
    function campaignVisit(householdId: string) {
        asked("Visit/VisitPage.qml", {householdId: householdId, purpose: "campaign"}, false)
    }
    function report(fresh: bool) {
        asked("Work/ReportPage.qml", {}, fresh)
    }
    function importTable(fresh: bool) {
        asked("Work/ImportPage.qml", {}, fresh)
    }
    // People and their devices, for the desks that look after them.
    function people(fresh: bool) {
        asked("People/PeoplePage.qml", {}, fresh)
    }
    function person(userId: string) {
        asked("People/PersonPage.qml", {userId: userId}, false)
    }
    function attention() {
        placeAsked("attention")
    }
    // A page for reading: "Bases", "Organisation", "Calendar", ...
    function read(name: string, fresh: bool) {
        asked("Reading/" + name + "Page.qml", {}, fresh)
    }
    function base(baseId: string, fresh: bool) {
        asked("Reading/BasePage.qml", {baseId: baseId}, fresh)
    }
    // Where distances are measured from, for `chooser`.
    function origin(chooser: BasesModel, fresh: bool) {
        asked("Reading/OriginPage.qml", {chooser: chooser}, fresh)
    }
    // `wanted`: what was looked for in the library, "" for nothing.
    function policy(policyId: string, wanted: string, fresh: bool) {
        asked("Reading/PolicyPage.qml", {policyId: policyId, wanted: wanted}, fresh)
    }
    function sync(fresh: bool) {
        asked("Me/SyncPage.qml", {}, fresh)
    }
    function feedback(fresh: bool) {
        asked("Me/FeedbackPage.qml", {}, fresh)
    }
    function enrolAnew() {
        asked("Me/EnrolAnewPage.qml", {}, false)
    }
    function back() {
        backAsked()
    }
}
