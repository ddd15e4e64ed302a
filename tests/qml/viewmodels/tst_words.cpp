#include "qml/viewmodels/words.h"

#include "core/store/codes.h"
#include "tests/core/usecases/smallgrid.h"

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

    void theDistrictsCodesHaveWords() {
        banyan::test::SmallGrid grid("district");
        const auto entry = [&](const char* code, const char* name, const char* nameEn,
                               const char* lastDay) {
            const auto text = [](const char* each) {
                return *each ? banyan::Value{std::string(each)} : banyan::Value{};
            };
            grid.make(banyan::EntityId::CodeEntry, {{"list", text("problem_category")},
                                                    {"code", text(code)},
                                                    {"name", text(name)},
                                                    {"name_en", text(nameEn)},
                                                    {"valid_to", text(lastDay)}});
        };
        entry("facilities.charger", "充电桩故障", "Charging point", "2026-06-11");
        entry("trade", "占道经营", "", "");
        const QString list = u("problem_category"), charger = u("facilities.charger");
        QCOMPARE(Words::code(list, charger), charger); // not known yet
        Words::learn(banyan::Codes(*grid.store));
        QCOMPARE(Words::code(list, charger), u("充电桩故障"));
        QCOMPARE(Words::code(list, u("trade")), u("占道经营"));
        const QStringList onItsLastDay = Words::offered(list, {}, at(11, 9));
        QCOMPARE(onItsLastDay.indexOf(charger), onItsLastDay.indexOf(u("facilities.road")) + 1);
        QVERIFY(!Words::offered(list, {}, at(12, 8)).contains(charger));
        QVERIFY(Words::offered(list, charger, at(12, 8)).contains(charger)); // it stands there
        QCOMPARE(Words::offered(list, u("drones"), at(12, 8)).back(), u("drones"));
        QCOMPARE(Words::offered(u("sex"), {}, at(12, 8)), Words::codesOf(u("sex")));
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(Words::code(list, charger), u("Charging point"));
        QCOMPARE(Words::code(list, u("trade")), u("占道经营"));
        QCOMPARE(Words::code(list, u("fire")), u("Fire hazard"));
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        Words::learn({});
        QCOMPARE(Words::code(list, charger), charger);
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

    // Why doors left this phone: a sentence of its own for each reason, and how many.
    void everyReasonToLeaveIsSaid() {
        QStringList all;
        for (int reason = int(DepartureReason::Moved); reason <= int(DepartureReason::Expired);
             ++reason) {
            Departure departure;
            departure.reason = DepartureReason(reason);
            departure.grid = u("第 2 网格");
            departure.households = 7;
            departure.doors = 9;
            const QString sentence = Words::departure(departure);
            QVERIFY2(sentence.contains(u("7 户")), qPrintable(sentence));
            QVERIFY(!all.contains(sentence));
            all << sentence;
            departure.households = 0;
            QVERIFY(Words::departure(departure).contains(u("9 处空房")));
        }
        Departure list; // of a helper: no grid that people know
        list.reason = DepartureReason::Reassigned;
        list.households = 7;
        QVERIFY(Words::departure(list).startsWith(u("这份名单")));
    }

    void theDoorsThatLeftAreNamedAsFarAsTheyAreKnown() {
        Departure departure;
        departure.households = 3;
        departure.labels = {u("101"), u("102"), u("201")};
        departure.atMs = at(11, 9);
        QCOMPARE(Words::departureLine(departure, at(12, 10)), u("101、102、201·昨天"));
        departure.households = 4;
        departure.grid = u("第 2 网格");
        QCOMPARE(Words::departureLine(departure, at(12, 10)),
                 u("101、102、201 等·原在第 2 网格·昨天"));
        departure.labels.clear();
        QCOMPARE(Words::departureLine(departure, at(12, 10)), u("原在第 2 网格·昨天"));
        departure.reason = DepartureReason::Reassigned; // the sentence names the grid
        QCOMPARE(Words::departureLine(departure, at(12, 10)), u("昨天"));
    }

    void phonesAreMasked() {
        QCOMPARE(Words::maskedPhone(QStringLiteral("13900130017")), QStringLiteral("139****0017"));
        QCOMPARE(Words::maskedPhone(QStringLiteral("110")), QStringLiteral("110"));
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
