#include "tests/qml/appuser.h"

using namespace banyan;
using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

const QString charger = QString::fromUtf8("充电桩故障");

constexpr int phonePx = 360;
constexpr int deskPx = 1280;

} // namespace

// A code that the district adds and ends, in the hands of those who write with it: by taps, through
// the whole app, against a real office.
class TestCodePages : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;

private Q_SLOTS:
    void initTestCase() {
        m_office =
            std::make_unique<DemoOffice>(std::vector<DemoUser>{{"codes", "district", "445202"}});
    }
    void cleanupTestCase() { m_office.reset(); }

    void aCategoryFromItsEntryToItsEnd();

private:
    static bool isRefusedTwice(AppUser& district);
    static void begins(AppUser& district, AppUser& worker);
    static void ends(AppUser& district, AppUser& worker);
};

void TestCodePages::aCategoryFromItsEntryToItsEnd() {
    AppUser district(*m_office, "codes", deskPx);
    AppUser worker(*m_office, DemoOffice::worker, phonePx);
    begins(district, worker);
    if (QTest::currentTestFailed())
        return;
    ends(district, worker);
    QCOMPARE(district.warnings() + worker.warnings(), QStringList());
}

bool TestCodePages::isRefusedTwice(AppUser& district) {
    const bool isWritten = district.open("code_entry") && district.tap(u("register.new"))
                           && district.mark("list", "problem_category")
                           && district.write("code", u("facilities.charger"))
                           && district.write("name", u("充电桩"));
    return isWritten && district.tap(u("record.save"))
           && district.reads(u("这个代码已经有一条了，请改那一条。"));
}

void TestCodePages::begins(AppUser& district, AppUser& worker) {
    // The district makes it.
    QVERIFY(district.open("code_entry") && district.tap(u("register.new")));
    QVERIFY(district.mark("list", "problem_category"));
    QVERIFY(district.mark("code", "facilities") && district.write("code", u(".charger")));
    QVERIFY(district.write("name", charger));
    district.picture("codes-1-the-district-makes-it");
    QVERIFY(district.save() && district.reads(u("问题类别")));
    district.picture("codes-2-made");
    QVERIFY(isRefusedTwice(district));
    QVERIFY(district.sync() && worker.sync());
    // A worker chooses it at a door, under its first level.
    QVERIFY(worker.tap(u("today.open")) && worker.tap(u("household.problem")));
    QVERIFY(worker.write("title", u("车棚充电桩没电")) && worker.mark("category", "facilities"));
    QVERIFY(worker.reads(charger) && worker.mark("category", "facilities.charger"));
    worker.picture("codes-3-chosen-at-the-door");
    QVERIFY(worker.save() && worker.reads(charger));
    QVERIFY(worker.sync() && district.sync());
    // The office took it; the district reads its name.
    QCOMPARE(worker.backend().syncStatus().setAside, 0);
    QVERIFY(district.open("problem", u("车棚充电桩没电")) && district.reads(charger));
    district.picture("codes-4-read-by-the-district");
}

void TestCodePages::ends(AppUser& district, AppUser& worker) {
    QVERIFY(district.open("code_entry", charger) && district.tap(u("record.edit")));
    QVERIFY(district.write("valid_to", u("2020-01-01")) && district.save());
    QVERIFY(district.sync() && worker.sync());
    // It is not offered any more.
    QVERIFY(worker.goTo("today") && worker.tap(u("today.open")));
    QVERIFY(worker.tap(u("household.problem")) && worker.mark("category", "facilities"));
    QVERIFY(worker.sees(u("record.choice.category.facilities.water")));
    QVERIFY(!worker.find(u("record.choice.category.facilities.charger")));
    // What was written with it keeps its name.
    QVERIFY(worker.goTo("work") && worker.open("problem", u("车棚充电桩没电")));
    QVERIFY(worker.reads(charger));
    worker.picture("codes-5-ended");
}

int main(int argc, char** argv) {
    qputenv("TZ", "Asia/Shanghai");
    UiEngine::prepare();
    QGuiApplication app(argc, argv);
    TestCodePages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_codepages.moc"
