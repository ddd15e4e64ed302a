#pragma once

#include "core/result.h"
#include "qml/viewmodels/values/account.h"
#include "qml/viewmodels/values/attention.h"
#include "qml/viewmodels/values/campaign.h"
#include "qml/viewmodels/values/departure.h"
#include "qml/viewmodels/values/doors.h"
#include "qml/viewmodels/values/duplicate.h"
#include "qml/viewmodels/values/household.h"
#include "qml/viewmodels/values/import.h"
#include "qml/viewmodels/values/paper.h"
#include "qml/viewmodels/values/reading.h"
#include "qml/viewmodels/values/register.h"
#include "qml/viewmodels/values/reminder.h"
#include "qml/viewmodels/values/syncstatus.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <functional>

namespace banyan::ui {

template <typename T>
using Reply = std::function<void(Result<T>)>;

// What changed, so that pages know whether to read again. An empty household means any.
struct Change {
    enum Area {
        Doors = 1,
        Household = 2,
        Attention = 4,
        Unsent = 8,
        Departures = 16,
        Reminders = 32,
        All = 63
    };
    int areas = All;
    QString householdId;
};

// Everything pages may ask of the store and the sync session. Lives on the GUI thread and never
// blocks it: each request returns at once and its reply comes later on the GUI thread, or never
// when the context object has gone. Replies to requests of one kind come in the order asked. Saving
// is on disk when its reply says so; it is never gated on network. Words are not its business:
// codes only.
class Backend : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("built by the composition root")

public:
    using QObject::QObject;

    virtual qint64 nowMs() const = 0;
    virtual SyncStatus syncStatus() const = 0;
    virtual Identity identity() const = 0;

    // Enrolment. Invalid: not an enrolment text; Unauthorized: code used up or expired;
    // Untrusted: another office than the code's; Unreachable: no network.
    virtual void enrol(const QString& uri, QObject* context, Reply<Done> reply) = 0;

    // Doors and households.
    virtual void dayPlan(QObject* context, Reply<DayPlan> reply) = 0;
    virtual void doorCard(const QString& householdId, QObject* context, Reply<DoorCard> reply) = 0;
    virtual void households(const HouseholdQuery& query, int offset, int count, QObject* context,
                            Reply<Slice<DoorRow>> reply) = 0;
    virtual void household(const QString& householdId, QObject* context,
                           Reply<HouseholdRecord> reply) = 0;
    virtual void visits(const QString& householdId, int offset, int count, QObject* context,
                        Reply<Slice<VisitRow>> reply) = 0;
    virtual void resident(const QString& residentId, QObject* context,
                          Reply<ResidentRecord> reply) = 0;
    virtual void field(const FieldRef& ref, QObject* context, Reply<FieldValue> reply) = 0;
    virtual void history(const FieldRef& ref, int offset, int count, QObject* context,
                         Reply<Slice<HistoryRow>> reply) = 0;
    // Reads the whole value of a masked field and writes down that it was looked at.
    virtual void unmask(const FieldRef& ref, QObject* context, Reply<QString> reply) = 0;

    // What the day brings besides its doors.
    virtual void reminders(QObject* context, Reply<DayReminders> reply) = 0;
    // A person has this record before him: what is new about it was read. Of this device only.
    virtual void noteOpened(const QString& entity, const QString& id) = 0;

    // Saving. One call is one user action.
    virtual void recordVisit(const VisitDraft& draft, QObject* context,
                             Reply<RecordedVisit> reply) = 0;
    virtual void voidVisit(const QString& visitId, const QString& reason, QObject* context,
                           Reply<Done> reply) = 0;
    virtual void undo(const QString& actionId, QObject* context, Reply<Done> reply) = 0;
    virtual void save(const std::vector<FieldEdit>& edits, QObject* context, Reply<Done> reply) = 0;
    virtual void giveConsent(const QString& residentId, const QString& purpose,
                             const QString& basis, QObject* context, Reply<Done> reply) = 0;
    virtual void withdrawConsent(const QString& consentId, QObject* context, Reply<Done> reply) = 0;

    // What needs a person.
    virtual void attention(int offset, int count, QObject* context,
                           Reply<Slice<AttentionRow>> reply) = 0;
    virtual void conflictCase(const QString& caseId, QObject* context, Reply<CaseRecord> reply) = 0;
    virtual void decide(const CaseDecision& decision, QObject* context, Reply<Done> reply) = 0;
    virtual void setAside(const QString& actionId, QObject* context,
                          Reply<SetAsideRecord> reply) = 0;
    virtual void resend(const QString& actionId, const std::vector<Correction>& corrections,
                        QObject* context, Reply<Done> reply) = 0;
    virtual void withdraw(const QString& actionId, const QString& reason, QObject* context,
                          Reply<Done> reply) = 0;

    // What left this phone and why, the newest first; until dismissed, or a month.
    virtual void departures(QObject* context, Reply<std::vector<Departure>> reply) = 0;
    // NotFound: no longer there.
    virtual void dismissDeparture(const QString& id, QObject* context, Reply<Done> reply) = 0;

    // Records that are one. A case of kind duplicate is decided by decide(): for the version of the
    // record that stays, or with the code different.
    virtual void duplicate(const QString& caseId, QObject* context,
                           Reply<DuplicateRecord> reply) = 0;
    // What was merged into any of these.
    virtual void mergedInto(const std::vector<RecordRef>& survivors, QObject* context,
                            Reply<std::vector<MergedRecord>> reply) = 0;
    virtual void mergeStory(const RecordRef& merged, QObject* context, Reply<MergeStory> reply) = 0;
    virtual void giveBack(const RecordRef& merged, QObject* context, Reply<Done> reply) = 0;

    // Photos of visits and problems. Never compulsory; nothing waits for one.
    // Encodes a picture anew, aside. NotFound, TooLarge, Garbled: not a photo.
    virtual void preparePhoto(const QUrl& file, QObject* context, Reply<PhotoDraft> reply) = 0;
    virtual void attach(const RecordRef& record, const PhotoDraft& photo, QObject* context,
                        Reply<Done> reply) = 0;
    virtual void photos(const RecordRef& record, QObject* context,
                        Reply<std::vector<PhotoRow>> reply) = 0;
    virtual void photo(const QString& photoId, QObject* context, Reply<PhotoRow> reply) = 0;
    // From the office, because somebody asks. NotFound: not there yet.
    virtual void fetchPhoto(const QString& photoId, QObject* context, Reply<Done> reply) = 0;
    virtual void retryPhoto(const QString& photoId, QObject* context, Reply<Done> reply) = 0;
    virtual void giveUpPhoto(const QString& photoId, const QString& reason, QObject* context,
                             Reply<Done> reply) = 0;

    // Registers: every other kind of record, by the core's registry. Words of fields and kinds are
    // the registry's.
    virtual void registers(QObject* context, Reply<std::vector<RegisterKindRow>> reply) = 0;
    // What waits for the reader, only what is not empty.
    virtual void inboxes(QObject* context, Reply<std::vector<InboxRow>> reply) = 0;
    virtual void registerRows(const RegisterAsk& ask, int offset, int count, QObject* context,
                              Reply<Slice<RegisterRow>> reply) = 0;
    // An empty id: the form of a record to be created.
    virtual void registerRecord(const QString& entity, const QString& id, QObject* context,
                                Reply<RegisterRecordValue> reply) = 0;
    // Invalid: it asks for something that is not answered. NotAllowed: not his to take.
    virtual void takeStep(const StepAsk& step, QObject* context, Reply<Done> reply) = 0;
    // Of the ask's inbox or figure, whatever else narrows it.
    virtual void registerTools(const RegisterAsk& ask, QObject* context,
                               Reply<RegisterToolsValue> reply) = 0;
    // One user action a record, a few at a time, though whoever asked has gone; `progressed` is
    // told how many have been tried so far. What cannot be done to one hinders none of the others;
    // a fault of the store breaks it off, and what was done stays. Invalid: none, or more than 500.
    virtual void doEach(const EachAsk& ask, QObject* context, Reply<int> progressed,
                        Reply<EachResult> reply) = 0;
    // A new problem can be undone for a while, with its photos.
    virtual void saveRegisterRecord(const RegisterSave& save, QObject* context,
                                    Reply<SavedRecord> reply) = 0;
    virtual void report(const ReportAsk& ask, QObject* context, Reply<ReportValue> reply) = 0;

    // Households out of a table (CSV, XLSX). NotFound, Garbled, Invalid, TooLarge: not a table.
    virtual void previewImport(const QUrl& file, QObject* context,
                               Reply<ImportPreviewValue> reply) = 0;
    // Registers them, an action each, though whoever asked has gone; `progressed` is told how many
    // so far. Conflict: the file's digest is another, or a row is wrong now; nothing is registered.
    // What was registered before it stopped stays, and the same table goes on there.
    virtual void applyImport(const QUrl& file, const QString& digest, QObject* context,
                             Reply<int> progressed, Reply<ImportDone> reply) = 0;
    // Knock campaigns. Doors are given out by desks.
    virtual void campaign(const QString& id, QObject* context, Reply<CampaignValue> reply) = 0;
    // In walking order; `mine`: those of whoever uses this device.
    virtual void campaignDoors(const QString& id, bool mine, QObject* context,
                               Reply<std::vector<CampaignDoorRow>> reply) = 0;
    virtual void campaignOptions(const QString& id, QObject* context,
                                 Reply<CampaignOptions> reply) = 0;
    virtual void campaignFit(const QString& id, const CampaignRuleAsk& rule, QObject* context,
                             Reply<CampaignFit> reply) = 0;
    // Gives doors to people; replies how many. Invalid: no door fits, nobody is to knock, it is
    // over. Conflict: a door is in a grid where none of them works. NotAllowed.
    virtual void shareCampaign(const QString& id, const CampaignRuleAsk& rule,
                               const QStringList& people, QObject* context, Reply<int> reply) = 0;
    // Once more to where nobody answered, by those who have the doors; replies how many.
    virtual void nextCampaignRound(const QString& id, QObject* context, Reply<int> reply) = 0;

    // Feedback: one's own, and saying something. Invalid: no words, or it is not known here where
    // to.
    virtual void feedbacks(QObject* context, Reply<std::vector<FeedbackRow>> reply) = 0;
    virtual void sendFeedback(const QString& text, QObject* context, Reply<Done> reply) = 0;

    // The way to the office.
    virtual void unsent(int offset, int count, QObject* context, Reply<Slice<UnsentRow>> reply) = 0;
    virtual void syncNow() = 0;
    // Seals what is unsent for the office's key into a file; removes nothing. Replies how many.
    // Conflict: there is a file of that name.
    virtual void sealBundle(const QUrl& file, QObject* context, Reply<int> reply) = 0;
    virtual void importReply(const QUrl& file, QObject* context, Reply<BundleReply> reply) = 0;

    // People and their devices, for the desks that look after them: each of these speaks with the
    // office and keeps nothing here. Unreachable: no answer came; the same asked again is done
    // once. NotAllowed: not one who looks after people, or not after this one. TooOld: the office
    // has to be upgraded first.
    virtual void accounts(QObject* context, Reply<std::vector<AccountRow>> reply) = 0;
    virtual void account(const QString& userId, QObject* context,
                         Reply<AccountRow> reply) = 0; // NotFound
    // `request`: a new id for a new invitation, the same again when no answer came. Conflict: that
    // one was used, or has expired. Invalid: the account has ended.
    virtual void invite(const QString& userId, const QString& request, QObject* context,
                        Reply<DeviceInvitation> reply) = 0;
    virtual void revokeDevice(const QString& deviceId, bool stolen, QObject* context,
                              Reply<Done> reply) = 0;

    // Pages for reading: registers put together for one purpose.
    // NotFound: what distances are to be measured from is not here.
    virtual void bases(const OriginRef& origin, QObject* context, Reply<BaseDirectory> reply) = 0;
    virtual void origins(const QString& text, QObject* context,
                         Reply<std::vector<OriginRow>> reply) = 0;
    // The lines right below one of the tree; below an empty one the topmost.
    virtual void organisation(const OrgRow& parent, QObject* context,
                              Reply<std::vector<OrgRow>> reply) = 0;
    virtual void findInOrganisation(const QString& text, QObject* context,
                                    Reply<std::vector<OrgRow>> reply) = 0;
    virtual void pairings(QObject* context, Reply<std::vector<CommunityPairings>> reply) = 0;
    virtual void policies(const QString& text, QObject* context,
                          Reply<std::vector<PolicyRow>> reply) = 0;
    virtual void policy(const QString& id, QObject* context, Reply<PolicyText> reply) = 0;
    // Of these days, both included.
    virtual void calendar(const QString& from, const QString& to, QObject* context,
                          Reply<std::vector<CalendarRow>> reply) = 0;
    virtual void cardGaps(QObject* context, Reply<std::vector<CardGapRow>> reply) = 0;
    // Notes that the household was handed the next card of its grid. NotFound: it has them all.
    virtual void deliverCard(const QString& householdId, QObject* context,
                             Reply<DeliveredCard> reply) = 0;

    // What papers say. Nothing of residents.
    virtual void cardTexts(QObject* context, Reply<std::vector<CardText>> reply) = 0;
    virtual void minutesText(const QString& meetingId, QObject* context,
                             Reply<MinutesText> reply) = 0;
    virtual void reportText(const ReportAsk& ask, QObject* context, Reply<ReportText> reply) = 0;

Q_SIGNALS:
    void changed(const banyan::ui::Change& change);
    void syncStatusChanged();
    void visitRecorded(const banyan::ui::RecordedVisit& visit);
    void cardDelivered(const banyan::ui::DeliveredCard& card);
    void problemRaised(const banyan::ui::SavedRecord& problem);
};

} // namespace banyan::ui
