#include "qml/viewmodels/basemodel.h"
#include "qml/viewmodels/basesmodel.h"
#include "qml/viewmodels/calendarmodel.h"
#include "qml/viewmodels/cardgapsmodel.h"
#include "qml/viewmodels/cardsmodel.h"
#include "qml/viewmodels/organisationmodel.h"
#include "qml/viewmodels/originsmodel.h"
#include "qml/viewmodels/pairingsmodel.h"
#include "qml/viewmodels/policiesmodel.h"
#include "qml/viewmodels/policymodel.h"
#include "qml/viewmodels/words.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QLocale>
#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QStringList column(RowList* rows, const char* role) {
    QStringList all;
    for (int row = 0; row < rows->rowCount(); ++row)
        all << cell(rows, row, role).toString();
    return all;
}

} // namespace

// The pages for reading, as they see what is in the registers.
class TestReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese)); }

    void distancesAreToldAsPeopleDo_data() {
        QTest::addColumn<double>("kilometres");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << -1.0 << QString();
        QTest::newRow("here") << 0.0 << u("0 米");
        QTest::newRow("near") << 0.1234 << u("120 米");
        QTest::newRow("nearly one") << 0.949 << u("950 米");
        QTest::newRow("one") << 0.96 << u("1.0 公里");
        QTest::newRow("far") << 12.34 << u("12.3 公里");
    }
    void distancesAreToldAsPeopleDo() {
        QFETCH(double, kilometres);
        QFETCH(QString, text);
        QCOMPARE(Words::distance(kilometres), text);
    }

    void basesAreNarrowedAndMeasuredAnew() {
        FakeBackend backend;
        BasesModel bases;
        start(bases, backend);
        QCOMPARE(bases.rows()->count(), 6);
        QCOMPARE(bases.originText(), u("3栋2单元501"));
        QCOMPARE(cell(bases.rows(), 0, "distanceText").toString(), u("120 米"));
        QCOMPARE(cell(bases.rows(), 0, "section").toString(), u("由近到远"));
        QCOMPARE(cell(bases.rows(), 5, "section").toString(), u("其他")); // without a position
        bases.kinds()->choose(u("hall"));
        QCOMPARE(bases.rows()->count(), 1);
        bases.kinds()->choose(u("rest_stop")); // any of the kinds
        QCOMPARE(bases.rows()->count(), 2);
        bases.setText(u(" 驿站 "));
        QCOMPARE(bases.rows()->count(), 1);
        bases.setText(u("没有这样的"));
        QVERIFY(bases.nothing() && bases.narrowed());
        const QString exact = bases.originNote();
        bases.measureFrom(u("grid"), u("g-1"));
        QTRY_COMPARE(bases.originText(), u("第1网格"));
        QVERIFY(bases.originNote() != exact); // it says that it is an estimate
        bases.measureFrom(u("grid"), u("nowhere"));
        QTRY_VERIFY(bases.originNote().contains(u("没有记下坐标")));
        bases.setText({});
        QCOMPARE(cell(bases.rows(), 0, "distanceText").toString(), QString());
        bases.measureFrom(u("grid"), u("none"));
        QTRY_VERIFY(!bases.problem().isEmpty());
    }

    void aBaseSaysWhatItHas() {
        FakeBackend backend;
        BaseModel base;
        base.setProperty("baseId", u("base-stop"));
        start(base, backend);
        QCOMPARE(base.name(), u("榕之家·榕园暖心驿站"));
        QCOMPARE(base.phone(), u("06630000017"));
        QCOMPARE(base.services()->count(), 5);
        QVERIFY(column(base.facts(), "value").contains(u("143 人次")));
        BaseModel other;
        other.setProperty("baseId", u("base-hall"));
        start(other, backend);
        QVERIFY(!column(other.facts(), "label").contains(u("近 30 天来过"))); // not recorded
        BaseModel none;
        none.setProperty("baseId", u("gone"));
        start(none, backend);
        QVERIFY(!none.problem().isEmpty() && !none.ready());
    }

    void originsAreFound() {
        FakeBackend backend;
        OriginsModel origins;
        start(origins, backend);
        QCOMPARE(origins.rows()->count(), 3);
        origins.setText(u("501"));
        QTRY_COMPARE(origins.rows()->count(), 1);
        QCOMPARE(cell(origins.rows(), 0, "entity").toString(), u("household"));
    }

    void theTreeUnfoldsAndFolds() {
        FakeBackend backend;
        OrganisationModel tree;
        start(tree, backend);
        // The district stands open from the start.
        QCOMPARE(
            column(tree.rows(), "title"),
            (QStringList{u("榕城区"), u("榕华街道"), u("新兴街道"), u("部门"), u("结对单位")}));
        tree.toggle(4);
        QTRY_COMPARE(tree.rows()->count(), 7);
        QVERIFY(cell(tree.rows(), 4, "folder").toBool());
        tree.toggle(4);
        QCOMPARE(tree.rows()->count(), 5);
        for (const char* title : {"榕华街道", "榕园社区", "第1网格"}) {
            tree.toggle(int(column(tree.rows(), "title").indexOf(u(title))));
            answerAll();
        }
        const int old = int(column(tree.rows(), "title").indexOf(u("9栋")));
        QCOMPARE(cell(tree.rows(), old, "depth").toInt(), 4);
        QCOMPARE(cell(tree.rows(), old, "line").toString(), u("归第1网格的党组织"));
        const int second = int(column(tree.rows(), "title").indexOf(u("第2网格")));
        QVERIFY(cell(tree.rows(), second, "missing").toBool());
        QCOMPARE(cell(tree.rows(), second, "line").toString(), u("还没有党组织"));
        // What stood open inside stands open again.
        const int before = tree.rows()->count();
        tree.toggle(1);
        QCOMPARE(tree.rows()->count(), 5);
        tree.toggle(1);
        answerAll();
        QCOMPARE(tree.rows()->count(), before);
    }

    void theKeyboardGoesThroughTheTree() {
        FakeBackend backend;
        OrganisationModel tree;
        start(tree, backend);
        QCOMPARE(tree.unfold(1), -1); // unfolds
        QTRY_COMPARE(tree.rows()->count(), 7);
        QCOMPARE(tree.unfold(1), 2); // its first child
        QCOMPARE(tree.fold(2), 1);   // back to the parent
        QCOMPARE(tree.fold(1), -1);  // folds
        QCOMPARE(tree.rows()->count(), 5);
        QCOMPARE(tree.fold(1), 0);
        QCOMPARE(tree.fold(0), -1);
        QCOMPARE(tree.rows()->count(), 1);
        QCOMPARE(tree.fold(0), -1); // nothing above
        QCOMPARE(tree.unfold(9), -1);
        QCOMPARE(tree.fold(-1), -1);
    }

    void aSearchShowsWhereThingsStand() {
        FakeBackend backend;
        OrganisationModel tree;
        start(tree, backend);
        tree.setText(u("陈小明"));
        QTRY_COMPARE(tree.rows()->count(), 1);
        QVERIFY(cell(tree.rows(), 0, "line")
                    .toString()
                    .startsWith(u("榕城区 › 榕华街道 › 榕园社区 › 第1网格 › 榕园小区 › 3栋")));
        QVERIFY(!cell(tree.rows(), 0, "foldable").toBool());
        tree.setText(u("没有这样的"));
        QTRY_VERIFY(tree.nothing());
        tree.setText({});
        QCOMPARE(tree.rows()->count(), 5); // the tree as it stood
    }

    void pairingsShowGaps() {
        FakeBackend backend;
        PairingsModel pairings;
        start(pairings, backend);
        QCOMPARE(pairings.rows()->count(), 6); // three communities and three units
        QCOMPARE(cell(pairings.rows(), 0, "line").toString(),
                 u("报到党员 42 名·1630 户·每百户 2.6 名"));
        QCOMPARE(cell(pairings.rows(), 1, "trailing").toString(), u("400 米"));
        QVERIFY(cell(pairings.rows(), 2, "line").toString().contains(u("距离按坐标算")));
        QCOMPARE(cell(pairings.rows(), 5, "line").toString(), QString()); // nothing is known
        pairings.setGapsOnly(true);
        QCOMPARE(column(pairings.rows(), "title"), QStringList{u("进贤社区")});
        QVERIFY(cell(pairings.rows(), 0, "gap").toBool());
        QCOMPARE(pairings.summary(), u("3 个社区·3 对结对·1 个还没有结对单位"));
    }

    void policiesSayWhetherTheyHold() {
        FakeBackend backend;
        PoliciesModel policies;
        start(policies, backend);
        QCOMPARE(column(policies.rows(), "stateText"),
                 (QStringList{u("现行"), u("已有新文件"), u("现行"), u("已失效")}));
        policies.setText(u("送到一户"));
        QTRY_COMPARE(policies.rows()->count(), 1);
        QVERIFY(cell(policies.rows(), 0, "line").toString().endsWith(u("找到 1 处")));
    }

    void aPolicyIsReadAndSearched() {
        FakeBackend backend;
        PolicyModel policy;
        policy.setPolicyId(u("p-card"));
        start(policy, backend);
        QCOMPARE(policy.paragraphs()->count(), 3);
        QCOMPARE(policy.validity(), u("2024-08-01 至 2027-07-31"));
        policy.setText(u("户"));
        QCOMPARE(policy.hitText(), u("找到 3 处"));
        QVERIFY(cell(policy.paragraphs(), 1, "marked").toString().contains(u("<b><u>户</u></b>")));
        QCOMPARE(policy.next(-1), 1);
        QCOMPARE(policy.next(1), 1); // around the end
        policy.setText(u("<b>"));
        QCOMPARE(policy.hitText(), u("文中没有"));
        QCOMPARE(policy.next(-1), -1);
        policy.setPolicyId(u("p-old"));
        QTRY_COMPARE(policy.successorId(), u("p-main"));
        policy.setPolicyId(u("p-main"));
        QTRY_COMPARE(policy.replacesId(), u("p-old"));
        QVERIFY(policy.successorId().isEmpty());
    }

    void todayIsInTheCalendar() {
        FakeBackend backend;
        CalendarModel calendar;
        start(calendar, backend);
        QVERIFY(calendar.thisMonth());
        const QStringList sections = column(calendar.rows(), "section");
        const int today = calendar.todayRow();
        QVERIFY(today >= 0 && sections[today].endsWith(u("今天")));
        QCOMPARE(cell(calendar.rows(), today, "title").toString(), u("今天没有安排"));
        QVERIFY(cell(calendar.rows(), 0, "past").toBool());
        QVERIFY(!cell(calendar.rows(), today + 1, "past").toBool());
        const QString month = calendar.monthText();
        calendar.go(-1);
        QTRY_VERIFY(calendar.nothing());
        QVERIFY(!calendar.thisMonth() && calendar.monthText() != month);
        QCOMPARE(calendar.todayRow(), -1);
        calendar.go(0);
        QTRY_VERIFY(!calendar.nothing());
        QCOMPARE(calendar.monthText(), month);
    }

    void aCardIsHandedOver() {
        FakeBackend backend;
        CardGapsModel gaps;
        start(gaps, backend);
        QCOMPARE(gaps.grids()->count(), 2);
        const int before = gaps.rows()->count();
        QVERIFY(before > 1);
        const QString first = cell(gaps.rows(), 0, "householdId").toString();
        gaps.deliver(first);
        QTRY_VERIFY(cell(gaps.rows(), 0, "householdId").toString() != first);
        QCOMPARE(backend.cardsDelivered(), QStringList{first});
        gaps.deliver(first); // which has it already
        QTRY_VERIFY(!gaps.problem().isEmpty());
    }

    void cardsAreNarrowedToASheet() {
        FakeBackend backend;
        CardsModel cards;
        start(cards, backend);
        QCOMPARE(cards.countText(), u("12 张卡·2 页"));
        cards.setText(u("榕园"));
        QCOMPARE(cards.rows()->count(), 3);
        cards.setText(u("没有这样的"));
        QVERIFY(cards.nothing());
    }
};

QTEST_MAIN(TestReading)
#include "tst_reading.moc"
