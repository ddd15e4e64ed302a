#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

// What the door to SQLite promises when there is no room.
class TestDatabase : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock;
    SeededRandom m_random{1};

    std::string path(const char* name) const {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }

private Q_SLOTS:
    void aFullDiskIsSaidInWords();
    void openingWritesNothing();
};

void TestDatabase::aFullDiskIsSaidInWords() {
    auto database = Database::open(path("full.db"), OpenMode::Writer);
    QVERIFY(bool(database));
    (*database)->execute("CREATE TABLE t(x BLOB); INSERT INTO t VALUES('kept');"
                         "PRAGMA max_page_count = 4");
    const auto status = guarded([&]() -> Status {
        Transaction transaction(**database);
        (*database)->execute("INSERT INTO t VALUES('half'); INSERT INTO t VALUES(zeroblob(99999))");
        transaction.commit();
        return ok();
    });
    QVERIFY(!status);
    QVERIFY(status.error().code == ErrorCode::Storage);
    QVERIFY2(status.error().context.starts_with("the disk is full: free some space"),
             status.error().context.c_str());
    auto rows = (*database)->prepare("SELECT group_concat(x) FROM t");
    QVERIFY(rows.step());
    QCOMPARE(QByteArray::fromStdString(std::string(rows.text(0))), QByteArray("kept"));
}

// So that a phone whose disk is full can still be looked into, and a look costs no write.
void TestDatabase::openingWritesNothing() {
    const auto file = path("phone.db");
    auto first = Store::open({file, {}, OpenMode::Writer}, m_clock, m_random);
    QVERIFY(bool(first));
    const auto second = Store::open({file, {}, OpenMode::Writer}, m_clock, m_random);
    QVERIFY(bool(second));
    QVERIFY(!(*first)->changedElsewhere());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
