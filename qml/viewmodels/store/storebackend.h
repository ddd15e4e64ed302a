#pragma once

#include "core/store/writer.h"
#include "qml/viewmodels/backend.h"
#include "qml/viewmodels/store/standing.h"
#include "sync/client/phonehome.h"
#include "sync/client/syncrunner.h"
#include "sync/client/syncschedule.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <memory>

namespace banyan {
struct ImportProgress;
} // namespace banyan

namespace banyan::ui {

// The real backend: a home directory's store behind a writer and a reader thread, and the
// synchronisation on a third. Every request returns at once; its work is done on one of the threads
// and its reply comes through this object's event queue, if the one who asked still lives. What is
// saved is sent when it can no longer be undone. Ends in the order session, writer, reader.
class StoreBackend : public Backend {
    Q_OBJECT

public:
    struct Config {
        QString home;           // made when missing
        int holdMs = 10'000;    // how long a visit or a new problem can be undone
        bool mayConnect = true; // false: never speaks to the office
    };
    // Errors: Storage (the directory or the store cannot be used), TooOld.
    static Result<std::unique_ptr<StoreBackend>> open(const Config& config);
    ~StoreBackend() override;

    qint64 nowMs() const override { return m_clock.wallMs(); }
    SyncStatus syncStatus() const override { return m_status; }
    Identity identity() const override { return m_standing.identity; }

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

    // The network is back, or the app is before its user again.
    void resume();

private:
    explicit StoreBackend(const Config& config);
    Status start();
    Status openStores();
    void watchTheWorld();

    template <typename T>
    void answer(QObject* context, Reply<T> reply, Result<T> result);
    template <typename T>
    void read(QObject* context, Reply<T> reply, std::function<Result<T>(Store&)> work);
    // `then`: on this thread, after the reply, when it went well.
    template <typename T>
    void write(QObject* context, Reply<T> reply, std::function<Result<T>(Store&)> work,
               std::function<void(const T&)> then);
    void writeDone(QObject* context, Reply<Done> reply, std::function<Status(Store&)> work,
                   const Change& change = {});

    // `ask`: on the sync thread, with what answers there; `shown`: on this one.
    template <typename T, typename Answer>
    void askOffice(QObject* context, Reply<T> reply,
                   std::function<void(PeopleRequests&, PeopleRequests::Answered<Answer>)> ask,
                   std::function<Result<T>(Answer)> shown);

    struct ImportRun;
    void readTableOf(const std::shared_ptr<ImportRun>& run);
    void goOnLooking(const std::shared_ptr<ImportRun>& run);
    void goOnRegistering(const std::shared_ptr<ImportRun>& run);
    void whenRegistered(const std::shared_ptr<ImportRun>& run, const ImportProgress& now);

    struct EachRun;
    void goOn(const std::shared_ptr<EachRun>& run);
    void whenTried(const std::shared_ptr<EachRun>& run, const Result<EachResult>& now);

    void recorded(const Change& change, int holdMs);
    void takeStanding(const Standing& standing);
    void refreshThen(std::function<void()> then);
    static bool isMetered(); // as far as the system says
    void dropWhatEnded();
    void plan(); // sets the timer to what the schedule says
    void whenDue();
    void whenStarted();
    void whenProgressed(const SyncProgress& progress);
    void whenFinished(const RoundReport& report);
    void whenFailed(const Error& error);
    void whenEnrolled(const Status& status);
    void whenFetched(const Uuid& attachment, const Status& status);
    void whenImported(const Result<BundleReport>& report);
    std::vector<AttentionRow> deviceRows() const;

    Config m_config;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PhoneHome> m_home; // ends after the writer and the reader
    Writer m_writer;
    Reader m_reader;
    QThread m_syncThread;
    SyncRunner* m_runner = nullptr; // lives in the sync thread and ends with it
    SyncSchedule m_schedule{m_clock, m_random};
    QTimer m_timer;
    QElapsedTimer m_pulling;
    QElapsedTimer m_shown; // since pages were told of a running pull
    std::int64_t m_pulledAtFirst = 0;
    bool m_wasForked = false;
    Standing m_standing;
    SyncStatus m_status;
    struct Fetch {
        Uuid attachment;
        QPointer<QObject> context;
        Reply<Done> reply;
    };
    std::vector<Fetch> m_fetches;
    QPointer<QObject> m_enrolling;
    Reply<Done> m_enrolReply;
    QPointer<QObject> m_importing;
    Reply<BundleReply> m_importReply;
};

template <typename T>
void StoreBackend::answer(QObject* context, Reply<T> reply, Result<T> result) {
    QMetaObject::invokeMethod(
        this,
        [guard = QPointer<QObject>(context), reply = std::move(reply), result = std::move(result)] {
            if (guard)
                reply(result);
        },
        Qt::QueuedConnection);
}

template <typename T>
void StoreBackend::read(QObject* context, Reply<T> reply, std::function<Result<T>(Store&)> work) {
    m_reader.post([this, guard = QPointer<QObject>(context), reply = std::move(reply),
                   work = std::move(work)](Store& store) {
        QMetaObject::invokeMethod(
            this,
            [guard, reply, result = guarded([&] { return work(store); })] {
                if (guard)
                    reply(result);
            },
            Qt::QueuedConnection);
    });
}

template <typename T>
void StoreBackend::write(QObject* context, Reply<T> reply, std::function<Result<T>(Store&)> work,
                         std::function<void(const T&)> then) {
    m_writer.post([this, guard = QPointer<QObject>(context), reply = std::move(reply),
                   work = std::move(work), then = std::move(then)](Store& store) {
        const Result<T> result = guarded([&] { return work(store); });
        QMetaObject::invokeMethod(
            this,
            [this, guard, reply, then, result, standing = readStanding(store)] {
                takeStanding(standing);
                if (guard)
                    reply(result);
                if (result)
                    then(*result);
            },
            Qt::QueuedConnection);
    });
}

} // namespace banyan::ui
