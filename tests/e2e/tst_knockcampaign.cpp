#include "core/schema/civildate.h"
#include "tests/e2e/support/replicas.h"

#include <QDateTime>

using namespace banyan::e2e;

// A knock campaign over real programs: from a desk to a volunteer's list, a shut door, the next
// round, the end; and what each is told of the day.
class TestKnockCampaign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsGivenOutWithoutDoors();
    void doorsReachTheVolunteer();
    void aShutDoorWaitsForTheNextRound();
    void cancellingEndsTheList();

private:
    static std::string day(int fromToday) {
        const auto today = banyan::localDateOf(QDateTime::currentMSecsSinceEpoch());
        return banyan::addDays(today, fromToday).text();
    }
    QJsonValue progress() { return desk->json({"campaign", campaign}); }
    QJsonValue share() { return volunteer->json({"today"}); }

    Office office;
    std::optional<Phone> desk, volunteer;
    std::string campaign;
    std::int64_t doors = 0;
};

void TestKnockCampaign::initTestCase() {
    office.serve();
    desk = office.phone("she", "community", {"445202001001"});
    volunteer = office.phone("zhi", "volunteer");
    desk->sync(); // it is told of the volunteer
    const auto units = desk->json({"list", "org_unit", "--where", "code=445202001001"});
    campaign =
        desk->done({"create", "campaign", "unit=" + text(units, "0.id"), "title=疫苗接种敲门",
                    "since=" + day(0), "until=" + day(5), "state=running"});
}

void TestKnockCampaign::nothingIsGivenOutWithoutDoors() {
    const auto refused = desk->run({"campaign", campaign, "--care", "orphan", "--occupancy",
                                    "to_be_demolished", "--not-reached", "1", "--knocker", "zhi"});
    QCOMPARE(refused.code, 1);
    QCOMPARE(number(progress(), "doors"), 0);
    QCOMPARE(desk->run({"campaign", campaign, "--next-round"}).code, 1); // none waits
}

void TestKnockCampaign::doorsReachTheVolunteer() {
    const auto given =
        desk->json({"campaign", campaign, "--care", "living_alone", "--knocker", "zhi"});
    doors = number(given, "sent");
    QVERIFY(doors > 1);
    desk->sync();
    volunteer->sync();
    QCOMPARE(text(share(), "campaigns.0.title"), "疫苗接种敲门");
    QCOMPARE(text(share(), "campaigns.0.until"), day(5));
    QCOMPARE(number(share(), "campaigns.0.doors"), doors);
    QCOMPARE(number(share(), "campaigns.0.round"), 1);
    requireClean(*volunteer);
}

void TestKnockCampaign::aShutDoorWaitsForTheNextRound() {
    const auto tasks = volunteer->json({"list", "task"});
    const std::string shut = text(tasks, "0.fields.household");
    volunteer->done({"visit", shut, "--outcome", "no_answer", "--purpose", "campaign"});
    QCOMPARE(number(share(), "campaigns.0.doors"), doors - 1); // before any network
    volunteer->sync();
    desk->sync();
    QCOMPARE(number(progress(), "waiting"), 1);
    QCOMPARE(number(desk->json({"campaign", campaign, "--next-round"}), "sent"), 1);
    desk->sync();
    volunteer->sync();
    QCOMPARE(number(share(), "campaigns.0.doors"), doors);
    QCOMPARE(number(share(), "campaigns.0.round"), 2);
    volunteer->done({"visit", shut, "--outcome", "met", "--purpose", "campaign"});
    volunteer->sync();
    desk->sync();
    QCOMPARE(number(progress(), "done"), 1);
    QCOMPARE(number(progress(), "open"), doors - 1);
}

void TestKnockCampaign::cancellingEndsTheList() {
    desk->done({"set", "campaign", campaign, "since=" + day(-5), "until=" + day(-1)});
    QCOMPARE(desk->run({"campaign", campaign, "--care", "very_old", "--knocker", "zhi"}).code, 1);
    QCOMPARE(number(desk->json({"campaign", campaign, "--cancel"}), "cancelled"), doors - 1);
    QCOMPARE(desk->run({"campaign", campaign, "--cancel"}).code, 1);
    desk->sync();
    volunteer->sync();
    QVERIFY(at(share(), "campaigns").toArray().isEmpty());
    requireClean(*volunteer);
    requireClean(office);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestKnockCampaign)
#include "tst_knockcampaign.moc"
