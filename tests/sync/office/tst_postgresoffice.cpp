#include "core/store/verify.h"
#include "sync/office/postgres/postgresschema.h"
#include "tests/sync/support/world.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <future>
#include <thread>

using namespace banyan;
using namespace banyan::test;

namespace {

std::string text(const char* utf8) { return utf8; }

// A database of its own, for what must not be done to the one that other tests share.
class OwnDatabase {
public:
    OwnDatabase() {
        testConnection()->executeScript("CREATE DATABASE " + m_name);
        m_url = testPostgresUrl();
        m_url.replace(m_url.find("/banyan"), 7, "/" + m_name);
    }
    ~OwnDatabase() { testConnection()->executeScript("DROP DATABASE " + m_name + " WITH (FORCE)"); }
    const std::string& url() const { return m_url; }

private:
    const std::string m_name = "test_" + std::to_string(newDistrict());
    std::string m_url;
};

// What the office would be without the locks of feeds.
class UnlockedDriver final : public PostgresDriver {
public:
    using PostgresDriver::PostgresDriver;
    void begin(const WriteLock&) override { PostgresDriver::begin({false, {}, {}}); }
    void requireFeed(std::int64_t) override {}
};

std::unique_ptr<Store> openStore(const PostgresSettings& settings, const Clock& clock,
                                 Random& random, bool isLocked = true) {
    StoreConfig config{"nowhere/office.db", {}, OpenMode::Writer, postgresSource(settings)};
    if (!isLocked)
        config.driver = [settings](OpenMode) -> Result<std::unique_ptr<Driver>> {
            auto connection = PostgresConnection::open(settings.url);
            if (!connection)
                return connection.error();
            return std::unique_ptr<Driver>(
                std::make_unique<UnlockedDriver>(*std::move(connection), settings));
        };
    auto store = Store::open(config, clock, random);
    if (!store)
        qFatal("%s", store.error().context.c_str());
    return *std::move(store);
}

// Appends one entry to the public feed, and says so before it commits.
class LateWriter {
public:
    LateWriter(const PostgresSettings& settings, bool isLocked, std::uint64_t seed)
        : m_random(seed)
        , m_store(openStore(settings, m_clock, m_random, isLocked)) {}

    void begin() {
        m_transaction.emplace(m_store->database(), WriteLock{false, {publicFeed}, {}});
        if (m_store->changedElsewhere())
            m_store->reload();
        FeedEntry entry;
        entry.kind = EntryKind::Departure;
        entry.entity = EntityId::Grid;
        entry.record = m_record = m_store->ids().next();
        Record record;
        record.entity = entry.entity;
        record.id = entry.record;
        m_store->feeds().append(publicFeed, entry, arrivalProof(record, entry.kind));
        (void)m_store->database().changes(); // waits until it is done
    }
    void commit() {
        m_store->feeds().save();
        m_transaction->commit();
        m_transaction.reset();
    }
    void abandon() { m_transaction.reset(); }
    const Uuid& record() const { return m_record; }

private:
    FixedClock m_clock;
    SeededRandom m_random;
    std::unique_ptr<Store> m_store;
    std::optional<Transaction> m_transaction;
    Uuid m_record;
};

} // namespace

// What PostgreSQL brings with it: writers at the same time, districts side by side, partitions.
class TestPostgresOffice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cursorNeverSkipsALateCommit_data();
    void cursorNeverSkipsALateCommit();
    void processesSideBySideLoseNothing();
    void workAcrossGridsIsSeenByEveryProcess();
    void districtsDoNotMix();
    void statementsChooseOnePartition();
    void everyTableIsDistributedByDistrict();
    void newDistrictIsReadByItsKeys();
    void databaseOfTheFirstScriptIsBrought_data();
    void databaseOfTheFirstScriptIsBrought();
    void valuesOfEveryKindComeBack();
    void officeOutlivesItsConnection();
};

void TestPostgresOffice::initTestCase() {
    QVERIFY2(isOnPostgres(), "BANYAN_TEST_POSTGRES names no database; ctest starts one");
}

void TestPostgresOffice::cursorNeverSkipsALateCommit_data() {
    QTest::addColumn<bool>("isLocked");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("secondSucceeds");
    QTest::addColumn<bool>("isSkipped");
    QTest::newRow("with the feed's lock") << true << true << true << false;
    // What the lock is for: without it the sequence's key refuses one of the two ...
    QTest::newRow("without the lock") << false << true << false << false;
    // ... and without both a phone never gets what commits late.
    QTest::newRow("without lock and key") << false << false << true << true;
}

// Two writers give the next number of one feed; the one that began first commits last. A reader
// follows the feed by its cursor meanwhile and afterwards.
void TestPostgresOffice::cursorNeverSkipsALateCommit() {
    QFETCH(bool, isLocked);
    QFETCH(bool, hasKey);
    QFETCH(bool, secondSucceeds);
    QFETCH(bool, isSkipped);
    const OwnDatabase database;
    const PostgresSettings settings{database.url(), 1, 0};
    FixedClock clock;
    SeededRandom random{1};
    auto reader = openStore(settings, clock, random);
    if (!hasKey)
        reader->database().execute("ALTER TABLE feed_entry DROP CONSTRAINT feed_entry_pkey");
    LateWriter first(settings, isLocked, 2), second(settings, isLocked, 3);
    std::int64_t cursor = 0;
    std::set<Uuid> received;
    const auto follow = [&] {
        const Snapshot snapshot(reader->database());
        for (const auto& entry : reader->feeds().entries(publicFeed, cursor, 100)) {
            cursor = entry.seq;
            received.insert(entry.record);
        }
    };

    first.begin();
    auto committing = std::async(std::launch::async, [&] {
        try {
            second.begin();
            second.commit();
            return true;
        } catch (const StorageError&) {
            second.abandon();
            return false;
        }
    });
    // Unhindered it would be through long before.
    const bool isWaiting =
        committing.wait_for(std::chrono::seconds(1)) == std::future_status::timeout;
    follow();
    first.commit();
    QCOMPARE(committing.get(), secondSucceeds);
    follow();

    QCOMPARE(isWaiting, hasKey); // for the lock, or for the key
    QCOMPARE(received.contains(second.record()), secondSucceeds);
    QCOMPARE(received.contains(first.record()), !isSkipped);
}

namespace {

// A phone with the process of the office it talks to, all of one thread.
struct Corner {
    std::unique_ptr<SeededRandom> random;
    std::unique_ptr<OfficeService> service;
    std::unique_ptr<Phone> phone;
    int refusals = 0;

    Corner(World& world, const std::string& account, std::uint64_t seed,
           const char* code = "445202001003001")
        : random(std::make_unique<SeededRandom>(seed))
        , phone(world.phone(account, "grid_worker", code)) {
        service = std::make_unique<OfficeService>(
            openStore(testSettings(world.district()), world.clock, *random), world.officeId,
            "office");
        phone->store = *Store::open({phone->path, {}, OpenMode::Writer, {}}, world.clock, *random);
        phone->transport = std::make_unique<LoopTransport>(*service);
    }
    // Until it goes through: what was refused is offered again.
    bool sync() {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (phone->sync())
                return true;
            ++refusals;
        }
        return false;
    }
};

} // namespace

void TestPostgresOffice::processesSideBySideLoseNothing() {
    constexpr int rounds = 25;
    World world;
    std::vector<std::unique_ptr<Corner>> corners;
    for (int i = 0; i < 3; ++i)
        corners.push_back(
            std::make_unique<Corner>(world, "worker" + std::to_string(i), 10 + std::uint64_t(i)));
    for (auto& corner : corners)
        QVERIFY(corner->sync());
    const auto work = [&](int me) {
        auto& corner = *corners[static_cast<std::size_t>(me)];
        bool isDone = true;
        for (int round = 0; round < rounds; ++round) {
            const std::string what = std::to_string(me) + "/" + std::to_string(round);
            isDone &= bool(corner.phone->set(EntityId::Household, world.household, "door_note",
                                             what, Op::Add));
            isDone &= bool(corner.phone->set(EntityId::Resident, world.resident, "education",
                                             text(round % 2 ? "60" : "70")));
            isDone &= corner.sync();
        }
        return isDone;
    };
    std::vector<std::future<bool>> threads;
    for (int i = 0; i < 3; ++i)
        threads.push_back(std::async(std::launch::async, work, i));
    for (auto& thread : threads)
        QVERIFY(thread.get());

    world.officeStore->reload();
    for (auto& corner : corners) {
        QCOMPARE(corner->refusals, 0);
        QVERIFY(corner->sync());
        QVERIFY(world.agrees(*corner->phone));
        const auto notes = entriesOf(
            textOf(corner->phone->value(EntityId::Household, world.household, "door_note")));
        QCOMPARE(notes.size(), std::size_t(3 * rounds));
    }
    QVERIFY(Verifier(*world.officeStore, ReplicaKind::Office).run()->isClean());
}

// Two processes are told of the same person in two grids at the same time: one of them sees it.
void TestPostgresOffice::workAcrossGridsIsSeenByEveryProcess() {
    for (int round = 0; round < 10; ++round) {
        World world;
        Corner here(world, "wang", 20);
        Corner there(world, "li", 21, "445202001003002");
        QVERIFY(here.sync() && there.sync());
        const auto settle = [&](Corner& corner, const Uuid& grid) {
            const Uuid dwelling = corner.phone->store->ids().next();
            const Uuid household = corner.phone->store->ids().next();
            const Uuid resident = corner.phone->store->ids().next();
            bool isDone = bool(corner.phone->create(EntityId::Dwelling, dwelling,
                                                    {{"grid", grid}, {"door", text("1-1-101")}}));
            isDone &= bool(
                corner.phone->create(EntityId::Household, household, {{"dwelling", dwelling}}));
            isDone &= bool(corner.phone->create(EntityId::Resident, resident,
                                                {{"household", household},
                                                 {"name", text("林佳怡")},
                                                 {"birth_date", text("1990-05-05")}}));
            return isDone && corner.sync();
        };
        auto other = std::async(std::launch::async, [&] { return settle(there, world.otherGrid); });
        QVERIFY(settle(here, world.grid));
        QVERIFY(other.get());
        const auto cases =
            world.officeStore->table(EntityId::ConflictCase).select("kind = 'duplicate'", {});
        QCOMPARE(cases.size(), std::size_t(1));
    }
}

// Both worlds are made alike: the same ids stand in both districts.
void TestPostgresOffice::districtsDoNotMix() {
    World one, two;
    QCOMPARE(one.resident, two.resident);
    auto phone = one.phone("wang", "grid_worker", "445202001003001");
    auto other = two.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync() && other->sync());
    QVERIFY(phone->set(EntityId::Resident, one.resident, "name", text("陈大明")));
    QVERIFY(phone->sync() && other->sync());
    QCOMPARE(textOf(two.officeValue(EntityId::Resident, two.resident, "name")), "陈小明");
    for (auto* world : {&one, &two}) {
        world->officeStore->reload();
        QVERIFY(Verifier(*world->officeStore, ReplicaKind::Office).run()->isClean());
        QCOMPARE(
            world->officeStore->table(EntityId::Resident).select("record_state = 0", {}).size(),
            std::size_t(1));
    }
}

// Every statement names its district as a constant: the planner reads one partition of a table.
void TestPostgresOffice::statementsChooseOnePartition() {
    const OwnDatabase database;
    const PostgresSettings settings{database.url(), 3, 4};
    FixedClock clock;
    SeededRandom random{1};
    auto store = openStore(settings, clock, random);
    auto connection = PostgresConnection::open(database.url());
    QVERIFY(connection);
    const PostgresDialect dialect(3, postgresTables());
    const auto partitionsOf = [&](const std::string& sql) {
        const auto plan = (*connection)->executeScript("EXPLAIN " + dialect.translated(sql));
        static const QRegularExpression partition(QStringLiteral("_p([0-9]+)"));
        std::set<QString> partitions; // their indexes are named after them
        for (int i = 0; i < PQntuples(plan.get()); ++i) {
            auto named = partition.globalMatch(QString::fromUtf8(PQgetvalue(plan.get(), i, 0)));
            while (named.hasNext())
                partitions.insert(named.next().captured(1));
        }
        return partitions.size();
    };
    for (const auto& table : postgresTables()) {
        const std::string name = "\"" + table + "\"";
        QCOMPARE(partitionsOf("SELECT count(*) FROM " + name), std::size_t(1));
        QCOMPARE(partitionsOf("DELETE FROM " + name), std::size_t(1));
    }
    QVERIFY(store->feeds().find(Uuid{}));
}

void TestPostgresOffice::everyTableIsDistributedByDistrict() {
    World world;
    const auto tables = testConnection()->executeScript(
        "SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN "
        "pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0] JOIN pg_namespace n ON "
        "n.oid = c.relnamespace WHERE n.nspname = 'public' AND NOT c.relispartition");
    std::set<std::string, std::less<>> found;
    for (int i = 0; i < PQntuples(tables.get()); ++i) {
        QCOMPARE(std::string(PQgetvalue(tables.get(), i, 1)), "district");
        found.insert(PQgetvalue(tables.get(), i, 0));
    }
    QCOMPARE(found, postgresTables());
    QFile citus(qEnvironmentVariable("BANYAN_SOURCE")
                + QStringLiteral("/sync/office/postgres/citus.sql"));
    QVERIFY(citus.open(QIODevice::ReadOnly));
    const QByteArray script = citus.readAll();
    for (const auto& table : postgresTables())
        QVERIFY2(
            script.contains("('" + QByteArray::fromStdString(table) + "', 'district'")
                || script.contains("('\"" + QByteArray::fromStdString(table) + "\"', 'district'"),
            table.c_str());
}

void TestPostgresOffice::databaseOfTheFirstScriptIsBrought_data() {
    QTest::addColumn<int>("partitions");
    QTest::newRow("plain") << 0;
    QTest::newRow("partitioned") << 4;
}

void TestPostgresOffice::databaseOfTheFirstScriptIsBrought() {
    QFETCH(int, partitions);
    const OwnDatabase database;
    const PostgresSettings settings{database.url(), 1, partitions};
    FixedClock clock;
    SeededRandom random{1};
    openStore(settings, clock, random);
    auto connection = PostgresConnection::open(database.url());
    QVERIFY(connection);
    (*connection)
        ->executeScript("ALTER TABLE device DROP COLUMN label, DROP COLUMN app; UPDATE "
                        "schema_version SET version = 1");
    auto store = openStore(settings, clock, random);
    Chronicle chronicle(*store, Uuid::derived("office"));
    Accounts accounts(*store, chronicle);
    Transaction transaction(store->database());
    const auto device = accounts.newDevice(Uuid::derived("wang"), false, "办公室");
    transaction.commit();
    QCOMPARE(accounts.deviceWith(device.id)->label, "办公室");
}

void TestPostgresOffice::valuesOfEveryKindComeBack() {
    World world;
    const std::vector<Value> values{Value{},
                                    std::int64_t{0},
                                    std::int64_t{-5},
                                    INT64_MIN,
                                    0.5,
                                    -1e300,
                                    text(""),
                                    text("I2345678"),
                                    text("123456789012345"), // with its mark it has 16 bytes
                                    text("1234567890123456"),
                                    text("P"),
                                    text("榕城区"),
                                    world.officeId};
    for (const auto& value : values) {
        HistoryRow row;
        row.change.entity = EntityId::Resident;
        row.change.record = world.ids->next();
        row.change.field = 2;
        row.change.value = value;
        row.old = value;
        Transaction transaction(world.officeStore->database());
        const auto id = world.officeStore->history().insert(row);
        const auto found = world.officeStore->history().find(id);
        QVERIFY(found);
        QVERIFY(found->change.value == value);
        QVERIFY(found->old == value);
        // And they are found by value.
        auto& same =
            world.officeStore->database().cached("SELECT count(*) FROM history WHERE record = ? "
                                                 "AND old IS NOT DISTINCT FROM ?");
        same.bind(1, row.change.record);
        same.bind(2, value);
        Running running(same);
        QVERIFY(running->step());
        QCOMPARE(same.integer(0), std::int64_t(1));
    }
}

// A district that PostgreSQL has not counted yet, beside one that it has: with figures of the
// column it takes the new one for a row or two and reads all of its history for each entry of a
// feed.
void TestPostgresOffice::newDistrictIsReadByItsKeys() {
    const OwnDatabase database;
    FixedClock clock;
    SeededRandom random{1};
    openStore({database.url(), 1, 0}, clock, random);
    auto connection = PostgresConnection::open(database.url());
    QVERIFY(connection);
    const auto fill = [&](const std::string& district) {
        (*connection)
            ->executeScript(
                "INSERT INTO history(district, id, entity, record, field, op, verdict, revision, "
                "base, device, number, author, recorded_at, decided_at) SELECT "
                + district
                + ", n, 8, decode(md5(n::text), 'hex'), 1, 2, 1, 1, 1, 1, n, 1, 0, 0 "
                  "FROM generate_series(1, 5000) n; "
                  "INSERT INTO feed_entry(district, feed, seq, kind, history, chain) "
                  "SELECT "
                + district + ", 2, n, 0, n, '' FROM generate_series(1, 5000) n");
    };
    fill("1");
    (*connection)->executeScript("ANALYZE");
    fill("2");
    const auto plan =
        (*connection)
            ->executeScript(
                "EXPLAIN "
                + PostgresDialect(2, postgresTables())
                      .translated("SELECT h.value FROM feed_entry e LEFT JOIN history h "
                                  "ON h.id = e.history WHERE e.feed = 2 AND e.seq > "
                                  "4990 AND e.seq <= 5000 ORDER BY e.seq"));
    QString lines;
    for (int i = 0; i < PQntuples(plan.get()); ++i)
        lines += QString::fromUtf8(PQgetvalue(plan.get(), i, 0)) + QLatin1Char('\n');
    QVERIFY2(lines.contains(QLatin1String("id = feed_entry.history)")), qPrintable(lines));
    QVERIFY2(!lines.contains(QLatin1String("Join Filter")), qPrintable(lines));
    const auto counted = (*connection)
                             ->executeScript("SELECT count(*) FROM pg_stats WHERE attname = "
                                             "'district'");
    QCOMPARE(QByteArray(PQgetvalue(counted.get(), 0, 0)), QByteArray("0"));
}

void TestPostgresOffice::officeOutlivesItsConnection() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    QVERIFY(phone->set(EntityId::Resident, world.resident, "education", text("60")));
    auto& database = world.officeStore->database();
    auto& mine = database.cached("SELECT pg_backend_pid()");
    std::int64_t backend = 0;
    {
        Running running(mine);
        QVERIFY(running->step());
        backend = mine.integer(0);
    }
    testConnection()->executeScript("SELECT pg_terminate_backend(" + std::to_string(backend) + ")");
    (void)phone->sync(); // may be told to come again
    auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(textOf(world.officeValue(EntityId::Resident, world.resident, "education")), "60");
    QVERIFY(world.agrees(*phone));
}

QTEST_GUILESS_MAIN(TestPostgresOffice)
#include "tst_postgresoffice.moc"
