#include "core/schema/civildate.h"

#include <QDate>
#include <QTest>

using namespace banyan;

class TestCivilDate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysAgreeWithQt();
    void parsesDates_data();
    void parsesDates();
    void ages_data();
    void ages();
    void addsMonths_data();
    void addsMonths();
    void isoText_data();
    void isoText();
    void parsesIso_data();
    void parsesIso();
    void localDays();
};

void TestCivilDate::daysAgreeWithQt() {
    const QDate epoch(1970, 1, 1);
    for (QDate day(1599, 12, 31); day < QDate(2401, 3, 2); day = day.addDays(13)) {
        const CivilDate date{day.year(), day.month(), day.day()};
        QCOMPARE(daysFromCivil(date), epoch.daysTo(day));
        QVERIFY(civilFromDays(epoch.daysTo(day)) == date);
        QCOMPARE(weekday(date), day.dayOfWeek());
    }
    QCOMPARE(daysFromCivil({1970, 1, 1}), 0);
    QVERIFY((addDays({2026, 2, 28}, 1) == CivilDate{2026, 3, 1}));
    QVERIFY((addDays({2024, 2, 28}, 1) == CivilDate{2024, 2, 29}));
    QVERIFY((addDays({2026, 1, 1}, -1) == CivilDate{2025, 12, 31}));
}

void TestCivilDate::parsesDates_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isDate");
    QTest::newRow("plain") << QByteArray("2026-05-28") << true;
    QTest::newRow("leap day") << QByteArray("2024-02-29") << true;
    QTest::newRow("leap century") << QByteArray("2000-02-29") << true;
    QTest::newRow("no leap day") << QByteArray("2026-02-29") << false;
    QTest::newRow("common century") << QByteArray("1900-02-29") << false;
    QTest::newRow("month 13") << QByteArray("2026-13-01") << false;
    QTest::newRow("month 0") << QByteArray("2026-00-01") << false;
    QTest::newRow("31 April") << QByteArray("2026-04-31") << false;
    QTest::newRow("short") << QByteArray("2026-5-28") << false;
    QTest::newRow("compact") << QByteArray("20260528") << false;
    QTest::newRow("more behind") << QByteArray("2026-05-28 ") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestCivilDate::parsesDates() {
    QFETCH(QByteArray, text);
    QFETCH(bool, isDate);
    const auto date = parseDate(text.toStdString());
    QCOMPARE(date.has_value(), isDate);
    if (date)
        QCOMPARE(QByteArray::fromStdString(date->text()), text);
}

void TestCivilDate::ages_data() {
    QTest::addColumn<QByteArray>("birth");
    QTest::addColumn<QByteArray>("today");
    QTest::addColumn<int>("age");
    QTest::newRow("day before") << QByteArray("1946-05-29") << QByteArray("2026-05-28") << 79;
    QTest::newRow("birthday") << QByteArray("1946-05-28") << QByteArray("2026-05-28") << 80;
    QTest::newRow("born today") << QByteArray("2026-05-28") << QByteArray("2026-05-28") << 0;
    QTest::newRow("leap day, 28 Feb") << QByteArray("2004-02-29") << QByteArray("2022-02-28") << 17;
    QTest::newRow("leap day, 1 Mar") << QByteArray("2004-02-29") << QByteArray("2022-03-01") << 18;
}

void TestCivilDate::ages() {
    QFETCH(QByteArray, birth);
    QFETCH(QByteArray, today);
    QTEST(ageOn(*parseDate(birth.toStdString()), *parseDate(today.toStdString())), "age");
}

void TestCivilDate::addsMonths_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<int>("months");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("plain") << QByteArray("2026-05-28") << 1 << QByteArray("2026-06-28");
    QTest::newRow("shorter month") << QByteArray("2026-01-31") << 1 << QByteArray("2026-02-28");
    QTest::newRow("over the year") << QByteArray("2026-11-30") << 3 << QByteArray("2027-02-28");
    QTest::newRow("back") << QByteArray("2026-01-15") << -1 << QByteArray("2025-12-15");
    QTest::newRow("back two years") << QByteArray("2026-03-31") << -25 << QByteArray("2024-02-29");
}

void TestCivilDate::addsMonths() {
    QFETCH(QByteArray, from);
    QFETCH(int, months);
    QFETCH(QByteArray, to);
    const CivilDate date = addMonths(*parseDate(from.toStdString()), months);
    QCOMPARE(QByteArray::fromStdString(date.text()), to);
}

void TestCivilDate::isoText_data() {
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64{0} << QByteArray("1970-01-01T08:00:00+08:00");
    QTest::newRow("plain") << qint64{1'780'000'000'000} << QByteArray("2026-05-29T04:26:40+08:00");
    QTest::newRow("milliseconds") << qint64{1'780'000'000'007}
                                  << QByteArray("2026-05-29T04:26:40.007+08:00");
    QTest::newRow("before the epoch") << qint64{-1} << QByteArray("1970-01-01T07:59:59.999+08:00");
    QTest::newRow("midnight") << qint64{1'779'984'000'000}
                              << QByteArray("2026-05-29T00:00:00+08:00");
}

void TestCivilDate::isoText() {
    QFETCH(qint64, ms);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(isoLocalText(ms)), text);
    QCOMPARE(parseIso(text.toStdString()), std::optional<std::int64_t>(ms));
}

void TestCivilDate::parsesIso_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTime");
    QTest::addColumn<qint64>("ms");
    const qint64 noon = 1'779'940'800'000; // 2026-05-28T12:00+08:00
    QTest::newRow("local") << QByteArray("2026-05-28T12:00:00") << true << noon;
    QTest::newRow("minutes") << QByteArray("2026-05-28T12:00") << true << noon;
    QTest::newRow("blank for T") << QByteArray("2026-05-28 12:00") << true << noon;
    QTest::newRow("utc") << QByteArray("2026-05-28T04:00:00Z") << true << noon;
    QTest::newRow("utc fraction") << QByteArray("2026-05-28T04:00:00.5Z") << true << noon + 500;
    QTest::newRow("nanoseconds") << QByteArray("2026-05-28T04:00:00.123456789Z") << true
                                 << noon + 123;
    QTest::newRow("compact zone") << QByteArray("2026-05-28T12:00:00+0800") << true << noon;
    QTest::newRow("short zone") << QByteArray("2026-05-28T12:00:00+08") << true << noon;
    QTest::newRow("west") << QByteArray("2026-05-27T23:30:00-04:30") << true << noon;
    QTest::newRow("date") << QByteArray("2026-05-28") << true << noon - 12 * 3'600'000;
    QTest::newRow("hour 24") << QByteArray("2026-05-28T24:00:00") << false << qint64{0};
    QTest::newRow("second 60") << QByteArray("2026-05-28T12:00:60") << false << qint64{0};
    QTest::newRow("no minutes") << QByteArray("2026-05-28T12") << false << qint64{0};
    QTest::newRow("empty fraction") << QByteArray("2026-05-28T12:00:00.Z") << false << qint64{0};
    QTest::newRow("more behind") << QByteArray("2026-05-28T12:00:00Z.") << false << qint64{0};
    QTest::newRow("no such zone") << QByteArray("2026-05-28T12:00:00 CST") << false << qint64{0};
    QTest::newRow("unreal day") << QByteArray("2026-02-30T12:00:00Z") << false << qint64{0};
    QTest::newRow("empty") << QByteArray() << false << qint64{0};
}

void TestCivilDate::parsesIso() {
    QFETCH(QByteArray, text);
    QFETCH(bool, isTime);
    QFETCH(qint64, ms);
    const auto parsed = parseIso(text.toStdString());
    QCOMPARE(parsed.has_value(), isTime);
    if (parsed)
        QCOMPARE(qint64{*parsed}, ms);
}

void TestCivilDate::localDays() {
    const std::int64_t lateEvening = *parseIso("2026-05-28T23:59:59.999");
    QVERIFY((localDateOf(lateEvening) == CivilDate{2026, 5, 28}));
    QVERIFY((localDateOf(lateEvening + 1) == CivilDate{2026, 5, 29}));
    QCOMPARE(localMidnightMs({2026, 5, 29}), lateEvening + 1);
    QCOMPARE(minuteOfLocalDay(lateEvening), 1439);
    QCOMPARE(minuteOfLocalDay(lateEvening + 1), 0);
    QCOMPARE(minuteOfLocalDay(-shanghaiOffsetMs - 1), 1439);
}

QTEST_GUILESS_MAIN(TestCivilDate)
#include "tst_civildate.moc"
