#include "core/schema/civildate.h"
#include "tests/e2e/support/replicas.h"

#include <QDateTime>
#include <QStandardPaths>

using namespace banyan::e2e;

// A phone whose wall clock is wrong, or is set while work waits (libfaketime; the time since boot
// stays true). The office dates work by its age; the phone warns beyond ten minutes.
class TestSlowWrongClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void datedByAge_data();
    void datedByAge();
    void correctedWhileWorkWaits();
    void tooWrongForCertificates_data();
    void tooWrongForCertificates();
    void cleanupTestCase();

private:
    Phone wrongBy(const std::string& offset) const {
        return phone->under({"faketime", "--exclude-monotonic", "-f", offset});
    }
    // When a door note was written, as the office says. (`recorded_at` is what the phone said.)
    QDateTime datedAt(const std::string& note) {
        other->sync();
        const auto shown = other->json({"show", "household", household, "--history"});
        for (const QJsonValue& row : at(shown, "history").toArray())
            if (text(row, "field") == "door_note" && written(row).find(note) != std::string::npos)
                return QDateTime::fromString(at(row, "decided_at").toString(), Qt::ISODateWithMs);
        return {};
    }

    Office office;
    std::optional<Phone> phone, other;
    std::string household;
};

void TestSlowWrongClock::initTestCase() {
    if (QStandardPaths::findExecutable(QStringLiteral("faketime")).isEmpty())
        QSKIP("faketime is not installed, so that no clock can be changed.");
    office.serve();
    phone = office.phone("wang");
    other = office.phone("li", "grid_leader");
    household = text(phone->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestSlowWrongClock::datedByAge_data() {
    QTest::addColumn<QByteArray>("offset");
    QTest::addColumn<int>("wrongMinutes");
    QTest::newRow("right") << QByteArray("+0s") << 0;
    QTest::newRow("five minutes ahead") << QByteArray("+300s") << 5;
    QTest::newRow("twelve minutes ahead") << QByteArray("+720s") << 12;
    QTest::newRow("half a day behind") << QByteArray("-43200s") << -720;
    QTest::newRow("a month ahead") << QByteArray("+30d") << 30 * 24 * 60;
}

void TestSlowWrongClock::datedByAge() {
    QFETCH(QByteArray, offset);
    QFETCH(int, wrongMinutes);
    const Phone wrong = wrongBy(offset.toStdString());
    const auto note = "钟 " + offset.toStdString();
    const auto before = QDateTime::currentDateTimeUtc();
    wrong.done({"add", "household", household, "door_note", note});
    QCOMPARE(number(wrong.sync(), "unsent"), 0);
    const auto dated = datedAt(note);
    QVERIFY2(dated.isValid(), "the note did not arrive");
    QVERIFY2(dated >= before.addSecs(-1) && dated <= QDateTime::currentDateTimeUtc(),
             qPrintable(dated.toString(Qt::ISODate)));
    const auto status = wrong.json({"status"});
    QVERIFY(qAbs(number(status, "clock_offset_ms") + wrongMinutes * 60'000LL) < 10'000);
    QCOMPARE(at(status, "clock_warning").toBool(), qAbs(wrongMinutes) > 10);
    const bool isTold = wrong.run({"status"}).out.find("clock is wrong") != std::string::npos;
    QCOMPARE(isTold, qAbs(wrongMinutes) > 10);
}

// Written under one clock and sent under another, as when the network sets the time.
void TestSlowWrongClock::correctedWhileWorkWaits() {
    const auto before = QDateTime::currentDateTimeUtc();
    wrongBy("+30d").done({"add", "household", household, "door_note", "先写"});
    wrongBy("-43200s").done({"add", "household", household, "door_note", "后写"});
    phone->sync();
    const auto first = datedAt("先写"), second = datedAt("后写");
    QVERIFY(first.isValid() && second.isValid());
    QVERIFY2(first >= before.addSecs(-1) && first <= second
                 && second <= QDateTime::currentDateTimeUtc(),
             qPrintable(first.toString() + second.toString()));
    QCOMPARE(at(phone->json({"status"}), "clock_warning").toBool(), false);
}

void TestSlowWrongClock::tooWrongForCertificates_data() {
    QTest::addColumn<QByteArray>("offset");
    QTest::newRow("an empty battery") << QByteArray("-3000d");
    QTest::newRow("a century ahead") << QByteArray("+36000d");
}

// Trust needs a clock. Nothing is lost, and the sentence says what to do.
void TestSlowWrongClock::tooWrongForCertificates() {
    QFETCH(QByteArray, offset);
    const Phone wrong = wrongBy(offset.toStdString());
    const auto note = "很错 " + offset.toStdString();
    wrong.done({"add", "household", household, "door_note", note});
    const auto refused = wrong.run({"sync"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("Check the clock") != std::string::npos, refused.said().c_str());
    QCOMPARE(phone->unsent(), 1);
    const auto before = QDateTime::currentDateTimeUtc();
    QCOMPARE(number(phone->sync(), "unsent"), 0);
    const auto dated = datedAt(note);
    QVERIFY(dated.isValid() && dated > before.addSecs(-60) && dated <= before.addSecs(60));
}

void TestSlowWrongClock::cleanupTestCase() {
    if (!phone)
        return;
    phone->sync();
    requireEqual(office, {&*phone, &*other});
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowWrongClock)
#include "tst_slow_wrongclock.moc"
