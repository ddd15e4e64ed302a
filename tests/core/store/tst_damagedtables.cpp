#include "core/store/damagedtables.h"
#include "core/store/salvage.h"
#include "core/store/store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <sqlite3.h>

using namespace banyan;

namespace {

constexpr auto anything = [](const RawRow&) { return true; };

std::string columnsOf(Store& store, const char* table) {
    auto statement = store.database().prepare(std::string("SELECT group_concat(name, ' ') FROM "
                                                          "pragma_table_info('")
                                              + table + "')");
    statement.step();
    return std::string(statement.text(0));
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

// Tables read without SQLite are what SQLite reads, as long as nothing is damaged; what is damaged
// is missed and nothing else.
class TestDamagedTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatSqliteReads_data();
    void readsWhatSqliteReads();
    void findsRowsWithoutTheSchema();
    void readsPastATornFrame();
    void columnsAreWhereTheyAreReadFrom();

private:
    // Rows of every width: small, spread over overflow pages, of every kind of value.
    void fill(int rows) {
        Transaction transaction(*m_database);
        for (int i = 0; i < rows; ++i) {
            auto& insert = m_database->cached("INSERT INTO sample VALUES(?, ?, ?, ?, ?)");
            const std::string text(std::size_t(i) * 37 % 9'000, 'x');
            const std::string_view bytes = std::string_view(text).substr(0, std::size_t(i) % 40);
            insert.bind(1, std::int64_t{i} * i * i - 500'000);
            insert.bind(2, std::string_view(text));
            insert.bind(3, i / 3.0);
            if (i % 5 == 0)
                insert.bindNull(4);
            else
                insert.bindBlob(4, bytes);
            insert.bind(5, (std::int64_t{1} << (i % 63)) * (i % 2 == 0 ? 1 : -1));
            insert.run();
        }
        transaction.commit();
    }
    void compare(const RawTable& table) {
        auto rows = m_database->prepare("SELECT rowid, * FROM sample ORDER BY rowid");
        std::size_t at = 0;
        while (rows.step()) {
            QVERIFY(at < table.rows.size());
            const RawRow& row = table.rows[at++];
            QCOMPARE(row.id, rows.integer(0));
            QVERIFY(!row.isCut);
            for (int i = 1; i < 5; ++i)
                QVERIFY(row.values[std::size_t(i)].value() == rows.value(i + 1));
        }
        QCOMPARE(table.rows.size(), at);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    std::string m_path;
};

void TestDamagedTables::init() {
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("x.db")).toStdString();
    m_database = *Database::open(m_path, OpenMode::Writer);
    m_database->execute("CREATE TABLE sample(a INTEGER PRIMARY KEY, b, c, d, e)");
}

void TestDamagedTables::readsWhatSqliteReads_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("isFolded");
    QTest::newRow("nothing") << 0 << true;
    QTest::newRow("one page, in the log") << 3 << false;
    QTest::newRow("a tree, in the log") << 2'000 << false;
    QTest::newRow("a tree, in the file") << 2'000 << true;
}

void TestDamagedTables::readsWhatSqliteReads() {
    QFETCH(const int, rows);
    QFETCH(const bool, isFolded);
    fill(rows);
    if (isFolded)
        m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    m_database->execute("DELETE FROM sample WHERE a % 7 = 3");
    const DamagedPages pages(m_path);
    QVERIFY(!pages.isLogTorn());
    const auto table = DamagedTables(pages).table("sample", anything);
    QVERIFY(table.isWhole);
    compare(table);
}

// Page 1 and the root are gone: the rows are known by their shape.
void TestDamagedTables::findsRowsWithoutTheSchema() {
    fill(2'000);
    m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    const QString path = QString::fromStdString(m_path);
    QByteArray bytes = bytesOf(path);
    bytes.replace(0, 2 * 4096, QByteArray(2 * 4096, '\0'));
    const QString damaged = m_folder->filePath(QStringLiteral("damaged.db"));
    write(damaged, bytes);
    const DamagedPages pages(damaged.toStdString());
    const auto table = DamagedTables(pages).table("sample", [](const RawRow& row) {
        return row.values.size() == 5 && row.values[0].isNull() && row.values[1].isText()
               && row.values[4].isInteger();
    });
    QVERIFY(!table.isWhole);
    compare(table);
}

// SQLite stops reading a log at the first torn frame; what was committed behind it is found.
void TestDamagedTables::readsPastATornFrame() {
    m_database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    m_database->execute("INSERT INTO sample VALUES(1, 'one', 1, NULL, 1)");
    const QString log = QString::fromStdString(m_path) + QStringLiteral("-wal");
    const auto torn = bytesOf(log).size();
    m_database->execute("CREATE TABLE other(a)");
    m_database->execute("INSERT INTO sample VALUES(2, 'two', 2, NULL, 2)");
    QByteArray bytes = bytesOf(log);
    bytes[torn + 24 + 100] = static_cast<char>(bytes[torn + 24 + 100] + 1);
    const QString copy = m_folder->filePath(QStringLiteral("copy.db"));
    write(copy, bytesOf(QString::fromStdString(m_path)));
    write(copy + QStringLiteral("-wal"), bytes);
    const DamagedPages pages(copy.toStdString());
    QVERIFY(pages.isLogTorn());
    compare(DamagedTables(pages).table("sample", anything));
    {
        auto opened = Database::open(copy.toStdString(), OpenMode::Writer);
        auto rows = (*opened)->prepare("SELECT count(*) FROM sample");
        QVERIFY(rows.step());
        QCOMPARE(rows.integer(0), 1); // why it has to be looked at before SQLite opens it
    }
}

void TestDamagedTables::columnsAreWhereTheyAreReadFrom() {
    const FixedClock clock;
    SeededRandom random{1};
    auto store = Store::open(
        {m_folder->filePath(QStringLiteral("phone.db")).toStdString(), {}, OpenMode::Writer}, clock,
        random);
    QVERIFY(store);
    QCOMPARE(columnsOf(**store, "action"), std::string(salvagedActionColumns));
    QCOMPARE(columnsOf(**store, "pending"), std::string(salvagedPendingColumns));
    QCOMPARE(columnsOf(**store, "kept"), std::string("id device first last at request"));
    QCOMPARE(columnsOf(**store, "audit"), std::string("id at who what"));
    QCOMPARE(columnsOf(**store, "content"), std::string("hash bytes is_own at"));
    QCOMPARE(columnsOf(**store, "upload"),
             std::string("record state sent attempts error detail at"));
}

QTEST_GUILESS_MAIN(TestDamagedTables)
#include "tst_damagedtables.moc"
