#include "core/schema/civildate.h"
#include "tests/e2e/support/replicas.h"

#include <QDateTime>
#include <QStandardPaths>

using namespace banyan::e2e;

// A volunteer's phone over real programs: doors for a few days, which leave by themselves.
class TestVolunteerPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsItsDoorsAndNothingElse();
    void endsOfflineAndItsWorkCounts();
    void officeEndsIt();

private:
    static std::string day(int fromToday) {
        const auto today = banyan::localDateOf(QDateTime::currentMSecsSinceEpoch());
        return banyan::addDays(today, fromToday).text();
    }
    std::string doorTask(const std::string& household, const std::string& due) {
        return worker->done({"create", "task", "household=" + household, "kind=visit",
                             "title=敲门行动", "assignee=" + person, "due=" + due, "state=open"});
    }
    std::size_t held(const Phone& phone, const char* entity) {
        return column(phone.json({"list", entity}), "id").size();
    }

    Office office;
    std::optional<Phone> worker, volunteer;
    std::string person, task;
    std::vector<std::string> households;
};

void TestVolunteerPack::initTestCase() {
    office.serve();
    worker = office.phone("wang");
    volunteer = office.phone("zhi", "volunteer");
    person = text(volunteer->json({"status"}), "user");
    worker->sync(); // it is told of its new colleague
    for (const auto& id : column(worker->json({"list", "household", "--limit", "3"}), "id"))
        households.push_back(id);
    QCOMPARE(households.size(), 3u);
    QCOMPARE(held(*volunteer, "household"), 0u); // nothing is given yet, whatever its grid
    task = doorTask(households[0], day(1));
    doorTask(households[1], day(1));
    QCOMPARE(number(worker->sync(), "unsent"), 0);
}

void TestVolunteerPack::holdsItsDoorsAndNothingElse() {
    volunteer->sync();
    QCOMPARE(column(volunteer->json({"list", "household"}), "id"),
             (std::multiset<std::string>{households[0], households[1]}));
    QCOMPARE(held(*volunteer, "task"), 2u);
    for (const char* entity : {"resident", "residency", "care_tag", "visit", "consent"})
        QCOMPARE(held(*volunteer, entity), 0u);
    requireClean(*volunteer);
    requireClean(office);
}

void TestVolunteerPack::endsOfflineAndItsWorkCounts() {
    if (QStandardPaths::findExecutable(QStringLiteral("faketime")).isEmpty())
        QSKIP("faketime is not installed, so that no clock can be changed.");
    const std::string visit = volunteer->done(
        {"visit", households[0], "--outcome", "no_answer", "--purpose", "campaign"});
    const Phone later = volunteer->under({"faketime", "--exclude-monotonic", "-f", "+3d"});
    QCOMPARE(held(later, "household"), 0u);
    QCOMPARE(held(later, "dwelling"), 0u);
    const auto notice = later.json({"notices"});
    QCOMPARE(text(notice, "0.reason"), "expired");
    QCOMPARE(number(notice, "0.households"), 2);
    QCOMPARE(number(later.json({"status"}), "notices"), 1);
    QCOMPARE(number(later.json({"status"}), "unsent"), 1);
    requireClean(later);
    // The work goes all the same. The office's day has not come: it gives the doors again.
    const auto synced = volunteer->sync();
    QCOMPARE(number(synced, "unsent"), 0);
    QCOMPARE(number(volunteer->json({"status"}), "set_aside"), 0);
    QCOMPARE(held(*volunteer, "household"), 2u);
    worker->sync();
    QCOMPARE(worker->field("visit", visit, "outcome"), "no_answer");
    requireClean(*volunteer);
}

void TestVolunteerPack::officeEndsIt() {
    QCOMPARE(volunteer->run({"notices", "dismiss", "1"}).code, 0);
    worker->done({"set", "task", task, "due=" + day(-1)});
    worker->sync();
    volunteer->sync();
    QCOMPARE(column(volunteer->json({"list", "household"}), "id"),
             std::multiset<std::string>{households[1]});
    QCOMPARE(number(volunteer->json({"notices"}), "0.households"), 1);
    // A door that is not on the list any more is another's matter.
    QCOMPARE(volunteer->run({"visit", households[0], "--outcome", "met"}).code, 1);
    requireClean(*volunteer);
    requireClean(office);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestVolunteerPack)
#include "tst_volunteerpack.moc"
