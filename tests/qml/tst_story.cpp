#include "core/usecases/registers.h"
#include "tests/qml/appuser.h"

#include <map>
#include <set>

using namespace banyan;
using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

const QString leak = QString::fromUtf8("三楼水管漏水，滴到二楼");

constexpr int phonePx = 360;
constexpr int deskPx = 1280;

struct People {
    explicit People(DemoOffice& office)
        : worker(office, DemoOffice::worker, phonePx)
        , desk(office, DemoOffice::desk, deskPx)
        , street(office, "street", deskPx)
        , builders(office, "builders", phonePx) {}

    AppUser worker, desk, street, builders;
};

} // namespace

// The app in the hands of five people against a real office: one leaking pipe, from the door to the
// report; and every register of the district, opened by a desk.
class TestStory : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;

private Q_SLOTS:
    void initTestCase() {
        m_office = std::make_unique<DemoOffice>(
            std::vector<DemoUser>{{"registrar", "community", DemoOffice::community},
                                  {"doorkeeper", "community", DemoOffice::community},
                                  {"street", "subdistrict", "445202001"},
                                  {"builders", "department", "445202901"}});
    }
    void cleanupTestCase() { m_office.reset(); }

    void oneLeakFromTheDoorToTheReport();
    void everyRegisterOpens();
    void whatIsKeptAtDoorsOpensToo();

private:
    void fromTheDoorToTheDepartment(People& people);
    void fromTheAnswerToTheReport(People& people);
};

void TestStory::oneLeakFromTheDoorToTheReport() {
    People people(*m_office);
    fromTheDoorToTheDepartment(people);
    if (QTest::currentTestFailed())
        return;
    fromTheAnswerToTheReport(people);
    for (AppUser* user : {&people.worker, &people.desk, &people.street, &people.builders})
        QCOMPARE(user->warnings(), QStringList());
}

void TestStory::fromTheDoorToTheDepartment(People& people) {
    auto& [worker, desk, street, builders] = people;
    // A worker's day begins with doors, a desk's with what waits for it.
    QVERIFY(worker.sees(u("today.open")));
    QVERIFY(desk.sees(u("work.list")) && !desk.find(u("today.open")));
    // At the door, without network: the worker reports it in two taps and a sentence.
    QVERIFY(worker.tap(u("today.open")) && worker.tap(u("household.problem")));
    QVERIFY(worker.write("title", leak) && worker.mark("category", "facilities"));
    worker.picture("1-reported-at-the-door");
    QVERIFY(worker.save() && worker.goTo("today"));
    QVERIFY(worker.sync() && desk.sync());

    // The community files it, finds that it cannot mend it, and passes it up.
    QVERIFY(desk.open("problem", leak));
    QVERIFY(desk.sees(u("record.step.filed")));
    desk.picture("2-the-community-files-it");
    QVERIFY(desk.step("filed") && desk.step("escalated"));
    QVERIFY(desk.sync() && street.sync());

    // The subdistrict whistles for the department.
    QVERIFY(street.open("whistle") && street.tap(u("register.new")));
    QVERIFY(street.choose("caller", u("榕华街道")) && street.choose("called", u("区住建局")));
    QVERIFY(street.mark("kind", "unsolved") && street.write("title", leak));
    QVERIFY(street.choose("problem", leak) && street.save());
    street.picture("3-the-subdistrict-whistles");
    QVERIFY(street.open("problem", leak) && street.step("handling"));
    QVERIFY(street.sync() && builders.sync());

    // The department answers and mends it; it has seen no household.
    QVERIFY(builders.open("whistle", leak) && builders.step("answered"));
    QVERIFY(builders.tap(u("record.edit")) && builders.write("answer", u("下午到场")));
    QVERIFY(builders.save());
    builders.picture("4-the-department-answers");
    QVERIFY(builders.step("handled"));
    QVERIFY(builders.sync() && street.sync());
}

void TestStory::fromTheAnswerToTheReport(People& people) {
    auto& [worker, desk, street, builders] = people;
    // The subdistrict rates the answer and takes the old pipes to the joint meeting.
    QVERIFY(street.open("whistle", leak) && street.step("rated"));
    QVERIFY(street.tap(u("record.answer.satisfied")) && street.reads(u("已评价")));
    street.picture("5-rated");
    QVERIFY(street.open("joint_meeting") && street.tap(u("register.new")));
    const QString meeting = u("老旧小区管网联席会议");
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    QVERIFY(street.choose("unit", u("榕华街道")) && street.write("title", meeting));
    QVERIFY(street.write("held_on", today) && street.save());
    QVERIFY(street.open("agenda_item") && street.tap(u("register.new")));
    QVERIFY(street.choose("meeting", meeting) && street.write("title", u("老楼水管更换")));
    QVERIFY(street.choose("problem", leak) && street.choose("owner", u("区住建局")));
    QVERIFY(street.save() && street.step("done"));
    QVERIFY(street.tap(u("record.edit")) && street.write("done_on", today) && street.save());
    street.picture("6-an-item-of-the-joint-meeting");
    QVERIFY(street.sync() && desk.sync());

    // The community checks and closes it, and asks the neighbours who pays for new pipes.
    QVERIFY(desk.open("problem", leak) && desk.step("checked") && desk.step("closed"));
    QVERIFY(desk.open("topic") && desk.tap(u("register.new")));
    QVERIFY(desk.write("title", u("老楼水管更换怎么分摊")) && desk.mark("source", "visit"));
    QVERIFY(desk.choose("unit", u("进东社区")) && desk.choose("problem", leak) && desk.save());
    QVERIFY(desk.step("accepted"));
    desk.picture("7-a-topic-of-the-hall");
    QVERIFY(desk.sync() && worker.sync() && street.sync() && builders.sync());

    // Who reported it is told; the report has counted it.
    QVERIFY(worker.reads(leak));
    worker.picture("8-who-reported-it-is-told");
    QVERIFY(worker.open("problem", leak) && worker.reads(u("已结案")));
    QVERIFY(street.goTo("work") && street.tap(u("work.report")));
    QVERIFY(street.sees(u("report.figure.problems_solved")));
    street.picture("9-the-report-counts-it");
}

// No kind of record without a page: its register, its form, and a record that opens and has a name.
void TestStory::everyRegisterOpens() {
    AppUser desk(*m_office, "registrar", deskPx);
    int opened = 0;
    for (const auto& part : registerParts())
        for (const EntityId entity : part.entities) {
            const auto& spec = specOf(entity);
            QVERIFY2(desk.open(spec.name) && desk.reads(u(spec.zh)), spec.name);
            QTest::qWait(100); // its lines and tools
            if (desk.find(u("register.row.*"))) {
                QVERIFY2(desk.tap(u("register.row.*")) && desk.sees(u("record.value.*")),
                         spec.name);
                ++opened;
            }
            const bool mayCreate = spec.creators & mask(Role::Community);
            QVERIFY2(desk.open(spec.name), spec.name);
            QTest::qWait(100);
            QVERIFY2(bool(desk.find(u("register.new"))) == mayCreate, spec.name);
            if (mayCreate)
                QVERIFY2(desk.tap(u("register.new")) && desk.sees(u("record.save")), spec.name);
        }
    QVERIFY(opened > 20); // the demo has records of most
    QCOMPARE(desk.warnings(), QStringList());
}

// What people keep at the door has pages of its own: behind figures, references and searches each
// of its kinds is listed under its name, too, and opens.
void TestStory::whatIsKeptAtDoorsOpensToo() {
    AppUser desk(*m_office, "doorkeeper", deskPx);
    const std::map<EntityId, QString> pages{{EntityId::Household, u("household.visit")},
                                            {EntityId::Resident, u("resident.scroll")}};
    std::set<EntityId> opened;
    for (const EntityId entity : ownPages()) {
        const auto& spec = specOf(entity);
        QVERIFY2(spec.creators != 0 || spec.home == Home::OfOffice, spec.name);
        QVERIFY2(desk.open(spec.name) && desk.reads(u(spec.zh)), spec.name);
        if (!QTest::qWaitFor([&] { return desk.find(u("register.row.*")) != nullptr; }, 1'000))
            continue; // the demo has none
        const auto page = pages.find(entity);
        QVERIFY2(desk.tap(u("register.row.*"))
                     && desk.sees(page == pages.end() ? u("record.value.*") : page->second),
                 spec.name);
        opened.insert(entity);
    }
    using enum EntityId;
    for (const EntityId entity : {Dwelling, Household, Resident, Residency, CareTag, Visit})
        QVERIFY2(opened.contains(entity), specOf(entity).name);
    QCOMPARE(desk.warnings(), QStringList());
}

int main(int argc, char** argv) {
    qputenv("TZ", "Asia/Shanghai");
    UiEngine::prepare();
    QGuiApplication app(argc, argv);
    TestStory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_story.moc"
