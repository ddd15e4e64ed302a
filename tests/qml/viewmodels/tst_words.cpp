#include "qml/viewmodels/words.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace banyan::ui;

namespace {

qint64 at(int day, int hour, int minute = 0) {
    return QDateTime(QDate(2026, 6, day), QTime(hour, minute)).toMSecsSinceEpoch();
}

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China)); }

    void everyCodeHasAWord() {
        for (const char* list : {"visit_outcome", "visit_purpose", "occupancy", "care_category",
                                 "sex", "relation", "role", "employment", "education"}) {
            const QStringList codes = Words::codesOf(QLatin1String(list));
            QVERIFY2(!codes.isEmpty(), list);
            for (const QString& code : codes)
                QVERIFY2(Words::code(QLatin1String(list), code) != code, qPrintable(code));
        }
    }

    void anUnknownCodeIsShownRatherThanHidden() {
        QCOMPARE(Words::outcome(QStringLiteral("beamed_up")), QStringLiteral("beamed_up"));
    }

    void moments_data() {
        QTest::addColumn<qint64>("when");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << at(12, 9, 5) << u("今天 09:05");
        QTest::newRow("yesterday") << at(11, 16, 20) << u("昨天 16:20");
        QTest::newRow("tomorrow") << at(13, 18, 30) << u("明天 18:30");
        QTest::newRow("this year") << at(1, 8) << u("6月1日");
        QTest::newRow("another year")
            << QDateTime(QDate(2025, 11, 2), QTime(8, 0)).toMSecsSinceEpoch() << u("2025年11月2日");
    }
    void moments() {
        QFETCH(qint64, when);
        QTEST(Words::moment(when, at(12, 16, 40)), "words");
    }

    void dueDoors_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("tone");
        QTest::addColumn<QString>("words");
        QTest::newRow("overdue") << int(Due::Overdue) << "red" << u("逾期 6 天");
        QTest::newRow("today") << int(Due::Today) << "amber" << u("今天到期");
        QTest::newRow("new") << int(Due::NewArrival) << "blue" << u("新搬来");
    }
    void dueDoors() {
        QFETCH(int, kind);
        DoorRow row;
        row.due = {Due(kind), 6, 0, {}};
        const Mark mark = Words::due(row, at(12, 16, 40));
        QTEST(mark.tone, "tone");
        QTEST(mark.text, "words");
        QVERIFY(!mark.icon.isEmpty()); // a shape beside the colour
    }

    // "At the centre" is said only of what the office has confirmed.
    void theSentenceIsTrue_data() {
        QTest::addColumn<int>("unsent");
        QTest::addColumn<int>("visits");
        QTest::addColumn<int>("setAside");
        QTest::addColumn<qint64>("confirmed");
        QTest::addColumn<bool>("saysArrived");
        QTest::newRow("all there") << 0 << 0 << 0 << at(12, 9) << true;
        QTest::newRow("never met") << 0 << 0 << 0 << qint64(0) << false;
        QTest::newRow("visits here") << 3 << 3 << 0 << at(12, 9) << false;
        QTest::newRow("other things here") << 3 << 1 << 0 << at(12, 9) << false;
        QTest::newRow("set aside") << 0 << 0 << 1 << at(12, 9) << false;
    }
    void theSentenceIsTrue() {
        QFETCH(int, unsent);
        QFETCH(int, visits);
        QFETCH(int, setAside);
        QFETCH(qint64, confirmed);
        SyncStatus status;
        status.unsent = unsent;
        status.unsentVisits = visits;
        status.setAside = setAside;
        status.lastConfirmedAtMs = confirmed;
        const QString sentence = Words::syncSentence(status, at(12, 10));
        QVERIFY(!sentence.isEmpty());
        QTEST(sentence.contains(u("都已到中心")), "saysArrived");
        if (unsent > 0)
            QVERIFY(sentence.contains(QString::number(unsent)));
    }

    void phonesAreMasked() {
        QCOMPARE(Words::maskedPhone(QStringLiteral("13900130017")), QStringLiteral("139****0017"));
        QCOMPARE(Words::maskedPhone(QStringLiteral("110")), QStringLiteral("110"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
