#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// Which records a phone holds: those of the feeds it was given and the public reference.
class TestWorkerScope : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsItsFeedsOnly_data();
    void holdsItsFeedsOnly();
    void nothingElseInTheFile();

private:
    std::multiset<std::string> idsAtOffice(const std::string& entity, const std::string& scopes);

    Office office{"community"};
};

void TestWorkerScope::initTestCase() { office.serve(); }

std::multiset<std::string> TestWorkerScope::idsAtOffice(const std::string& entity,
                                                        const std::string& scopes) {
    std::multiset<std::string> ids;
    auto database = banyan::Database::open(office.database(), banyan::OpenMode::Reader);
    auto found = (*database)->prepare("SELECT r.id FROM \"" + entity
                                      + "\" r JOIN feed f ON f.id = r.scope LEFT JOIN grid g ON "
                                        "g.id = f.scope WHERE r.record_state = 0 AND ("
                                      + scopes + ")");
    while (found.step())
        ids.insert(found.id(0).text());
    return ids;
}

void TestWorkerScope::holdsItsFeedsOnly_data() {
    QTest::addColumn<QString>("role");
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QString>("holds"); // SQL on the grid g and the feed f of a record
    const QString publicly = QStringLiteral("f.kind = 0 OR ");
    QTest::newRow("worker") << QStringLiteral("grid_worker")
                            << QStringList{QStringLiteral("445202001001002")}
                            << publicly + QStringLiteral("g.code = '445202001001002'");
    QTest::newRow("worker of two")
        << QStringLiteral("grid_worker")
        << QStringList{QStringLiteral("445202001001001"), QStringLiteral("445202001001003")}
        << publicly + QStringLiteral("g.code IN ('445202001001001', '445202001001003')");
    QTest::newRow("community") << QStringLiteral("community")
                               << QStringList{QStringLiteral("445202001001")}
                               << publicly
                                      + QStringLiteral(
                                          "g.code LIKE '445202001001%' OR f.scope = (SELECT id "
                                          "FROM org_unit WHERE code = '445202001001')");
}

void TestWorkerScope::holdsItsFeedsOnly() {
    QFETCH(QString, role);
    QFETCH(QStringList, scopes);
    QFETCH(QString, holds);
    Words codes;
    for (const QString& code : scopes)
        codes.push_back(code.toStdString());
    const Phone phone = office.phone(QTest::currentDataTag(), role.toStdString(), codes);
    std::size_t residents = 0;
    for (const auto& spec : banyan::registry()) {
        const auto held = column(phone.json({"list", spec.name}), "id");
        QVERIFY2(held == idsAtOffice(spec.name, holds.toStdString()), spec.name);
        if (std::string(spec.name) == "resident")
            residents = held.size();
    }
    QVERIFY(residents > 1000);
    requireClean(phone);
}

// Not even unlisted: no table of the worker's file names a resident of another grid.
void TestWorkerScope::nothingElseInTheFile() {
    const Phone phone = office.phone("wang", "grid_worker", {"445202001001001"});
    const auto foreign =
        cell(office.database(), "SELECT r.name FROM resident r JOIN feed f ON f.id = r.scope JOIN "
                                "grid g ON g.id = f.scope WHERE g.code = '445202001001002' AND NOT "
                                "EXISTS (SELECT 1 FROM resident s WHERE s.scope <> r.scope AND "
                                "s.name = r.name) LIMIT 1");
    QVERIFY(!foreign.empty());
    QCOMPARE(phone.json({"list", "resident", "--search", foreign}).toArray().size(), 0);
    for (const auto* name : {"/phone.db", "/phone.db-wal"}) {
        QFile file(phone.home() + QLatin1String(name));
        if (file.open(QFile::ReadOnly))
            QVERIFY(!file.readAll().contains(QByteArray::fromStdString(foreign)));
    }
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestWorkerScope)
#include "tst_workerscope.moc"
