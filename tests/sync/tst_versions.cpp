#include "core/cbor.h"
#include "core/store/applier.h"
#include "core/store/schema.h"
#include "core/store/verify.h"
#include "sync/protocol/blocks.h"
#include "sync/protocol/columns.h"
#include "tests/sync/support/world.h"

#include <QDir>
#include <QTest>
#include <zstd.h>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr auto newEntity = static_cast<EntityId>(999);
constexpr std::uint16_t newField = 999;

Value text(const char* value) { return std::string(value); }

QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void compress(Store& store, const QString& to) {
    const std::string plain = to.toStdString() + ".plain";
    auto statement = store.database().prepare("VACUUM INTO ?");
    statement.bind(1, plain);
    statement.run();
    const QByteArray bytes = readAll(QString::fromStdString(plain));
    QFile::remove(QString::fromStdString(plain));
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(size_t(bytes.size()))), 0);
    packed.resize(static_cast<qsizetype>(ZSTD_compress(packed.data(), size_t(packed.size()),
                                                       bytes.data(), size_t(bytes.size()), 19)));
    writeAll(to, packed);
}

void uncompress(const QString& from, const std::string& to) {
    const QByteArray packed = readAll(from);
    QVERIFY2(!packed.isEmpty(), qPrintable(from));
    QByteArray bytes(
        static_cast<qsizetype>(ZSTD_getFrameContentSize(packed.data(), size_t(packed.size()))), 0);
    QCOMPARE(
        ZSTD_decompress(bytes.data(), size_t(bytes.size()), packed.data(), size_t(packed.size())),
        size_t(bytes.size()));
    writeAll(QString::fromStdString(to), bytes);
}

// Something that only a newer office's registry has: a row of it in the grid's feed, and its place
// in the sums that such an office would tell.
void writeAsNewerOffice(World& world, const Change& change, std::int64_t revision) {
    Store& office = *world.officeStore;
    Exchange exchange(office, world.officeId, "office");
    Transaction transaction(office.database());
    const std::int64_t feed = *office.feeds().find(world.grid);
    Authorship by;
    by.device = office.peers().obtain(world.officeId);
    by.author = by.device;
    by.atMs = by.recordedAtMs = world.clock.wallMs();
    auto& chronicle = exchange.arbiter().chronicle();
    if (change.op != Op::Create)
        chronicle.ledger().setState(change.entity, change.record,
                                    *office.table(change.entity).head(change.record),
                                    RecordState::Live, revision);
    for (const auto& [number, value] : change.values)
        office.feeds().touch(feed).digest.add(
            fieldTerm(change.entity, change.record, number, value));
    office.feeds().touch(feed).digest.add(
        fieldTerm(change.entity, change.record, change.field, change.value));
    chronicle.write(change, by, Verdict::Applied, revision, feed, {});
    office.feeds().save();
    transaction.commit();
}

bool isVerified(Store& store, ReplicaKind kind) {
    const auto report = Verifier(store, kind).run();
    if (!report)
        return false;
    for (const auto& check : report->checks)
        for (const auto& fault : check.faults) {
            qWarning("%s: %s", check.name.c_str(), fault.c_str());
            return false;
        }
    return true;
}

} // namespace

// An old app with a new office, and databases of the versions there were.
class TestVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void olderPhoneGoesOnBesideANewerOffice();
    void unknownRecordsComeAndGo();
    void upgradedPhoneUnderstandsWhatItKept();
    void phoneOfTheSpineIsUpgradedWithItsQueue();
    void whatAnOlderOfficeDidNotKnowGoesAgain();

private:
    static QString fixture(const char* name) {
        return QDir(qEnvironmentVariable("BANYAN_SOURCE"))
            .filePath(QStringLiteral("tests/fixtures/spine/") + QLatin1String(name));
    }
};

// What the files of fixtures/ hold; written when asked.
void TestVersions::initTestCase() {
    if (qEnvironmentVariableIsEmpty("BANYAN_WRITE_FIXTURES"))
        return;
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(b->set(EntityId::Resident, world.resident, "name", text("陈晓明")));
    QVERIFY(b->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "name", text("陈小铭")));
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("晚上")));
    QVERIFY(a->create(EntityId::Household, world.ids->next(), {{"dwelling", world.ids->next()}}));
    QVERIFY(a->sync());
    QCOMPARE(a->outbox().counts().setAside, 1);
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("周末")));
    QVERIFY(a->set(EntityId::Household, world.household, "phones", text("13800000001"), Op::Add));
    QVERIFY(a->set(EntityId::Resident, world.resident, "name", text("陈小敏")));
    for (const auto& [key, id] : {std::pair{"fixture_office", world.officeId},
                                  {"fixture_household", world.household},
                                  {"fixture_resident", world.resident}})
        a->store->setMeta(key, id.text());
    const QDir folder(qEnvironmentVariable("BANYAN_WRITE_FIXTURES"));
    compress(*a->store, folder.filePath(QStringLiteral("phone.db.zst")));
    compress(*world.officeStore, folder.filePath(QStringLiteral("office.db.zst")));
}

void TestVersions::olderPhoneGoesOnBesideANewerOffice() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    Change field;
    field.entity = EntityId::Household;
    field.record = world.household;
    field.op = Op::Set;
    field.field = newField;
    field.value = text("新");
    writeAsNewerOffice(world, field, 2);
    Change created;
    created.entity = newEntity;
    created.record = world.ids->next();
    created.op = Op::Create;
    created.values = {{1, text("新")}};
    writeAsNewerOffice(world, created, 1);

    QVERIFY(phone->set(EntityId::Household, world.household, "best_time", text("晚上")));
    for (int i = 0; i < 2; ++i) {
        const auto report = phone->sync();
        QVERIFY2(report, report ? "" : report.error().context.c_str());
        QCOMPARE(report->feedsHealed, 0);
        QVERIFY(report->confirmedAtMs != 0);
    }
    QCOMPARE(world.officeValue(EntityId::Household, world.household, "best_time"), text("晚上"));
    QVERIFY(world.agrees(*phone));
    // What it does not know is kept, and it knows that there is some.
    QCOMPARE(phone->store->metaNumber(notUnderstoodKey), 1);
    auto kept = phone->store->database().prepare(
        "SELECT count(*) FROM history WHERE entity = 999 OR field = 999");
    QVERIFY(kept.step());
    QCOMPARE(kept.integer(0), 2);
    QVERIFY(isVerified(*phone->store, ReplicaKind::Device));
}

// Records of an entity that only a newer office has, moved into and out of the grid.
void TestVersions::unknownRecordsComeAndGo() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    const Uuid id = world.ids->next();
    CborWriter writer;
    PeerTable peers;
    writer.array(1);
    writer.array(10);
    writer.integer(static_cast<std::int64_t>(newEntity));
    writer.integer(1);
    writeIds(writer, {id});
    for (const std::int64_t number : {3, 0, 1, static_cast<int>(peers.number(id))})
        writeNumbers(writer, {number});
    writeTexts(writer, {""});
    writer.integer(1);
    const Value value = text("新");
    writeValues(writer, {&value});
    writer.endArray();
    writer.endArray();
    const std::string bytes = writer.take();
    CborReader reader(bytes);
    const auto records = readRecords(reader, peers);
    QVERIFY(!reader.failed());
    QCOMPARE(records.size(), std::size_t{1});
    QCOMPARE(records.front().record.id, id);
    QCOMPARE(records.front().record.entity, newEntity);
    QVERIFY(records.front().hasUnknown);

    Store& store = *phone->store;
    const Feed before = store.feeds().get(*store.feeds().find(world.grid));
    FeedPage page;
    page.scope = world.grid;
    page.kind = FeedKind::Grid;
    page.fromSeq = before.lastSeq;
    page.toSeq = before.lastSeq + 2;
    DeliveredRow arrival;
    arrival.kind = EntryKind::Arrival;
    arrival.arrived = std::make_shared<DeliveredRecord>(records.front());
    DeliveredRow departure;
    departure.kind = EntryKind::Departure;
    departure.entity = newEntity;
    departure.record = id;
    page.rows = {arrival, departure};
    Hash chain = before.chain;
    for (const auto kind : {EntryKind::Arrival, EntryKind::Departure})
        chain = Feeds::chained(chain, arrivalProof(records.front().record, kind));
    page.chainAfter = viewOf(chain).substr(0, 8);
    Outbox outbox(store);
    ApplyReport report;
    Transaction transaction(store.database());
    Applier(store, outbox).page(page, report);
    store.feeds().save();
    transaction.commit();
    QVERIFY(!report.hasDiverged);
    const Feed after = store.feeds().get(before.id);
    QCOMPARE(after.lastSeq, before.lastSeq + 2);
    QCOMPARE(after.count, before.count);
    QVERIFY(after.digest == before.digest);
    QCOMPARE(store.metaNumber(notUnderstoodKey), 1);
}

// The older program's table lacked a column; the newer one has it.
void TestVersions::upgradedPhoneUnderstandsWhatItKept() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    auto other = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(phone->sync() && other->sync());
    QVERIFY(other->set(EntityId::Household, world.household, "best_time", text("晚上")));
    QVERIFY(other->sync());
    QVERIFY(phone->sync());
    QVERIFY(phone->set(EntityId::Resident, world.resident, "education", text("20")));
    phone->store->setMeta(notUnderstoodKey, std::int64_t{1});
    phone->store->database().execute("ALTER TABLE household DROP COLUMN best_time");
    world.open(*phone);
    QCOMPARE(phone->value(EntityId::Household, world.household, "best_time"), Value{});
    QCOMPARE(phone->outbox().counts().unsent, 1);
    const auto report = phone->sync();
    QVERIFY(report);
    QCOMPARE(phone->value(EntityId::Household, world.household, "best_time"), text("晚上"));
    QCOMPARE(phone->store->metaNumber(notUnderstoodKey), 0);
    QCOMPARE(world.officeValue(EntityId::Resident, world.resident, "education"), text("20"));
    QVERIFY(world.agrees(*phone));
    QVERIFY(isVerified(*phone->store, ReplicaKind::Device));
}

void TestVersions::phoneOfTheSpineIsUpgradedWithItsQueue() {
    World world;
    const std::string office = world.folder.filePath(QStringLiteral("spine.db")).toStdString();
    uncompress(fixture("office.db.zst"), office);
    Phone phone;
    phone.path = world.folder.filePath(QStringLiteral("old.db")).toStdString();
    uncompress(fixture("phone.db.zst"), phone.path);
    world.open(phone);
    const auto id = [&](const char* key) { return *Uuid::fromText(phone.store->meta(key)); };
    world.officeId = id("fixture_office");
    world.restore(office, {&phone});
    const Uuid household = id("fixture_household");
    QCOMPARE(phone.outbox().counts().unsent, 3);
    QCOMPARE(phone.outbox().counts().setAside, 1);
    QCOMPARE(phone.value(EntityId::Household, household, "best_time"), text("周末"));
    const auto unsent = phone.outbox().sendable(10, 10);
    QVERIFY(isVerified(*phone.store, ReplicaKind::Device));

    const auto report = phone.sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(phone.outbox().counts().unsent, 0);
    QCOMPARE(phone.outbox().counts().setAside, 1);
    for (const auto& action : unsent)
        for (const auto& change : action.changes) {
            auto rows = world.officeStore->database().prepare(
                "SELECT count(*) FROM history WHERE salt = ?");
            rows.bindBlob(1, viewOf(change.salt));
            QVERIFY(rows.step());
            QCOMPARE(rows.integer(0), 1);
        }
    QCOMPARE(world.officeValue(EntityId::Household, household, "best_time"), text("周末"));
    QVERIFY(isVerified(*phone.store, ReplicaKind::Device));
    QVERIFY(isVerified(*world.officeStore, ReplicaKind::Office));
}

// The office had set it aside as not understood; now it knows more. What builds on it goes along,
// what was set aside for another reason stays.
void TestVersions::whatAnOlderOfficeDidNotKnowGoesAgain() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    std::vector<std::int64_t> numbers;
    for (const char* note : {"一", "二", "三"})
        numbers.push_back(
            *phone->set(EntityId::Household, world.household, "door_note", text(note), Op::Add));
    const auto setAside = [&] {
        Transaction transaction(phone->store->database());
        phone->outbox().setAside(numbers[0], "unknown_field", "");
        phone->outbox().setAside(numbers[1], "builds_on", "");
        phone->outbox().setAside(numbers[2], "not_allowed", "");
        transaction.commit();
    };
    setAside();
    QVERIFY(phone->sync()); // the office is the same as before
    QCOMPARE(phone->outbox().counts().setAside, 3);

    phone->store->setMeta("office_knows", "0011223344556677");
    const auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->confirmedAtMs != 0);
    QCOMPARE(phone->outbox().counts().unsent, 0);
    QCOMPARE(phone->outbox().counts().setAside, 1);
    QCOMPARE(phone->outbox().list(ActionState::SetAside).front().action.first, numbers[2]);
    const auto notes = world.officeValue(EntityId::Household, world.household, "door_note");
    QVERIFY(textOf(notes).find("一") != std::string_view::npos);
    QVERIFY(textOf(notes).find("二") != std::string_view::npos);
    QVERIFY(textOf(notes).find("三") == std::string_view::npos);
    QCOMPARE(phone->sync()->actionsSent, 0);
    QVERIFY(isVerified(*phone->store, ReplicaKind::Device));
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
