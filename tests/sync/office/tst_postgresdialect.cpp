#include "sync/office/postgres/postgresdialect.h"

#include <QTest>

using namespace banyan;

class TestPostgresDialect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void translates_data();
    void translates();
};

void TestPostgresDialect::translates_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* written, const char* expected) {
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(expected);
    };
    row("SELECT a FROM feed WHERE id = ? AND b > ?",
        "SELECT a FROM (SELECT * FROM feed WHERE district = 7) AS feed WHERE id = $1 AND b > $2");
    row("SELECT a FROM \"grid\" WHERE id = ?2 OR id = ?1",
        "SELECT a FROM (SELECT * FROM \"grid\" WHERE district = 7) AS \"grid\" WHERE id = $2 OR "
        "id = $1");
    row("SELECT h.a FROM history h JOIN \"grid\" t ON t.id = h.record",
        "SELECT h.a FROM (SELECT * FROM history WHERE district = 7) h JOIN (SELECT * FROM \"grid\" "
        "WHERE district = 7) t ON t.id = h.record");
    row("INSERT INTO feed(id, scope) VALUES(?, ?)",
        "INSERT INTO feed(district, id, scope) VALUES(7, $1, $2)");
    row("INSERT INTO meta(key, value) VALUES(?, coalesce(?, (1))) ON CONFLICT(key) DO UPDATE SET "
        "value = excluded.value",
        "INSERT INTO meta(district, key, value) VALUES(7, $1, coalesce($2, (1))) ON "
        "CONFLICT(district, key) DO UPDATE SET value = excluded.value");
    row("INSERT INTO peer(uuid) VALUES(?) ON CONFLICT DO NOTHING",
        "INSERT INTO peer(district, uuid) VALUES(7, $1) ON CONFLICT DO NOTHING");
    row("UPDATE feed SET state = ? WHERE id = ? OR state = 1",
        "UPDATE feed SET state = $1 WHERE district = 7 AND ( id = $2 OR state = 1)");
    row("UPDATE feed SET state = 1", "UPDATE feed SET state = 1 WHERE district = 7");
    row("DELETE FROM feed WHERE history IN (SELECT id FROM history WHERE record = ?)",
        "DELETE FROM feed WHERE district = 7 AND ( history IN (SELECT id FROM (SELECT * FROM "
        "history WHERE district = 7) AS history WHERE record = $1))");
    row("DELETE FROM feed", "DELETE FROM feed WHERE district = 7");
    row("SELECT user FROM device WHERE user = ?",
        "SELECT \"user\" FROM (SELECT * FROM device WHERE district = 7) AS device WHERE \"user\" = "
        "$1");
    row("SELECT name FROM \"user\" WHERE id = ?",
        "SELECT name FROM (SELECT * FROM \"user\" WHERE district = 7) AS \"user\" WHERE id = $1");
    // What only looks like a parameter or a table.
    row("SELECT '? FROM feed' FROM other WHERE a IS NOT DISTINCT FROM ?",
        "SELECT '? FROM feed' FROM other WHERE a IS NOT DISTINCT FROM $1");
    row("SELECT feed FROM grant_ WHERE feed = 1",
        "SELECT feed FROM (SELECT * FROM grant_ WHERE district = 7) AS grant_ WHERE feed = 1");
    row("SAVEPOINT action", "SAVEPOINT action");
}

void TestPostgresDialect::translates() {
    QFETCH(QString, written);
    QFETCH(QString, expected);
    const PostgresDialect dialect(
        7, {"feed", "history", "grid", "meta", "peer", "device", "grant_", "user"});
    QCOMPARE(QString::fromStdString(dialect.translated(written.toStdString())), expected);
}

QTEST_GUILESS_MAIN(TestPostgresDialect)
#include "tst_postgresdialect.moc"
