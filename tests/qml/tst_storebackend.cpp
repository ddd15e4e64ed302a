#include "core/demo/demodistrict.h"
#include "core/store/outbox.h"
#include "core/usecases/attaching.h"
#include "core/usecases/editor.h"
#include "qml/viewmodels/store/storebackend.h"
#include "sync/office/accounts.h"
#include "sync/office/certificates.h"
#include "sync/office/demoimport.h"
#include "sync/office/httpserver.h"
#include "sync/office/service.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace banyan;
using namespace banyan::ui;

namespace {

constexpr int patienceMs = 30'000;
constexpr const char* worker = "w445202001001001";

// The demo grid's office over HTTPS on loopback, in this process.
class DemoOffice {
public:
    DemoOffice() {
        auto store = Store::open(
            {m_folder.filePath(QStringLiteral("office.db")).toStdString(), {}, OpenMode::Writer},
            m_clock, m_random);
        const Uuid id = (*store)->ids().next();
        auto imported =
            importDemo(**store, id, demo::DemoDistrict(demo::Size::Grid, 1, m_clock.wallMs()));
        if (!imported)
            qFatal("demo: %s", imported.error().context.c_str());
        {
            Chronicle chronicle(**store, id);
            Accounts accounts(**store, chronicle);
            Transaction transaction((*store)->database());
            (void)accounts.addUser("second", "grid_worker", {"445202001001001"});
            for (int i = 0; i < 2; ++i) {
                m_codes.push_back(*accounts.enrolmentCode(worker));
                m_secondCodes.push_back(*accounts.enrolmentCode("second"));
            }
            (*store)->feeds().save();
            transaction.commit();
        }
        const auto tls =
            ensureCertificate(m_folder.filePath(QStringLiteral("tls")).toStdString(), {}, m_clock);
        m_service = std::make_unique<OfficeService>(*std::move(store), id, "office");
        HttpServerConfig config;
        config.certificateChainPem = tls->chainPem;
        config.keyPem = tls->keyPem;
        m_server = std::make_unique<HttpServer>(config, *m_service);
        m_uri = {"127.0.0.1", *m_server->start(), tls->pin, {}};
        m_service->start();
    }
    ~DemoOffice() {
        m_server->stop();
        m_service->stop();
    }

    QString enrolment(bool isSecond = false) {
        auto& codes = isSecond ? m_secondCodes : m_codes;
        m_uri.code = codes.back();
        codes.pop_back();
        return QString::fromStdString(enrolmentUriText(m_uri));
    }
    QString home(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::vector<std::string> m_codes, m_secondCodes;
    EnrolmentUri m_uri;
    std::unique_ptr<OfficeService> m_service;
    std::unique_ptr<HttpServer> m_server;
};

// Asks and waits for the reply. `ask` gets the reply's function as its last argument.
template <typename T, typename Ask>
Result<T> asked(Ask ask) {
    std::optional<Result<T>> result;
    ask([&](Result<T> reply) { result = std::move(reply); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patienceMs))
        return Error{ErrorCode::Internal, "no reply"};
    return *result;
}

} // namespace

class TestStoreBackend : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;

    std::unique_ptr<StoreBackend> phone(const char* name) {
        auto backend = StoreBackend::open({.home = m_office->home(name), .holdMs = 0});
        return backend ? *std::move(backend) : nullptr;
    }
    // Enrolled, and everything pulled.
    std::unique_ptr<StoreBackend> enrolled(const char* name, bool isSecond = false) {
        auto backend = phone(name);
        const auto done = asked<Done>(
            [&](auto reply) { backend->enrol(m_office->enrolment(isSecond), this, reply); });
        return done && isQuiet(*backend) ? std::move(backend) : nullptr;
    }
    static bool isQuiet(StoreBackend& backend) {
        return QTest::qWaitFor(
            [&] {
                const SyncStatus status = backend.syncStatus();
                return status.phase == SyncPhase::Idle && status.unsent == 0
                       && status.lastConfirmedAtMs > 0 && !status.error;
            },
            patienceMs);
    }
    // One whole synchronisation that begins now.
    bool synchronised(StoreBackend& backend) {
        QSignalSpy spy(&backend, &Backend::syncStatusChanged);
        backend.syncNow();
        const bool hasBegun = QTest::qWaitFor(
            [&] { return backend.syncStatus().phase != SyncPhase::Idle; }, patienceMs);
        return hasBegun && isQuiet(backend);
    }
    Result<DayPlan> planOf(StoreBackend& backend) {
        return asked<DayPlan>([&](auto reply) { backend.dayPlan(this, reply); });
    }
    Result<HouseholdRecord> householdOf(StoreBackend& backend, const QString& id) {
        return asked<HouseholdRecord>([&](auto reply) { backend.household(id, this, reply); });
    }
    Status save(StoreBackend& backend, const FieldEdit& edit) {
        return asked<Done>([&](auto reply) { backend.save({edit}, this, reply); });
    }

private Q_SLOTS:
    void init() { m_office = std::make_unique<DemoOffice>(); }
    void cleanup() { m_office.reset(); }

    void enrolmentSaysWhatIsWrong() {
        auto backend = phone("phone");
        QVERIFY(backend);
        QVERIFY(!backend->syncStatus().enrolled);
        const auto refused = [&](const QString& uri) {
            const auto done = asked<Done>([&](auto reply) { backend->enrol(uri, this, reply); });
            return done ? ErrorCode::Internal : done.error().code;
        };
        QCOMPARE(refused(QStringLiteral("hello")), ErrorCode::Invalid);
        const QString once = m_office->enrolment();
        const auto done = asked<Done>([&](auto reply) { backend->enrol(once, this, reply); });
        QVERIFY(done);
        QVERIFY(backend->syncStatus().enrolled);
        backend = phone("another");
        QCOMPARE(refused(once), ErrorCode::Unauthorized);
    }

    void aDayAtTheDoors() {
        auto backend = enrolled("phone");
        QVERIFY(backend);
        QVERIFY(!backend->identity().name.isEmpty());
        QCOMPARE(backend->identity().role, QStringLiteral("grid_worker"));
        const auto plan = planOf(*backend);
        QVERIFY(plan);
        QVERIFY(!plan->grid.isEmpty());
        QVERIFY(!plan->ahead.empty());
        VisitDraft draft;
        draft.householdId = plan->ahead.front().householdId;
        draft.outcome = QStringLiteral("met");
        draft.text = QStringLiteral("都好");
        QSignalSpy facts(backend.get(), &Backend::visitRecorded);
        const auto visit =
            asked<RecordedVisit>([&](auto reply) { backend->recordVisit(draft, this, reply); });
        QVERIFY(visit);
        QVERIFY(QTest::qWaitFor([&] { return facts.size() == 1; }, patienceMs));
        QVERIFY(isQuiet(*backend)); // it goes by itself
        const auto after = planOf(*backend);
        QVERIFY(after);
        QCOMPARE(after->done.front().householdId, draft.householdId);
        const auto visits = asked<Slice<VisitRow>>(
            [&](auto reply) { backend->visits(draft.householdId, 0, 10, this, reply); });
        QVERIFY(visits);
        QCOMPARE(visits->rows.front().text, draft.text);
        QVERIFY(visits->rows.front().mine);
        QCOMPARE(visits->rows.front().sync, RecordSync::Confirmed);
    }

    void whatIsHeldCanBeUndone() {
        QVERIFY(enrolled("phone"));
        auto opened = StoreBackend::open({.home = m_office->home("phone"), .mayConnect = false});
        QVERIFY(opened);
        StoreBackend& backend = **opened;
        const auto plan = planOf(backend);
        VisitDraft draft;
        draft.householdId = plan->ahead.front().householdId;
        draft.outcome = QStringLiteral("no_answer");
        const auto visit =
            asked<RecordedVisit>([&](auto reply) { backend.recordVisit(draft, this, reply); });
        QVERIFY(visit);
        QVERIFY(visit->undoUntilMs > backend.nowMs());
        QCOMPARE(backend.syncStatus().unsent, 1);
        QCOMPARE(backend.syncStatus().unsentVisits, 1);
        const auto rows =
            asked<Slice<UnsentRow>>([&](auto reply) { backend.unsent(0, 10, this, reply); });
        QCOMPARE(rows->rows.front().kind, QStringLiteral("visit"));
        QCOMPARE(rows->rows.front().outcome, QStringLiteral("no_answer"));
        QVERIFY(asked<Done>([&](auto reply) { backend.undo(visit->actionId, this, reply); }));
        QCOMPARE(backend.syncStatus().unsent, 0);
        QCOMPARE(planOf(backend)->ahead.size(), plan->ahead.size());
    }

    void twoSpellingsAreDecided() {
        auto mine = enrolled("phone");
        auto theirs = enrolled("theirs", true);
        QVERIFY(mine && theirs);
        const auto plan = planOf(*mine);
        const auto home = householdOf(*mine, plan->ahead.front().householdId);
        QVERIFY(home && !home->people.empty());
        const FieldRef name{QStringLiteral("resident"), home->people.front().residentId,
                            QStringLiteral("name")};
        QVERIFY(save(*theirs, {name, EditOp::Set, QStringLiteral("陈晓明")}));
        QVERIFY(save(*mine, {name, EditOp::Set, QStringLiteral("陈小铭")}));
        QVERIFY(synchronised(*theirs) && synchronised(*mine) && synchronised(*theirs));
        const auto rows =
            asked<Slice<AttentionRow>>([&](auto reply) { mine->attention(0, 10, this, reply); });
        QVERIFY(rows);
        QCOMPARE(rows->total, 1);
        QCOMPARE(rows->rows.front().field, QStringLiteral("name"));
        const auto record = asked<CaseRecord>(
            [&](auto reply) { mine->conflictCase(rows->rows.front().id, this, reply); });
        QVERIFY(record);
        QVERIFY(record->mayDecide);
        QCOMPARE(record->versions.size(), std::size_t{2});
        const auto chosen =
            std::ranges::find(record->versions, QStringLiteral("陈小铭"), &CaseVersion::value);
        QVERIFY(chosen != record->versions.end());
        QVERIFY(asked<Done>([&](auto reply) {
            mine->decide({record->caseId, chosen->versionId, {}, {}}, this, reply);
        }));
        QVERIFY(synchronised(*mine) && synchronised(*theirs));
        const auto value = asked<FieldValue>([&](auto reply) { theirs->field(name, this, reply); });
        QCOMPARE(value->value, QStringLiteral("陈小铭"));
    }

    void whatTheOfficeRefusesIsCorrected() {
        auto backend = enrolled("phone");
        QVERIFY(backend);
        const QString home = planOf(*backend)->ahead.front().householdId;
        { // what an app with weaker checks would have recorded
            SystemClock clock;
            SystemRandom random;
            auto store = Store::open(
                {m_office->home("phone").toStdString() + "/phone.db", {}, OpenMode::Writer}, clock,
                random);
            QVERIFY(store);
            banyan::Change change;
            change.entity = EntityId::Household;
            change.record = *Uuid::fromText(home.toStdString());
            change.op = Op::Add;
            change.field = specOf(EntityId::Household).field("phones")->number;
            change.value = std::string("1351122334");
            const auto me = *Uuid::fromText((*store)->meta("user"));
            QVERIFY(Outbox(**store).record("edit_contacts", me, {change}));
        }
        QVERIFY(synchronised(*backend));
        QCOMPARE(backend->syncStatus().setAside, 1);
        QCOMPARE(householdOf(*backend, home)->row.sync, RecordSync::SetAside);
        const auto rows =
            asked<Slice<AttentionRow>>([&](auto reply) { backend->attention(0, 9, this, reply); });
        QVERIFY(rows);
        QCOMPARE(rows->total, 1);
        QCOMPARE(rows->rows.front().reason, QStringLiteral("invalid"));
        const QString action = rows->rows.front().id;
        const auto record =
            asked<SetAsideRecord>([&](auto reply) { backend->setAside(action, this, reply); });
        QVERIFY(record);
        QCOMPARE(record->kind, QStringLiteral("contact"));
        QCOMPARE(record->householdId, home);
        QCOMPARE(record->lines.size(), std::size_t{1});
        QCOMPARE(record->lines.front().value, QStringLiteral("1351122334"));
        QVERIFY(record->lines.front().wrong);
        const auto resent = [&](const char* phone) {
            const FieldEdit edit{record->lines.front().target, EditOp::Set,
                                 QString::fromLatin1(phone)};
            return asked<Done>([&](auto reply) { backend->resend(action, {edit}, this, reply); });
        };
        QCOMPARE(resent("135").error().code, ErrorCode::Invalid);
        QCOMPARE(backend->syncStatus().setAside, 1); // untouched
        QVERIFY(resent("13511223344"));
        QVERIFY(synchronised(*backend));
        QCOMPARE(backend->syncStatus().setAside, 0);
        const auto after = householdOf(*backend, home);
        QCOMPARE(after->row.sync, RecordSync::Confirmed);
        QVERIFY(std::ranges::count(after->phones, QStringLiteral("13511223344")) == 1);
    }

    void valuesAreMaskedUntilSomebodyLooks() {
        auto backend = enrolled("phone");
        QVERIFY(backend);
        const auto plan = planOf(*backend);
        for (const DoorRow& door : plan->ahead) {
            const auto home = householdOf(*backend, door.householdId);
            if (home->people.empty())
                continue;
            const FieldRef number{QStringLiteral("resident"), home->people.front().residentId,
                                  QStringLiteral("id_number")};
            const auto value =
                asked<FieldValue>([&](auto reply) { backend->field(number, this, reply); });
            if (value->value.isEmpty())
                continue;
            QVERIFY(value->sensitive && !value->editable);
            QVERIFY(value->value.contains(QStringLiteral("****")));
            const auto whole =
                asked<QString>([&](auto reply) { backend->unmask(number, this, reply); });
            QCOMPARE(whole->size(), 18);
            return;
        }
        QFAIL("nobody in the demo grid has an ID number");
    }

    void photosAreCountedAndGo() {
        auto backend = enrolled("phone");
        QVERIFY(backend);
        QCOMPARE(backend->syncStatus().attachmentsUnsent, 0);
        const auto home = planOf(*backend)->ahead.front().householdId.toStdString();
        SystemClock clock;
        SystemRandom random;
        {
            auto store = Store::open(
                {m_office->home("phone").toStdString() + "/phone.db", {}, OpenMode::Writer}, clock,
                random);
            QVERIFY(store);
            const auto recorded =
                Editor(**store).create("visit", {{"household", home}, {"outcome", "met"}});
            QVERIFY(recorded);
            AttachmentDraft photo;
            photo.content = std::string(300'000, 'p');
            QVERIFY(Attaching(**store).attachToVisit(recorded->record, photo));
            QCOMPARE(Attachments(**store).counts().unsent, 1);
        }
        QVERIFY(synchronised(*backend));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return backend->syncStatus().attachmentsUnsent == 0
                       && backend->syncStatus().unsent == 0;
            },
            patienceMs));
        QVERIFY(ContentFiles::besideDatabase(m_office->home("office.db").toStdString())
                    .check(sha256Of(std::string(300'000, 'p'))));
    }

    // The app over a database whose header is gone: it opens, says what was saved, and sends it.
    void aDamagedHomeIsRescued() {
        QVERIFY(enrolled("phone"));
        const QString home = m_office->home("phone");
        QString household;
        {
            auto opened = StoreBackend::open({.home = home, .holdMs = 0, .mayConnect = false});
            QVERIFY(opened);
            household = planOf(**opened)->ahead.front().householdId;
            const FieldRef field{QStringLiteral("household"), household,
                                 QStringLiteral("best_time")};
            QVERIFY(save(**opened, {field, EditOp::Set, QStringLiteral("天黑以后")}));
            QVERIFY(!(*opened)->syncStatus().isRescued);
        }
        QFile file(home + QStringLiteral("/phone.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(4096, '\0')), qint64(4096));
        file.close();
        auto backend = phone("phone");
        QVERIFY(backend);
        QVERIFY(backend->syncStatus().isRescued);
        QCOMPARE(backend->syncStatus().rescuedUnsent, 1);
        QCOMPARE(backend->syncStatus().rescuedNot, 0);
        QVERIFY(isQuiet(*backend));
        QVERIFY(householdOf(*backend, household));
        QVERIFY(backend->syncStatus().isRescued); // for a while
    }

    void nobodyIsAnsweredWhoHasGone() {
        auto backend = phone("phone");
        bool isAnswered = false;
        auto context = std::make_unique<QObject>();
        backend->dayPlan(context.get(), [&](const Result<DayPlan>&) { isAnswered = true; });
        context.reset();
        QVERIFY(planOf(*backend)); // asked later, answered later
        QVERIFY(!isAnswered);
    }
};

QTEST_GUILESS_MAIN(TestStoreBackend)
#include "tst_storebackend.moc"
