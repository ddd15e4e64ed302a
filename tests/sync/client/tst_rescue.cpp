#include "core/store/keptwork.h"
#include "core/store/salvage.h"
#include "core/store/verify.h"
#include "sync/client/bundles.h"
#include "sync/client/enrolment.h"
#include "sync/client/newdevice.h"
#include "sync/client/phonehome.h"
#include "tests/sync/support/damage.h"
#include "tests/sync/support/world.h"

#include <QTest>
#include <map>

using namespace banyan;
using namespace banyan::test;

namespace {

Value text(const char* value) { return std::string(value); }

std::multiset<Salt> saltsOf(const Action& action) {
    std::multiset<Salt> salts;
    for (const auto& change : action.changes)
        salts.insert(change.salt);
    return salts;
}

} // namespace

// A phone whose database is damaged in every way that can be thought of.
class TestRescue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readableWorkIsFound_data();
    void readableWorkIsFound();
    void rescuedWorkArrivesOnce_data();
    void rescuedWorkArrivesOnce();
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

private:
    using Damage = std::function<void(QByteArray&, int page)>;
    QString home() const { return m_world->folder.filePath(QStringLiteral("phone1")); }
    QString path() const { return home() + QStringLiteral("/phone.db"); }
    void close() {
        m_phone->transport.reset();
        m_phone->store.reset();
    }
    // The rows of an action as they lie in the file; empty for those with overflow pages.
    static std::vector<QByteArray> cellsOf(const QueuedAction& queued, std::int64_t shownAt);
    bool reopen() {
        m_home.reset();
        auto home = PhoneHome::at(this->home().toStdString(), m_world->clock, m_world->random);
        if (!home)
            return false;
        m_home = *std::move(home);
        const auto status = m_home->open([&]() -> Status {
            auto store =
                Store::open({m_phone->path, {}, OpenMode::Writer}, m_world->clock, m_world->random);
            if (!store)
                return store.error();
            m_phone->store = *std::move(store);
            return ok();
        });
        if (!status)
            qWarning("%s", status.error().context.c_str());
        m_phone->transport = std::make_unique<LoopTransport>(*m_world->service);
        return bool(status);
    }
    void zero(int page, const char* what = "") {
        QByteArray bytes = readFile(path());
        QVERIFY2((page + 1) * pageBytes <= bytes.size(), what);
        bytes.replace(page * pageBytes, pageBytes, QByteArray(pageBytes, '\0'));
        QVERIFY(writeFile(path(), bytes));
    }
    int rootOf(const char* name) {
        auto statement =
            m_phone->store->database().prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?");
        statement.bind(1, std::string_view(name));
        return statement.step() ? int(statement.integer(0)) : 0;
    }
    std::int64_t atOffice(const Salt& salt) {
        auto rows =
            m_world->officeStore->database().prepare("SELECT count(*) FROM history WHERE salt = ?");
        rows.bindBlob(1, viewOf(salt));
        return rows.step() ? rows.integer(0) : -1;
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Phone> m_phone;
    std::unique_ptr<PhoneHome> m_home;
    std::vector<QueuedAction> m_work; // all that is in the queue
    std::map<std::int64_t, std::vector<QByteArray>> m_cells;
    QByteArray m_sound;
};

std::vector<QByteArray> TestRescue::cellsOf(const QueuedAction& queued, std::int64_t) {
    const Action& action = queued.action;
    std::vector<QByteArray> cells;
    StoredRow head(action.first);
    head.null()
        .integer(static_cast<std::int64_t>(action.changes.size()))
        .text(action.kind)
        .blob(action.author.view())
        .integer(action.recordedAtMs)
        .integer(action.monotonicMs)
        .text(action.boot)
        .integer(action.told)
        .integer(action.shownAtMs)
        .integer(0)
        .integer(static_cast<std::int64_t>(queued.state));
    queued.reason.empty() ? head.null() : head.text(queued.reason);
    queued.detail.empty() ? head.null() : head.text(queued.detail);
    cells.push_back(head.cell());
    std::int64_t number = action.first;
    for (const auto& change : action.changes) {
        StoredRow row(number++);
        row.null()
            .integer(action.first)
            .integer(static_cast<std::int64_t>(change.entity))
            .blob(change.record.view())
            .integer(change.field)
            .integer(static_cast<std::int64_t>(change.op));
        if (change.op == Op::Create)
            row.blob(encodeValues(change.values));
        else
            row.value(change.value);
        row.integer(change.base).integer(change.caseShown);
        change.observedAtMs != 0 ? row.integer(change.observedAtMs) : row.null();
        row.blob(viewOf(change.salt)).integer(queued.state == ActionState::Unsent ? 0 : 1);
        cells.push_back(row.cell());
    }
    return cells;
}

// Work that has been sent and is kept, work set aside, withdrawn and unsent, over many pages.
void TestRescue::init() {
    m_home.reset();
    m_phone.reset();
    m_world = std::make_unique<World>();
    m_phone = m_world->phone("wang", "grid_worker", "445202001003001");
    m_phone->store->setMeta("office_host", "127.0.0.1");
    m_phone->store->setMeta("office_port", std::int64_t{8443});
    m_phone->store->setMeta("office_pin", std::string(64, 'a'));
    QVERIFY(m_phone->sync());
    QVERIFY(m_phone->set(EntityId::Household, m_world->household, "best_time", text("上午")));
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_phone->create(EntityId::Household, m_world->ids->next(),
                                {{"dwelling", m_world->ids->next()}}));
    QVERIFY(m_phone->sync());
    QCOMPARE(m_phone->outbox().counts().setAside, 2);
    QVERIFY(m_phone->outbox().withdraw(
        m_phone->outbox().list(ActionState::SetAside).front().action.first, "写错了"));
    QVERIFY(m_phone->set(EntityId::Household, m_world->household, "best_time", text("晚上")));
    const Uuid resident = m_world->ids->next();
    QVERIFY(m_phone->create(EntityId::Resident, resident,
                            {{"household", m_world->household}, {"name", text("林秀英")}}));
    QVERIFY(m_phone->set(EntityId::Resident, resident, "education", text("20")));
    for (int i = 0; i < 60; ++i)
        QVERIFY(m_phone->set(EntityId::Household, m_world->household, "door_note",
                             Value{"门铃在左边" + std::string(std::size_t(i) * 11, 'a')}, Op::Add));
    m_work = m_phone->outbox().list();
    m_cells.clear();
    m_phone->store->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    m_sound = readFile(path());
    for (const auto& queued : m_work)
        m_cells[queued.action.first] = cellsOf(queued, 0);
}

void TestRescue::readableWorkIsFound_data() {
    QTest::addColumn<Damage>("damage");
    QTest::newRow("zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(page * pageBytes, pageBytes, QByteArray(pageBytes, '\0'));
    });
    QTest::newRow("overwritten with anything") << Damage([](QByteArray& bytes, int page) {
        SeededRandom random{static_cast<std::uint64_t>(page) + 7};
        random.fill(bytes.data() + page * pageBytes, pageBytes);
    });
    QTest::newRow("a bit of each byte flipped here and there")
        << Damage([](QByteArray& bytes, int page) {
               SeededRandom random{static_cast<std::uint64_t>(page) + 99};
               for (int i = 0; i < 12; ++i) {
                   char& byte = bytes.data()[page * pageBytes + int(random.next64() % pageBytes)];
                   byte = static_cast<char>(byte ^ (1 << random.next64() % 8));
               }
           });
    QTest::newRow("its head zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(page * pageBytes, 128, QByteArray(128, '\0'));
    });
    QTest::newRow("another page in its place") << Damage([](QByteArray& bytes, int page) {
        const int other = (page * 7 + 3) % int(bytes.size() / pageBytes);
        bytes.replace(page * pageBytes, pageBytes, bytes.mid(other * pageBytes, pageBytes));
    });
    QTest::newRow("the file ends before it")
        << Damage([](QByteArray& bytes, int page) { bytes.truncate(page * pageBytes); });
    QTest::newRow("the file ends within it")
        << Damage([](QByteArray& bytes, int page) { bytes.truncate(page * pageBytes + 1'000); });
    QTest::newRow("everything after it zeroed") << Damage([](QByteArray& bytes, int page) {
        const int from = page * pageBytes;
        bytes.replace(from, bytes.size() - from, QByteArray(bytes.size() - from, '\0'));
    });
    QTest::newRow("everything before it zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(0, page * pageBytes, QByteArray(page * pageBytes, '\0'));
    });
}

// Whatever action has all its rows in the file, byte for byte, is found; of the others it is known
// that they are missing, or that nothing certain is known.
void TestRescue::readableWorkIsFound() {
    QFETCH(const Damage, damage);
    int found = 0;
    for (const auto& [first, cells] : m_cells)
        for (const auto& cell : cells)
            QVERIFY2(m_sound.contains(cell), "the test's own idea of a row is wrong");
    const QString damaged = m_world->folder.filePath(QStringLiteral("damaged.db"));
    for (int page = 0; page < m_sound.size() / pageBytes; ++page) {
        QByteArray bytes = m_sound;
        damage(bytes, page);
        QVERIFY(writeFile(damaged, bytes));
        const Salvage salvage = Salvage::read(damaged.toStdString());
        std::map<std::int64_t, const SalvagedAction*> whole;
        for (const auto& action : salvage.whole)
            whole[action.first] = &action;
        std::int64_t missing = 0;
        for (const auto& queued : m_work) {
            const auto& cells = m_cells[queued.action.first];
            const bool isReadable = std::all_of(
                cells.begin(), cells.end(), [&](const auto& cell) { return bytes.contains(cell); });
            const auto got = whole.find(queued.action.first);
            found += got != whole.end();
            missing += got == whole.end() && queued.state != ActionState::Withdrawn;
            QVERIFY2(!isReadable || got != whole.end(),
                     qPrintable(
                         QStringLiteral("page %1, action %2").arg(page).arg(queued.action.first)));
            if (got == whole.end())
                continue;
            QCOMPARE(got->second->changes.size(), queued.action.changes.size());
            for (std::size_t i = 0; isReadable && i < queued.action.changes.size(); ++i)
                QCOMPARE(got->second->changes[i].values[10].bytes,
                         std::string(viewOf(queued.action.changes[i].salt)));
        }
        const auto told = static_cast<std::int64_t>(salvage.broken.size()) + salvage.unreadable;
        QVERIFY2(told >= missing || !salvage.isCountCertain,
                 qPrintable(QStringLiteral("page %1: %2 missing, %3 told of")
                                .arg(page)
                                .arg(missing)
                                .arg(told)));
    }
    QVERIFY(found > 0);
}

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
    const int page = gone.isEmpty() ? 1 : rootOf(qPrintable(gone));
    QVERIFY(page > 0);
    const std::string device = m_phone->store->meta("device");
    close();
    zero(page - 1);
    QVERIFY(QFile(path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(reopen());
    QVERIFY(m_home->rescued());
    const RescueReport report = *m_home->rescued();
    QVERIFY(report.hasIdentity);
    QCOMPARE(report.unsent, 63);
    QCOMPARE(report.setAside, 1);
    QVERIFY2(gone.isEmpty() || report.isAllSaved(), report.sentence().c_str());
    QVERIFY(report.sentence().find("damaged-001-") != std::string::npos);
    QVERIFY(QFile::exists(QString::fromStdString(report.folder) + QStringLiteral("/phone.db")));
    // His own edits of his own unsent record are shown before anything has come.
    Uuid resident;
    for (const auto& queued : m_work)
        if (queued.action.changes.front().entity == EntityId::Resident)
            resident = queued.action.changes.front().record;
    QCOMPARE(m_phone->value(EntityId::Resident, resident, "name"), text("林秀英"));
    QCOMPARE(m_phone->value(EntityId::Resident, resident, "education"), text("20"));
    // New work goes on the same way, and all of it can leave in a bundle.
    QVERIFY(m_phone->set(EntityId::Resident, resident, "education", text("30")));
    m_phone->store->setMeta("office", m_world->officeId.text());
    m_phone->store->setMeta("office_key", std::string(64, '1'));
    const auto bundle = sealBundle(*m_phone->store);
    QVERIFY2(bundle, bundle ? "" : bundle.error().context.c_str());
    QCOMPARE(bundle->actions, 64);

    const auto synced = m_phone->sync();
    QVERIFY2(synced, synced ? "" : synced.error().context.c_str());
    QVERIFY(synced->wasForked);
    QVERIFY(m_phone->store->meta("device") != device);
    QCOMPARE(m_phone->outbox().counts().unsent, 0);
    for (const auto& queued : m_work)
        for (const auto& change : queued.action.changes)
            QCOMPARE(atOffice(change.salt), queued.state == ActionState::Unsent ? 1 : 0);
    QCOMPARE(m_phone->value(EntityId::Household, m_world->household, "best_time"), text("晚上"));
    QVERIFY(m_world->agrees(*m_phone));
    QVERIFY(Verifier(*m_phone->store, ReplicaKind::Device).run()->isClean());
    // It is over: the next start says nothing, the next synchronisation is as any.
    close();
    QVERIFY(reopen());
    QVERIFY(!m_home->rescued());
    QVERIFY(!m_phone->sync()->wasForked);
}

void TestRescue::withoutIdentityItIsEnrolledAnew() {
    const int page = rootOf("meta");
    close();
    zero(page - 1);
    QVERIFY(QFile(path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(reopen());
    QVERIFY(m_home->rescued() && !m_home->rescued()->hasIdentity);
    QVERIFY(m_home->rescued()->isCountCertain); // the queue is whole
    QCOMPARE(m_home->rescued()->unsent, 63);
    QVERIFY(m_phone->store->meta("token").empty());
    QVERIFY(!m_phone->sync());

    Exchange exchange(*m_world->officeStore, m_world->officeId, "office");
    std::string code;
    {
        Transaction transaction(m_world->officeStore->database());
        code = *exchange.accounts().enrolmentCode("wang");
        transaction.commit();
    }
    EnrolmentUri uri;
    uri.code = code;
    DirectRunner runner(*m_phone->store);
    Enrolment enrolment(runner, *m_phone->transport);
    Status enrolled = Error{};
    enrolment.start(uri, {}, [&](Status status) { enrolled = std::move(status); });
    m_phone->transport->pump();
    QVERIFY2(enrolled, enrolled ? "" : enrolled.error().context.c_str());
    QVERIFY(m_phone->sync());
    for (const auto& queued : m_work)
        for (const auto& change : queued.action.changes)
            QCOMPARE(atOffice(change.salt), queued.state == ActionState::Unsent ? 1 : 0);
    QCOMPARE(m_phone->outbox().counts().unsent, 0);
    QVERIFY(m_world->agrees(*m_phone));
}

void TestRescue::rescueThatIsKilledIsContinued_data() {
    QTest::addColumn<int>("step");
    for (int step = 0; step < 6; ++step)
        QTest::addRow("step %d", step) << step;
}

// The states of the folder that a kill leaves, made by hand from that of a finished rescue.
void TestRescue::rescueThatIsKilledIsContinued() {
    QFETCH(const int, step);
    close();
    zero(0);
    const QByteArray damaged = readFile(path());
    QVERIFY(reopen());
    const QString folder = QString::fromStdString(m_home->rescued()->folder);
    const QByteArray name = folder.section(QLatin1Char('/'), -1).toUtf8();
    close();
    const QString mark = path() + QStringLiteral(".damaged");
    const QString built = path() + QStringLiteral(".rescued");
    if (step == 0) { // the folder is named, nothing is moved
        QFile::remove(path());
        QVERIFY(QFile::rename(folder + QStringLiteral("/phone.db"), path()));
        QVERIFY(writeFile(mark, name));
    } else if (step == 1) { // moved, nothing built
        QFile::remove(path());
        QVERIFY(writeFile(mark, name));
    } else if (step == 2) { // half built
        QVERIFY(writeFile(built, readFile(path()).left(9'000)));
        QFile::remove(path());
        QVERIFY(writeFile(mark, name));
    } else if (step == 3) { // built and said so
        QVERIFY(QFile::rename(path(), built));
        QVERIFY(writeFile(mark, name + "\nbuilt"));
    } else if (step == 4) { // in place, the mark is there still
        QVERIFY(writeFile(mark, name + "\nbuilt"));
    } else { // the folder is made, and the mark does not name it
        QVERIFY(QDir(home()).mkdir(QStringLiteral("damaged-007-2026-05-28")));
        QFile::remove(path());
        QVERIFY(QFile::rename(folder + QStringLiteral("/phone.db"), path()));
        QVERIFY(writeFile(mark, {}));
    }
    QVERIFY(reopen());
    QVERIFY(m_home->rescued());
    QCOMPARE(m_home->rescued()->unsent, 63);
    QCOMPARE(
        readFile(QString::fromStdString(m_home->rescued()->folder) + QStringLiteral("/phone.db")),
        damaged);
    QVERIFY(!QFile::exists(mark) && !QFile::exists(built));
    QCOMPARE(m_phone->outbox().counts().unsent, 63);
}

// A page of the queue is gone: what is left of its actions can be read by a person.
void TestRescue::whatIsNotWholeIsKeptAsText() {
    auto leaf = m_phone->store->database().prepare("SELECT max(first) FROM action");
    QVERIFY(leaf.step());
    const auto& last = m_cells[leaf.integer(0)];
    leaf.reset();
    close();
    const int page = int(m_sound.indexOf(last[1])) / pageBytes;
    zero(page);
    QVERIFY(QFile(path() + QStringLiteral(".damaged")).open(QIODevice::WriteOnly));
    QVERIFY(reopen());
    const RescueReport report = *m_home->rescued();
    QVERIFY(report.partly > 0);
    QVERIFY(report.isCountCertain);
    QCOMPARE(report.unsent + report.partly + report.unreadable, 63);
    const auto json =
        readFile(QString::fromStdString(report.folder) + QStringLiteral("/unreadable.json"));
    QVERIFY(json.contains("\"kind\": \"edit\""));
    QVERIFY(json.contains(m_world->household.text().c_str())); // known from the index
    QVERIFY(m_phone->sync());
    QVERIFY(m_world->agrees(*m_phone));
}

// Once is enough: what cannot be decoded must not bring the rescue back at every start.
void TestRescue::unreadableKeptRequestIsPutAside() {
    m_phone->store->database().execute("UPDATE kept SET request = x'00112233', last = 99");
    m_phone->store->setMeta("told", std::int64_t{99});
    QVERIFY(!m_phone->sync()); // the office knows less than this phone was told
    QVERIFY(QFile::exists(path() + QStringLiteral(".damaged")));
    close();
    QVERIFY(reopen());
    QVERIFY(m_home->rescued());
    QVERIFY(m_home->rescued()->keptUnreadable > 0);
    QVERIFY(m_phone->sync());
    close();
    QVERIFY(reopen());
    QVERIFY(!m_home->rescued());
}

void TestRescue::markWithoutDatabaseIsDropped() {
    close();
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(path() + QLatin1String(suffix));
    QVERIFY(writeFile(path() + QStringLiteral(".damaged"), {}));
    QVERIFY(reopen());
    QVERIFY(!m_home->rescued());
    QVERIFY(!QFile::exists(path() + QStringLiteral(".damaged")));
    close();
    QVERIFY(reopen());
    QVERIFY(!m_home->rescued());
}

// SQLite deletes the log of a file that is not there or empty.
void TestRescue::logOfAFileThatHasGoneIsKept() {
    QVERIFY(m_phone->set(EntityId::Household, m_world->household, "best_time", text("周末")));
    const QByteArray log = readFile(path() + QStringLiteral("-wal"));
    QVERIFY(!log.isEmpty());
    close();
    for (const bool isThere : {false, true}) {
        QFile::remove(path());
        if (isThere)
            QVERIFY(writeFile(path(), {}));
        QVERIFY(writeFile(path() + QStringLiteral("-wal"), log));
        QVERIFY(reopen());
        QVERIFY(m_home->rescued());
        QCOMPARE(readFile(QString::fromStdString(m_home->rescued()->folder)
                          + QStringLiteral("/phone.db-wal")),
                 log);
        close();
    }
}

void TestRescue::databaseInUseIsNotReplaced() {
    close();
    zero(0);
    const QByteArray damaged = readFile(path());
    auto other = PhoneHome::at(home().toStdString(), m_world->clock, m_world->random);
    QVERIFY(other);
    auto mine = PhoneHome::at(home().toStdString(), m_world->clock, m_world->random);
    QVERIFY(writeFile(path() + QStringLiteral(".damaged"), {}));
    const auto status = (*mine)->open([] { return ok(); });
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Busy);
    QCOMPARE(readFile(path()), damaged);
    other->reset();
    QVERIFY((*mine)->open([] { return ok(); }));
    QVERIFY((*mine)->rescued());
}

void TestRescue::damageFoundAtWorkIsRescuedAtTheNextStart() {
    const int page = rootOf("household");
    close();
    zero(page - 1);
    QVERIFY(reopen());
    QVERIFY(!m_home->rescued()); // a start reads no more than it needs
    const auto read = guarded([&]() -> Status {
        (void)m_phone->store->table(EntityId::Household).find(m_world->household);
        return ok();
    });
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QVERIFY(read.error().context.find("damaged") != std::string::npos);
    close();
    QVERIFY(reopen());
    QVERIFY(m_home->rescued());
    QCOMPARE(m_home->rescued()->unsent, 63);
}

void TestRescue::keptFilesAreNeverOverwritten() {
    close();
    std::set<std::string> folders;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(writeFile(path(), "no database " + QByteArray::number(i)));
        m_world->clock.jumpWall(-400LL * 24 * 3'600'000); // a wrong clock
        QVERIFY(reopen());
        QVERIFY(m_home->rescued());
        QVERIFY(folders.insert(m_home->rescued()->folder).second);
        QCOMPARE(readFile(QString::fromStdString(m_home->rescued()->folder)
                          + QStringLiteral("/phone.db")),
                 "no database " + QByteArray::number(i));
        close();
    }
    QVERIFY(folders.begin()->find("/damaged-001-") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
