#include "core/store/verify.h"
#include "sync/client/bundles.h"
#include "sync/client/enrolment.h"
#include "sync/client/newdevice.h"
#include "tests/sync/support/pictures.h"
#include "tests/sync/support/rescueworld.h"

using namespace banyan;
using namespace banyan::test;

namespace {

Value text(const char* value) { return std::string(value); }

} // namespace

// A phone whose database is damaged in every way that can be thought of.
class TestRescue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<RescueWorld>();
        QVERIFY(m_world->begin());
    }
    void rescuedWorkArrivesOnce_data();
    void rescuedWorkArrivesOnce();
    void workWhoseAnswerWasLostArrivesOnce();
    void photosThatHaveNotArrivedStillGo_data();
    void photosThatHaveNotArrivedStillGo();
    void withoutIdentityItIsEnrolledAnew();
    void rescueThatIsKilledIsContinued_data();
    void rescueThatIsKilledIsContinued();
    void whatIsNotWholeIsKeptAsText();
    void unreadableKeptRequestIsPutAside();
    void markWithoutDatabaseIsDropped();
    void logOfAFileThatHasGoneIsKept();
    void databaseInUseIsNotReplaced();
    void damageFoundAtWorkIsRescuedAtTheNextStart();
    void keptFilesAreNeverOverwritten();
    void databaseWithoutItsTablesIsNotTakenForANewOne();

private:
    std::unique_ptr<RescueWorld> m_world;
};

void TestRescue::rescuedWorkArrivesOnce_data() {
    QTest::addColumn<QString>("gone"); // tables whose root is zeroed
    QTest::newRow("header") << QString();
    QTest::newRow("doors") << QStringLiteral("dwelling");
    QTest::newRow("history") << QStringLiteral("history");
    QTest::newRow("queue's root") << QStringLiteral("pending");
    QTest::newRow("queue's index") << QStringLiteral("pending_record");
    QTest::newRow("feeds") << QStringLiteral("feed");
}

void TestRescue::rescuedWorkArrivesOnce() {
    QFETCH(const QString, gone);
    const int page = gone.isEmpty() ? 1 : m_world->rootOf(qPrintable(gone));
    QVERIFY(page > 0);
    const std::string device = m_world->phone->store->meta("device");
    m_world->close();
    m_world->zero(page - 1);
    QVERIFY(QFile(m_world->path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued());
    const RescueReport report = *m_world->home->rescued();
    QVERIFY(report.hasIdentity);
    QCOMPARE(report.unsent, 63);
    QCOMPARE(report.setAside, 1);
    QVERIFY2(gone.isEmpty() || report.isAllSaved(), report.sentence().c_str());
    QVERIFY(report.sentence().find("damaged-001-") != std::string::npos);
    QVERIFY(QFile::exists(QString::fromStdString(report.folder) + QStringLiteral("/phone.db")));
    // His own edits of his own unsent record are shown before anything has come.
    Uuid resident;
    for (const auto& queued : m_world->work)
        if (queued.action.changes.front().entity == EntityId::Resident)
            resident = queued.action.changes.front().record;
    QCOMPARE(m_world->phone->value(EntityId::Resident, resident, "name"), text("林秀英"));
    QCOMPARE(m_world->phone->value(EntityId::Resident, resident, "education"), text("20"));
    // New work goes on the same way, and all of it can leave in a bundle.
    QVERIFY(m_world->phone->set(EntityId::Resident, resident, "education", text("30")));
    m_world->phone->store->setMeta("office", m_world->world->officeId.text());
    m_world->phone->store->setMeta("office_key", std::string(64, '1'));
    const auto bundle = sealBundle(*m_world->phone->store);
    QVERIFY2(bundle, bundle ? "" : bundle.error().context.c_str());
    QCOMPARE(bundle->actions, 64);

    const auto synced = m_world->phone->sync();
    QVERIFY2(synced, synced ? "" : synced.error().context.c_str());
    QVERIFY(synced->wasForked);
    QVERIFY(m_world->phone->store->meta("device") != device);
    QCOMPARE(m_world->phone->outbox().counts().unsent, 0);
    for (const auto& queued : m_world->work)
        for (const auto& change : queued.action.changes)
            QCOMPARE(m_world->atOffice(change.salt), queued.state == ActionState::Unsent ? 1 : 0);
    QCOMPARE(m_world->phone->value(EntityId::Household, m_world->world->household, "best_time"),
             text("晚上"));
    QVERIFY(m_world->world->agrees(*m_world->phone));
    QVERIFY(Verifier(*m_world->phone->store, ReplicaKind::Device).run()->isClean());
    // It is over: the next start says nothing, the next synchronisation is as any.
    m_world->close();
    QVERIFY(m_world->reopen());
    QVERIFY(!m_world->home->rescued());
    QVERIFY(!m_world->phone->sync()->wasForked);
}

// The office had applied all of it, and the phone did not hear.
void TestRescue::workWhoseAnswerWasLostArrivesOnce() {
    m_world->phone->transport->faultsOn = "/v1/sync";
    m_world->phone->transport->loseAnswer = 1;
    QVERIFY(!m_world->phone->sync());
    m_world->close();
    m_world->zero(0);
    QVERIFY(m_world->reopen());
    QCOMPARE(m_world->home->rescued()->unsent, 63);
    QVERIFY(m_world->phone->sync());
    QCOMPARE(m_world->phone->outbox().counts().unsent, 0);
    for (const auto& queued : m_world->work)
        for (const auto& change : queued.action.changes)
            QCOMPARE(m_world->atOffice(change.salt), queued.state == ActionState::Unsent ? 1 : 0);
    QVERIFY(m_world->world->agrees(*m_world->phone));
}

void TestRescue::photosThatHaveNotArrivedStillGo_data() {
    QTest::addColumn<QString>("gone");
    QTest::newRow("what is here is known") << QStringLiteral("household");
    QTest::newRow("only the files are here") << QStringLiteral("content");
}

void TestRescue::photosThatHaveNotArrivedStillGo() {
    QFETCH(const QString, gone);
    Phone& phone = *m_world->phone;
    const std::string picture = pictureBytes(40'000, 7);
    const Uuid photo = attach(phone, visitBy(phone, m_world->world->household), picture);
    const int page = m_world->rootOf(qPrintable(gone));
    QVERIFY(page > 0);
    m_world->close();
    m_world->zero(page - 1);
    QVERIFY(QFile(m_world->path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(m_world->reopen());
    QCOMPARE(Attachments(*phone.store).counts().unsent, 1);
    const auto round = phone.round();
    QVERIFY2(round, round ? "" : round.error().context.c_str());
    QCOMPARE(round->attachments.arrived, 1);
    QVERIFY(officeFiles(*m_world->world).has(sha256Of(picture)));
    QCOMPARE(viewOf(phone, photo).state, UploadState::Arrived);
}

void TestRescue::withoutIdentityItIsEnrolledAnew() {
    const int page = m_world->rootOf("meta");
    m_world->close();
    m_world->zero(page - 1);
    QVERIFY(QFile(m_world->path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued() && !m_world->home->rescued()->hasIdentity);
    QVERIFY(m_world->home->rescued()->isCountCertain); // the queue is whole
    QCOMPARE(m_world->home->rescued()->unsent, 63);
    QVERIFY(m_world->phone->store->meta("token").empty());
    QVERIFY(!m_world->phone->sync());

    Exchange exchange(*m_world->world->officeStore, m_world->world->officeId, "office");
    std::string code;
    {
        Transaction transaction(m_world->world->officeStore->database());
        code = *exchange.accounts().enrolmentCode("wang");
        transaction.commit();
    }
    EnrolmentUri uri;
    uri.code = code;
    DirectRunner runner(*m_world->phone->store);
    Enrolment enrolment(runner, *m_world->phone->transport);
    Status enrolled = Error{};
    enrolment.start(uri, {}, [&](Status status) { enrolled = std::move(status); });
    m_world->phone->transport->pump();
    QVERIFY2(enrolled, enrolled ? "" : enrolled.error().context.c_str());
    QVERIFY(m_world->phone->sync());
    for (const auto& queued : m_world->work)
        for (const auto& change : queued.action.changes)
            QCOMPARE(m_world->atOffice(change.salt), queued.state == ActionState::Unsent ? 1 : 0);
    QCOMPARE(m_world->phone->outbox().counts().unsent, 0);
    QVERIFY(m_world->world->agrees(*m_world->phone));
}

void TestRescue::rescueThatIsKilledIsContinued_data() {
    QTest::addColumn<int>("step");
    for (int step = 0; step < 6; ++step)
        QTest::addRow("step %d", step) << step;
}

// The states of the folder that a kill leaves, made by hand from that of a finished rescue.
void TestRescue::rescueThatIsKilledIsContinued() {
    QFETCH(const int, step);
    m_world->close();
    m_world->zero(0);
    const QByteArray damaged = readFile(m_world->path());
    QVERIFY(m_world->reopen());
    const QString folder = QString::fromStdString(m_world->home->rescued()->folder);
    const QByteArray name = folder.section(QLatin1Char('/'), -1).toUtf8();
    m_world->close();
    const QString mark = m_world->path() + QStringLiteral(".damaged");
    const QString built = m_world->path() + QStringLiteral(".rescued");
    if (step == 0) { // the folder is named, nothing is moved
        QFile::remove(m_world->path());
        QVERIFY(QFile::rename(folder + QStringLiteral("/phone.db"), m_world->path()));
        QVERIFY(writeFile(mark, name));
    } else if (step == 1) { // moved, nothing built
        QFile::remove(m_world->path());
        QVERIFY(writeFile(mark, name));
    } else if (step == 2) { // half built
        QVERIFY(writeFile(built, readFile(m_world->path()).left(9'000)));
        QFile::remove(m_world->path());
        QVERIFY(writeFile(mark, name));
    } else if (step == 3) { // built and said so
        QVERIFY(QFile::rename(m_world->path(), built));
        QVERIFY(writeFile(mark, name + "\nbuilt"));
    } else if (step == 4) { // in place, the mark is there still
        QVERIFY(writeFile(mark, name + "\nbuilt"));
    } else { // the folder is made, and the mark does not name it
        QVERIFY(QDir(m_world->folder()).mkdir(QStringLiteral("damaged-007-2026-05-28")));
        QFile::remove(m_world->path());
        QVERIFY(QFile::rename(folder + QStringLiteral("/phone.db"), m_world->path()));
        QVERIFY(writeFile(mark, {}));
    }
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued());
    QCOMPARE(m_world->home->rescued()->unsent, 63);
    QCOMPARE(readFile(QString::fromStdString(m_world->home->rescued()->folder)
                      + QStringLiteral("/phone.db")),
             damaged);
    QVERIFY(!QFile::exists(mark) && !QFile::exists(built));
    QCOMPARE(m_world->phone->outbox().counts().unsent, 63);
}

// A page of the queue is gone: what is left of its actions can be read by a person.
void TestRescue::whatIsNotWholeIsKeptAsText() {
    std::int64_t latest = 0;
    {
        auto leaf = m_world->phone->store->database().prepare("SELECT max(first) FROM action");
        QVERIFY(leaf.step());
        latest = leaf.integer(0);
    }
    const auto& last = m_world->cells[latest];
    m_world->close();
    const int page = int(m_world->sound.indexOf(last[1])) / pageBytes;
    m_world->zero(page);
    QVERIFY(QFile(m_world->path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(m_world->reopen());
    const RescueReport report = *m_world->home->rescued();
    QVERIFY(report.partly > 0);
    QVERIFY(report.isCountCertain);
    QCOMPARE(report.unsent + report.partly + report.unreadable, 63);
    const auto json =
        readFile(QString::fromStdString(report.folder) + QStringLiteral("/unreadable.json"));
    QVERIFY(json.contains("\"kind\": \"edit\""));
    QVERIFY(json.contains(m_world->world->household.text().c_str())); // known from the index
    QVERIFY(m_world->phone->sync());
    QVERIFY(m_world->world->agrees(*m_world->phone));
}

// Once is enough: what cannot be decoded must not bring the rescue back at every start.
void TestRescue::unreadableKeptRequestIsPutAside() {
    m_world->phone->store->database().execute("UPDATE kept SET request = x'00112233', last = 99");
    m_world->phone->store->setMeta("told", std::int64_t{99});
    QVERIFY(!m_world->phone->sync()); // the office knows less than this phone was told
    QVERIFY(QFile::exists(m_world->path() + QStringLiteral(".damaged")));
    m_world->close();
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued());
    QVERIFY(m_world->home->rescued()->keptUnreadable > 0);
    QVERIFY(m_world->phone->sync());
    m_world->close();
    QVERIFY(m_world->reopen());
    QVERIFY(!m_world->home->rescued());
}

void TestRescue::markWithoutDatabaseIsDropped() {
    m_world->close();
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_world->path() + QLatin1String(suffix));
    QVERIFY(writeFile(m_world->path() + QStringLiteral(".damaged"), {}));
    QVERIFY(m_world->reopen());
    QVERIFY(!m_world->home->rescued());
    QVERIFY(!QFile::exists(m_world->path() + QStringLiteral(".damaged")));
    m_world->close();
    QVERIFY(m_world->reopen());
    QVERIFY(!m_world->home->rescued());
}

// SQLite deletes the log of a file that is not there or empty.
void TestRescue::logOfAFileThatHasGoneIsKept() {
    QVERIFY(m_world->phone->set(EntityId::Household, m_world->world->household, "best_time",
                                text("周末")));
    const QByteArray log = readFile(m_world->path() + QStringLiteral("-wal"));
    QVERIFY(!log.isEmpty());
    m_world->close();
    for (const bool isThere : {false, true}) {
        QFile::remove(m_world->path());
        if (isThere)
            QVERIFY(writeFile(m_world->path(), {}));
        QVERIFY(writeFile(m_world->path() + QStringLiteral("-wal"), log));
        QVERIFY(m_world->reopen());
        QVERIFY(m_world->home->rescued());
        QCOMPARE(readFile(QString::fromStdString(m_world->home->rescued()->folder)
                          + QStringLiteral("/phone.db-wal")),
                 log);
        m_world->close();
    }
}

void TestRescue::databaseInUseIsNotReplaced() {
    m_world->close();
    m_world->zero(0);
    const QByteArray damaged = readFile(m_world->path());
    auto other = PhoneHome::at(m_world->folder().toStdString(), m_world->world->clock,
                               m_world->world->random);
    QVERIFY(other);
    auto mine = PhoneHome::at(m_world->folder().toStdString(), m_world->world->clock,
                              m_world->world->random);
    QVERIFY(writeFile(m_world->path() + QStringLiteral(".damaged"), {}));
    const auto status = (*mine)->open([] { return ok(); });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Busy);
    QCOMPARE(readFile(m_world->path()), damaged);
    other->reset();
    QVERIFY((*mine)->open([] { return ok(); }));
    QVERIFY((*mine)->rescued());
}

void TestRescue::damageFoundAtWorkIsRescuedAtTheNextStart() {
    const int page = m_world->rootOf("household");
    m_world->close();
    m_world->zero(page - 1);
    QVERIFY(m_world->reopen());
    QVERIFY(!m_world->home->rescued()); // a start reads no more than it needs
    const auto read = guarded([&]() -> Status {
        (void)m_world->phone->store->table(EntityId::Household).find(m_world->world->household);
        return ok();
    });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QVERIFY(read.error().context.find("damaged") != std::string::npos);
    m_world->close();
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued());
    QCOMPARE(m_world->home->rescued()->unsent, 63);
}

void TestRescue::keptFilesAreNeverOverwritten() {
    m_world->close();
    std::set<std::string> folders;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(writeFile(m_world->path(), "no database " + QByteArray::number(i)));
        m_world->world->clock.jumpWall(-400LL * 24 * 3'600'000); // a wrong clock
        QVERIFY(m_world->reopen());
        QVERIFY(m_world->home->rescued());
        QVERIFY(folders.insert(m_world->home->rescued()->folder).second);
        QCOMPARE(readFile(QString::fromStdString(m_world->home->rescued()->folder)
                          + QStringLiteral("/phone.db")),
                 "no database " + QByteArray::number(i));
        m_world->close();
    }
    QVERIFY(folders.begin()->find("/damaged-001-") != std::string::npos);
}

// The header is whole and the list of tables is not: new tables must not be made in this file.
void TestRescue::databaseWithoutItsTablesIsNotTakenForANewOne() {
    m_world->close();
    QByteArray bytes = readFile(m_world->path());
    constexpr int cellCount = 100 + 3; // on page 1, after the file's header
    bytes[cellCount] = bytes[cellCount + 1] = 0;
    QVERIFY(writeFile(m_world->path(), bytes));
    QVERIFY(m_world->reopen());
    QVERIFY(m_world->home->rescued());
    QCOMPARE(m_world->home->rescued()->unsent, 63);
    QCOMPARE(readFile(QString::fromStdString(m_world->home->rescued()->folder)
                      + QStringLiteral("/phone.db")),
             bytes);
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
