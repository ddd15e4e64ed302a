#include "core/usecases/attaching.h"
#include "core/usecases/editor.h"
#include "tests/qml/demooffice.h"

using namespace banyan;
using namespace banyan::ui;

class TestStoreBackend : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;

    std::unique_ptr<StoreBackend> phone(const char* name) {
        auto backend = StoreBackend::open({.home = m_office->home(name), .holdMs = 0});
        return backend ? *std::move(backend) : nullptr;
    }
    // Enrolled, and everything pulled.
    std::unique_ptr<StoreBackend> enrolled(const char* name,
                                           const char* user = DemoOffice::worker) {
        auto backend = phone(name);
        const auto done = asked<Done>(
            [&](auto reply) { backend->enrol(m_office->enrolment(user), this, reply); });
        return done && isQuiet(*backend) ? std::move(backend) : nullptr;
    }
    static bool isQuiet(StoreBackend& backend) { return DemoOffice::isQuiet(backend); }
    static bool synchronised(StoreBackend& backend) { return DemoOffice::synchronised(backend); }
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
        auto theirs = enrolled("theirs", DemoOffice::second);
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
            mine->decide({record->caseId, chosen->versionId, {}, {}, QStringLiteral("看过证件")},
                         this, reply);
        }));
        QVERIFY(synchronised(*mine) && synchronised(*theirs));
        const auto value = asked<FieldValue>([&](auto reply) { theirs->field(name, this, reply); });
        QCOMPARE(value->value, QStringLiteral("陈小铭"));
        // Who had written otherwise is told how it ended, and why; who decided is not.
        const auto told =
            asked<Slice<AttentionRow>>([&](auto reply) { theirs->attention(0, 10, this, reply); });
        QVERIFY(told);
        QCOMPARE(told->total, 1);
        const AttentionRow& row = told->rows.front();
        QVERIFY(row.kind == AttentionKind::Decided);
        QCOMPARE(row.decision, QStringLiteral("陈小铭"));
        QCOMPARE(row.mine, QStringLiteral("陈晓明"));
        QCOMPARE(row.reason, QStringLiteral("看过证件"));
        QVERIFY(!row.decidedBy.isEmpty());
        const auto ended =
            asked<CaseRecord>([&](auto reply) { theirs->conflictCase(row.id, this, reply); });
        QVERIFY(ended);
        QCOMPARE(ended->decisionReason, QStringLiteral("看过证件"));
        const auto quiet =
            asked<Slice<AttentionRow>>([&](auto reply) { mine->attention(0, 10, this, reply); });
        QCOMPARE(quiet->total, 0);
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
            const Correction one{record->lines.front().change, record->lines.front().target,
                                 QString::fromLatin1(phone)};
            return asked<Done>([&](auto reply) { backend->resend(action, {one}, this, reply); });
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
            QVERIFY(Attaching(**store).attach(EntityId::Visit, recorded->record, photo));
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
