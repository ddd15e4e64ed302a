#pragma once

#include "qml/viewmodels/backend.h"
#include "tests/qml/fake/fakedistrict.h"

#include <QMetaObject>
#include <QPointer>
#include <QTemporaryDir>

namespace banyan::ui {

// A whole backend in memory, over an invented grid, with a clock that stands still: the app runs
// from it without office and store. Answers come through the event loop, as the real ones do. Tests
// set its moods and read what was asked of it.
class FakeBackend : public Backend {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int visitCount READ visitCount NOTIFY recorded)
    Q_PROPERTY(QString lastOutcome READ lastOutcome NOTIFY recorded)
    Q_PROPERTY(QString lastPurpose READ lastPurpose NOTIFY recorded)
    Q_PROPERTY(QString lastHouseholdId READ lastHouseholdId NOTIFY recorded)
    Q_PROPERTY(int undoneCount MEMBER m_undone NOTIFY recorded)
    Q_PROPERTY(int savedCount MEMBER m_saved NOTIFY recorded)
    Q_PROPERTY(int decidedCount MEMBER m_decided NOTIFY recorded)
    Q_PROPERTY(int settledCount MEMBER m_settled NOTIFY recorded)
    Q_PROPERTY(int givenBackCount MEMBER m_givenBack NOTIFY recorded)
    Q_PROPERTY(int attachedCount MEMBER m_attached NOTIFY recorded)
    Q_PROPERTY(int lastPhotoCount READ lastPhotoCount NOTIFY recorded)
    Q_PROPERTY(QString lastCorrection READ lastCorrection NOTIFY recorded)
    Q_PROPERTY(QString decidedFor READ decidedFor NOTIFY recorded)
    Q_PROPERTY(int departedCount READ departedCount NOTIFY recorded)
    Q_PROPERTY(QString stepTaken READ stepTaken NOTIFY recorded)
    Q_PROPERTY(int savedRecords READ savedRecords NOTIFY recorded)
    Q_PROPERTY(int savedPhotos READ savedPhotos NOTIFY recorded)
    Q_PROPERTY(int stepCount READ stepCount NOTIFY recorded)
    Q_PROPERTY(int eachCount READ eachCount NOTIFY recorded)
    Q_PROPERTY(int importedCount MEMBER m_imported NOTIFY recorded)
    Q_PROPERTY(int unmaskedCount MEMBER m_unmasked NOTIFY recorded)
    Q_PROPERTY(QStringList sharedAmong MEMBER m_sharedAmong NOTIFY recorded)
    Q_PROPERTY(int feedbackCount READ feedbackCount NOTIFY recorded)
    Q_PROPERTY(int invitedCount READ invitedCount NOTIFY recorded)
    Q_PROPERTY(QString revoked MEMBER m_revoked NOTIFY recorded)

public:
    static constexpr int undoSpanMs = 10'000;

    explicit FakeBackend(QObject* parent = nullptr);

    int visitCount() const { return int(m_drafts.size()); }
    QString lastOutcome() const { return m_drafts.empty() ? QString() : m_drafts.back().outcome; }
    QString lastPurpose() const { return m_drafts.empty() ? QString() : m_drafts.back().purpose; }
    QString lastHouseholdId() const {
        return m_drafts.empty() ? QString() : m_drafts.back().householdId;
    }
    int lastPhotoCount() const { return m_drafts.empty() ? 0 : int(m_drafts.back().photos.size()); }
    QString lastCorrection() const {
        return m_corrections.empty() ? QString() : m_corrections.back().value;
    }
    QString decidedFor() const {
        return m_decision.code.isEmpty() ? m_decision.versionId : m_decision.code;
    }
    QString stepTaken() const { return m_stepTaken; }
    int savedRecords() const { return int(m_registerSaves.size()); }
    int savedPhotos() const {
        return m_registerSaves.empty() ? 0 : int(m_registerSaves.back().photos.size());
    }
    int stepCount() const { return int(m_stepsTaken.size()); }
    int eachCount() const { return m_eachAsks.empty() ? 0 : int(m_eachAsks.back().ids.size()); }
    Q_INVOKABLE void putAt(const QString& state) { m_stepTaken = state; } // every record
    void fillDiskAfter(int done) { m_diskFullAfter = done; }              // of what is done to each
    const std::vector<StepAsk>& stepsTaken() const { return m_stepsTaken; }
    const std::vector<EachAsk>& eachAsks() const { return m_eachAsks; }
    const std::vector<RegisterSave>& registerSaves() const { return m_registerSaves; }
    int feedbackCount() const { return int(m_feedbacks.size()); }
    int invitedCount() const { return int(m_invited.size()); }
    const QStringList& inviteRequests() const { return m_inviteRequests; }
    const QStringList& cardsDelivered() const { return m_cardsDelivered; } // households
    int departedCount() const { return int(m_departures.size()); }         // not read yet
    const std::vector<VisitDraft>& drafts() const { return m_drafts; }
    const std::vector<FieldEdit>& edits() const { return m_edits; }
    const std::vector<Correction>& corrections() const { return m_corrections; }
    const CaseDecision& lastDecision() const { return m_decision; }
    FakeDistrict& district() { return m_district; }

    // Moods.
    Q_INVOKABLE void setEnrolled(bool enrolled);
    Q_INVOKABLE void setFirstPull(int done, int total);
    Q_INVOKABLE void setQuiet(); // nothing unsent, nothing to look at
    Q_INVOKABLE void setDesk() { m_role = QStringLiteral("community"); } // whose it is
    Q_INVOKABLE void setKeeper() { m_role = QStringLiteral("subdistrict"); }
    Q_INVOKABLE void setLine(const QString& fault) { m_lineFault = fault; } // "": it answers
    Q_INVOKABLE void setForked();                                           // and a wrong clock
    Q_INVOKABLE void setRevoked();
    Q_INVOKABLE void setTooOld();
    Q_INVOKABLE void setOfficeNewer();                           // and photos left
    Q_INVOKABLE void setDeparted();                              // one door, and a list that ended
    Q_INVOKABLE void setDiskFull(bool full) { m_isFull = full; } // no photo can be kept
    Q_INVOKABLE void finishSlowPhotos();
    Q_INVOKABLE void setReminders();
    Q_INVOKABLE void setCampaign(bool hasDoors);
    Q_INVOKABLE void setFeedbacks();
    void setStatus(const SyncStatus& status);

    qint64 nowMs() const override;
    SyncStatus syncStatus() const override { return m_status; }
    Identity identity() const override;
    void enrol(const QString& uri, QObject* context, Reply<Done> reply) override;
    void dayPlan(QObject* context, Reply<DayPlan> reply) override;
    void doorCard(const QString& householdId, QObject* context, Reply<DoorCard> reply) override;
    void households(const HouseholdQuery& query, int offset, int count, QObject* context,
                    Reply<Slice<DoorRow>> reply) override;
    void household(const QString& householdId, QObject* context,
                   Reply<HouseholdRecord> reply) override;
    void visits(const QString& householdId, int offset, int count, QObject* context,
                Reply<Slice<VisitRow>> reply) override;
    void resident(const QString& residentId, QObject* context,
                  Reply<ResidentRecord> reply) override;
    void field(const FieldRef& ref, QObject* context, Reply<FieldValue> reply) override;
    void history(const FieldRef& ref, int offset, int count, QObject* context,
                 Reply<Slice<HistoryRow>> reply) override;
    void unmask(const FieldRef& ref, QObject* context, Reply<QString> reply) override;
    void recordVisit(const VisitDraft& draft, QObject* context,
                     Reply<RecordedVisit> reply) override;
    void voidVisit(const QString& visitId, const QString& reason, QObject* context,
                   Reply<Done> reply) override;
    void undo(const QString& actionId, QObject* context, Reply<Done> reply) override;
    void save(const std::vector<FieldEdit>& edits, QObject* context, Reply<Done> reply) override;
    void giveConsent(const QString& residentId, const QString& purpose, const QString& basis,
                     QObject* context, Reply<Done> reply) override;
    void withdrawConsent(const QString& consentId, QObject* context, Reply<Done> reply) override;
    void attention(int offset, int count, QObject* context,
                   Reply<Slice<AttentionRow>> reply) override;
    void conflictCase(const QString& caseId, QObject* context, Reply<CaseRecord> reply) override;
    void decide(const CaseDecision& decision, QObject* context, Reply<Done> reply) override;
    void setAside(const QString& actionId, QObject* context, Reply<SetAsideRecord> reply) override;
    void resend(const QString& actionId, const std::vector<Correction>& corrections,
                QObject* context, Reply<Done> reply) override;
    void withdraw(const QString& actionId, const QString& reason, QObject* context,
                  Reply<Done> reply) override;
    void departures(QObject* context, Reply<std::vector<Departure>> reply) override;
    void dismissDeparture(const QString& id, QObject* context, Reply<Done> reply) override;
    void duplicate(const QString& caseId, QObject* context, Reply<DuplicateRecord> reply) override;
    void mergedInto(const std::vector<RecordRef>& survivors, QObject* context,
                    Reply<std::vector<MergedRecord>> reply) override;
    void mergeStory(const RecordRef& merged, QObject* context, Reply<MergeStory> reply) override;
    void giveBack(const RecordRef& merged, QObject* context, Reply<Done> reply) override;
    // Any file whose name holds "good" is a photo, with "place" one that says where it was taken;
    // one with "slow" is answered by finishSlowPhotos().
    void preparePhoto(const QUrl& file, QObject* context, Reply<PhotoDraft> reply) override;
    void attach(const RecordRef& record, const PhotoDraft& photo, QObject* context,
                Reply<Done> reply) override;
    void photos(const RecordRef& record, QObject* context,
                Reply<std::vector<PhotoRow>> reply) override;
    void photo(const QString& photoId, QObject* context, Reply<PhotoRow> reply) override;
    void fetchPhoto(const QString& photoId, QObject* context, Reply<Done> reply) override;
    void retryPhoto(const QString& photoId, QObject* context, Reply<Done> reply) override;
    void giveUpPhoto(const QString& photoId, const QString& reason, QObject* context,
                     Reply<Done> reply) override;
    void registers(QObject* context, Reply<std::vector<RegisterKindRow>> reply) override;
    void inboxes(QObject* context, Reply<std::vector<InboxRow>> reply) override;
    void registerTools(const RegisterAsk& ask, QObject* context,
                       Reply<RegisterToolsValue> reply) override;
    void doEach(const EachAsk& ask, QObject* context, Reply<int> progressed,
                Reply<EachResult> reply) override;
    void registerRows(const RegisterAsk& ask, int offset, int count, QObject* context,
                      Reply<Slice<RegisterRow>> reply) override;
    void registerRecord(const QString& entity, const QString& id, QObject* context,
                        Reply<RegisterRecordValue> reply) override;
    void takeStep(const StepAsk& step, QObject* context, Reply<Done> reply) override;
    void saveRegisterRecord(const RegisterSave& save, QObject* context,
                            Reply<SavedRecord> reply) override;
    void report(const ReportAsk& ask, QObject* context, Reply<ReportValue> reply) override;
    // Any file whose name holds "good" is a table without faults, with "bad" one with some.
    void previewImport(const QUrl& file, QObject* context,
                       Reply<ImportPreviewValue> reply) override;
    void applyImport(const QUrl& file, const QString& digest, QObject* context,
                     Reply<int> progressed, Reply<ImportDone> reply) override;
    void reminders(QObject* context, Reply<DayReminders> reply) override;
    void noteOpened(const QString& entity, const QString& id) override;
    void campaign(const QString& id, QObject* context, Reply<CampaignValue> reply) override;
    void campaignDoors(const QString& id, bool mine, QObject* context,
                       Reply<std::vector<CampaignDoorRow>> reply) override;
    void campaignOptions(const QString& id, QObject* context,
                         Reply<CampaignOptions> reply) override;
    void campaignFit(const QString& id, const CampaignRuleAsk& rule, QObject* context,
                     Reply<CampaignFit> reply) override;
    void shareCampaign(const QString& id, const CampaignRuleAsk& rule, const QStringList& people,
                       QObject* context, Reply<int> reply) override;
    void nextCampaignRound(const QString& id, QObject* context, Reply<int> reply) override;
    void feedbacks(QObject* context, Reply<std::vector<FeedbackRow>> reply) override;
    void sendFeedback(const QString& text, QObject* context, Reply<Done> reply) override;
    void unsent(int offset, int count, QObject* context, Reply<Slice<UnsentRow>> reply) override;
    void syncNow() override;
    void sealBundle(const QUrl& file, QObject* context, Reply<int> reply) override;
    void importReply(const QUrl& file, QObject* context, Reply<BundleReply> reply) override;

    // `m_lineFault` in place of an answer: "unreachable", "not_allowed", ...
    void accounts(QObject* context, Reply<std::vector<AccountRow>> reply) override;
    void account(const QString& userId, QObject* context, Reply<AccountRow> reply) override;
    void invite(const QString& userId, const QString& request, QObject* context,
                Reply<DeviceInvitation> reply) override;
    void revokeDevice(const QString& deviceId, bool stolen, QObject* context,
                      Reply<Done> reply) override;

    void bases(const OriginRef& origin, QObject* context, Reply<BaseDirectory> reply) override;
    void origins(const QString& text, QObject* context,
                 Reply<std::vector<OriginRow>> reply) override;
    void organisation(const OrgRow& parent, QObject* context,
                      Reply<std::vector<OrgRow>> reply) override;
    void findInOrganisation(const QString& text, QObject* context,
                            Reply<std::vector<OrgRow>> reply) override;
    void pairings(QObject* context, Reply<std::vector<CommunityPairings>> reply) override;
    void policies(const QString& text, QObject* context,
                  Reply<std::vector<PolicyRow>> reply) override;
    void policy(const QString& id, QObject* context, Reply<PolicyText> reply) override;
    void calendar(const QString& from, const QString& to, QObject* context,
                  Reply<std::vector<CalendarRow>> reply) override;
    void cardGaps(QObject* context, Reply<std::vector<CardGapRow>> reply) override;
    void deliverCard(const QString& householdId, QObject* context,
                     Reply<DeliveredCard> reply) override;
    void cardTexts(QObject* context, Reply<std::vector<CardText>> reply) override;
    void minutesText(const QString& meetingId, QObject* context, Reply<MinutesText> reply) override;
    void reportText(const ReportAsk& ask, QObject* context, Reply<ReportText> reply) override;

Q_SIGNALS:
    void recorded();

private:
    template <typename T>
    void answer(QObject* context, Reply<T> reply, Result<T> result) {
        QMetaObject::invokeMethod(
            context, [reply, result] { reply(result); }, Qt::QueuedConnection);
    }
    std::vector<AccountRow>& people(); // invented when first asked for
    void countUnsent();
    void fillAttention();
    bool matches(const FakeHousehold& household, const HouseholdQuery& query) const;
    void settle(const QString& actionId);
    PhotoRow* photoRow(const QString& photoId);
    QString pictureFile();
    void keepPhoto(const RecordRef& record);

    FakeDistrict m_district;
    SyncStatus m_status;
    std::vector<AttentionRow> m_attention;
    std::vector<Departure> m_departures;
    DayReminders m_reminders;
    std::vector<CampaignDoorRow> m_campaignDoors;
    QStringList m_sharedAmong;
    std::vector<FeedbackRow> m_feedbacks;
    std::vector<VisitDraft> m_drafts;
    std::vector<FieldEdit> m_edits;
    std::vector<Correction> m_corrections;
    CaseDecision m_decision;
    QTemporaryDir m_folder; // of pictures
    std::vector<std::function<void()>> m_slow;
    bool m_isFull = false;
    int m_givenBack = 0;
    int m_attached = 0;
    QStringList m_consents;
    int m_undone = 0;
    QStringList m_undoneActions; // of a problem: its id
    int m_saved = 0;
    int m_decided = 0;
    int m_settled = 0;
    QString m_stepTaken;
    QStringList m_cardsDelivered;
    QString m_role = QStringLiteral("grid_worker");
    std::vector<RegisterSave> m_registerSaves;
    std::vector<EachAsk> m_eachAsks;
    std::vector<StepAsk> m_stepsTaken;
    int m_diskFullAfter = -1;
    std::vector<AccountRow> m_people;
    QStringList m_invited;        // users, one for each request
    QStringList m_inviteRequests; // all that came, repeats as well
    QString m_revoked;            // device and state
    QString m_lineFault;
    int m_unmasked = 0;
    int m_imported = 0; // households
};

} // namespace banyan::ui
