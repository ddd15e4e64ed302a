#include "core/schema/civildate.h"
#include "sync/client/enrolmenturi.h"
#include "sync/client/peoplerequests.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr const char* district = "445202";
constexpr const char* subdistrict = "445202001";
constexpr const char* community = "445202001003";
constexpr const char* grid = "445202001003001";
constexpr const char* foreign = "445202002";
constexpr std::int64_t hourMs = 3'600'000;
const CertificatePin pin{1, 2, 3};
// What an office answers that does not know of people.
constexpr auto officeWithoutPeople = "/v1/unheard-of";

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

template <typename T>
bool isRefused(const Result<T>& result, ErrorCode code, const char* words) {
    return !result && result.error().code == code && contains(result.error().context, words);
}

} // namespace

// What a desk may do with people and their devices, request by request over the production client
// and service.
class TestPeopleDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onlyKeepersMay_data();
    void onlyKeepersMay();
    void whomOneLooksAfter_data();
    void whomOneLooksAfter();
    void whatIsTold();
    void everybodyComesPageByPage();
    void invitationIsUsedOnceAndRepeatedSafely();
    void invitationThatExpired();
    void lostAnswerLeavesOneInvitation();
    void endedAccountsGetNoDevice();
    void revokingIsNotedOnce();
    void ownDeviceIsNotRevoked();
    void stolenStaysStolen();
    void rightsAreThoseOfNow();
    void revokedDeviceMayNothing();
    void olderOfficeSaysSo();
    void quietDevicesAreHeardOf();
    void nothingSecretIsWritten();

private:
    void addUnit(const char* code, const char* level, const Uuid& parent, Uuid* id = nullptr);
    std::unique_ptr<Phone> desk(const char* role = "subdistrict", const char* code = subdistrict) {
        return world->phone(std::string("desk-") + role, role, code);
    }
    template <typename T, typename Ask>
    Result<T> asked(Phone& phone, Ask ask) {
        DirectRunner runner(*phone.store);
        PeopleRequests people(runner, *phone.transport);
        Result<T> result = Error{ErrorCode::Internal, "not answered"};
        ask(people, [&](Result<T> answer) { result = std::move(answer); });
        phone.transport->pump();
        return result;
    }
    Result<PeopleList> list(Phone& phone, const Uuid& user = {}) {
        return asked<PeopleList>(
            phone, [&](PeopleRequests& people, auto done) { people.list(user, done); });
    }
    Result<InviteAnswer> invite(Phone& phone, const Uuid& user, const Uuid& request) {
        return asked<InviteAnswer>(
            phone, [&](PeopleRequests& people, auto done) { people.invite(request, user, done); });
    }
    Result<InviteAnswer> invite(Phone& phone, const Uuid& user) {
        return invite(phone, user, world->ids->next());
    }
    Result<RevokeAnswer> revoke(Phone& phone, const Uuid& device, bool isStolen = false) {
        return asked<RevokeAnswer>(phone, [&](PeopleRequests& people, auto done) {
            people.revoke(device, isStolen, done);
        });
    }
    Result<EnrolAnswer> enrol(const std::string& uri) {
        EnrolRequest request;
        request.code = parseEnrolmentUri(uri)->code;
        request.label = "新手机";
        const auto reply =
            world->service->handleNow({"POST", "/v1/enrol", {}, encode(request), "127.0.0.1"});
        if (reply.status != 200)
            return refusalOf({reply.status, reply.body});
        return decodeEnrolAnswer(reply.body);
    }
    template <typename Work>
    void atOffice(Work work) {
        Exchange exchange(*world->officeStore, world->officeId, "office");
        Transaction transaction(world->officeStore->database());
        work(exchange);
        world->officeStore->feeds().save();
        transaction.commit();
        world->officeStore->reload();
    }
    void setUser(const Uuid& user, const char* field, Value value) {
        atOffice([&](Exchange& exchange) {
            exchange.arbiter().chronicle().apply(EntityId::User, user, field, Op::Set, value,
                                                 world->clock.wallMs());
            exchange.accounts().followRecord(user);
        });
    }
    std::vector<std::string> audited(const char* part) {
        std::vector<std::string> rows;
        auto statement =
            world->officeStore->database().prepare("SELECT who, what FROM audit ORDER BY id");
        while (statement.step())
            if (contains(std::string(statement.text(1)), part))
                rows.push_back(std::string(statement.text(0)) + ": "
                               + std::string(statement.text(1)));
        return rows;
    }
    static Uuid deviceOf(Phone& phone) { return *Uuid::fromText(phone.store->meta("device")); }
    std::string keeper(Phone& phone) {
        return "user " + phone.user.text() + " on device " + deviceOf(phone).text();
    }

    std::unique_ptr<World> world;
};

// A district with two subdistricts; the world's community is in the first.
void TestPeopleDesk::init() {
    world = std::make_unique<World>();
    world->service->setPin(pin);
    Uuid top, first;
    addUnit(district, "district", {}, &top);
    addUnit(subdistrict, "subdistrict", top, &first);
    addUnit(foreign, "subdistrict", top);
    atOffice([&](Exchange& exchange) {
        exchange.arbiter().chronicle().apply(EntityId::OrgUnit, world->community, "parent", Op::Set,
                                             first, world->clock.wallMs());
    });
}

void TestPeopleDesk::addUnit(const char* code, const char* level, const Uuid& parent, Uuid* id) {
    const Uuid unit = world->ids->next();
    const auto& spec = specOf(EntityId::OrgUnit);
    FieldValues values{{spec.field("code")->number, std::string(code)},
                       {spec.field("name")->number, std::string(level) + code},
                       {spec.field("level")->number, std::string(level)}};
    if (!parent.isNull())
        values.emplace_back(spec.field("parent")->number, parent);
    atOffice([&](Exchange& exchange) {
        exchange.arbiter().chronicle().create(EntityId::OrgUnit, unit, values, publicFeed,
                                              world->clock.wallMs());
    });
    if (id)
        *id = unit;
}

void TestPeopleDesk::onlyKeepersMay_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("mayDo");
    const auto row = [](const char* role, const char* code, bool mayDo) {
        QTest::newRow(role) << QString::fromLatin1(code) << mayDo;
    };
    for (const char* role :
         {"grid_worker", "grid_leader", "centre_household", "steward", "volunteer"})
        row(role, grid, false);
    row("community", community, false);
    row("department", subdistrict, false);
    row("unit", subdistrict, false);
    row("subdistrict", subdistrict, true);
    row("district", district, true);
    row("admin", district, true);
}

void TestPeopleDesk::onlyKeepersMay() {
    QFETCH(QString, code);
    QFETCH(bool, mayDo);
    auto asking = desk(QTest::currentDataTag(), code.toLatin1());
    auto wang = world->phone("wang", "grid_worker", grid);
    const auto people = list(*asking);
    const auto invited = invite(*asking, wang->user);
    const auto revoked = revoke(*asking, deviceOf(*wang));
    if (mayDo) {
        QVERIFY(people && invited && revoked);
        QVERIFY(revoked->state == DeviceState::Revoked);
        QCOMPARE(audited("enrolment code made").size(), 1u);
        QCOMPARE(audited("device revoked").size(), 1u);
        return;
    }
    QVERIFY(isRefused(people, ErrorCode::NotAllowed, "subdistrict and district"));
    QVERIFY(isRefused(invited, ErrorCode::NotAllowed, "subdistrict and district"));
    QVERIFY(isRefused(revoked, ErrorCode::NotAllowed, "subdistrict and district"));
    QVERIFY(audited("enrolment code made").empty() && audited("device revoked").empty());
    QVERIFY(wang->sync());
}

void TestPeopleDesk::whomOneLooksAfter_data() {
    QTest::addColumn<QString>("asker");
    QTest::addColumn<QString>("role");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("refusal"); // empty: looked after
    const auto row = [](const char* name, const char* asker, const char* role, QStringList codes,
                        const char* refusal) {
        QTest::newRow(name) << QString::fromLatin1(asker) << QString::fromLatin1(role) << codes
                            << QString::fromLatin1(refusal);
    };
    const QString own = QString::fromLatin1(grid), far = QString::fromLatin1(foreign),
                  near = QString::fromLatin1(subdistrict), all = QString::fromLatin1(district);
    const char* none = "no such account";
    const char* above = "above yours";
    row("a worker below", "subdistrict", "grid_worker", {own}, "");
    row("a helper below", "subdistrict", "centre_household", {own}, "");
    row("a colleague", "subdistrict", "subdistrict", {near}, "");
    row("one of another subdistrict", "subdistrict", "grid_worker", {far}, none);
    row("one of both", "subdistrict", "grid_worker", {own, far}, none);
    row("one without scopes", "subdistrict", "grid_worker", {}, none);
    row("the district's", "subdistrict", "district", {all}, none);
    row("a district role below", "subdistrict", "district", {own}, above);
    row("an admin below", "subdistrict", "admin", {own}, above);
    row("both, for the district", "district", "grid_worker", {own, far}, "");
    row("without scopes, for the district", "district", "grid_worker", {}, "");
    row("an admin, for the district", "district", "admin", {all}, above);
    row("a district role, for the admin", "admin", "district", {all}, "");
    row("an admin, for the admin", "admin", "admin", {all}, "");
}

void TestPeopleDesk::whomOneLooksAfter() {
    QFETCH(QString, asker);
    QFETCH(QString, role);
    QFETCH(QStringList, codes);
    QFETCH(QString, refusal);
    const bool isNear = asker == QLatin1String("subdistrict");
    auto asking = desk(asker.toLatin1(), isNear ? subdistrict : district);
    Uuid user, device;
    atOffice([&](Exchange& exchange) {
        std::vector<std::string> scopes;
        for (const QString& code : codes)
            scopes.push_back(code.toStdString());
        user = *exchange.accounts().addUser("zhou", role.toStdString(), scopes);
        device = exchange.accounts().newDevice(user).id;
    });
    const auto listed = list(*asking, user);
    QVERIFY(listed);
    const auto invited = invite(*asking, user);
    const auto revoked = revoke(*asking, device);
    if (refusal.isEmpty()) {
        QVERIFY(invited && revoked);
        QVERIFY(listed->people.size() == 1 && listed->people[0].account == "zhou");
        return;
    }
    QVERIFY(listed->people.empty()); // nor among all
    for (const auto all = list(*asking); const auto& person : all->people)
        QVERIFY(person.user != user);
    const QByteArray words = refusal.toLatin1();
    QVERIFY(isRefused(invited, ErrorCode::NotAllowed, words.constData()));
    QVERIFY(isRefused(revoked, ErrorCode::NotAllowed, words.constData()));
    QVERIFY(audited("enrolment code made").empty() && audited("device revoked").empty());
}

void TestPeopleDesk::whatIsTold() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const std::int64_t enrolledAt = world->clock.wallMs();
    world->clock.advance(hourMs);
    QVERIFY(wang->sync());
    auto people = list(*asking, wang->user);
    QVERIFY(people && people->people.size() == 1 && people->ownDevice == deviceOf(*asking));
    const PersonStanding& person = people->people[0];
    QVERIFY(person.name == "wang" && person.role == "grid_worker" && person.isActive);
    QVERIFY(person.sinceMs == enrolledAt && person.untilMs == 0);
    QVERIFY(person.scopes.size() == 1 && person.scopes[0].code == grid
            && person.scopes[0].name == "第1网格");
    QCOMPARE(person.devices.size(), 1u);
    QVERIFY(person.devices[0].id == deviceOf(*wang));
    QVERIFY(person.devices[0].state == DeviceState::Active);
    QCOMPARE(person.devices[0].enrolledAtMs, enrolledAt);
    QCOMPARE(person.devices[0].heardAtMs, world->clock.wallMs());
    QVERIFY(contains(person.devices[0].app, "banyan/"));
    // An account that has ended stays to be seen, with its end.
    setUser(wang->user, "active", std::int64_t{0});
    people = list(*asking, wang->user);
    QVERIFY(people->people.size() == 1 && !people->people[0].isActive);
    QCOMPARE(people->people[0].untilMs, world->clock.wallMs());
}

void TestPeopleDesk::everybodyComesPageByPage() {
    auto asking = desk();
    constexpr std::size_t others = limits::peopleMax + 5;
    atOffice([&](Exchange& exchange) {
        for (std::size_t i = 0; i < others; ++i)
            QVERIFY(exchange.accounts().addUser("p" + std::to_string(i), "grid_worker", {grid}));
    });
    asking->transport->posted.clear();
    const auto people = list(*asking);
    QVERIFY(people);
    QCOMPARE(people->people.size(), others + 1); // and the desk's own
    QCOMPARE(asking->transport->posted.size(), 2u);
}

void TestPeopleDesk::invitationIsUsedOnceAndRepeatedSafely() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const Uuid request = world->ids->next();
    const auto first = invite(*asking, wang->user, request);
    QVERIFY(first);
    QCOMPARE(first->expiresAtMs, world->clock.wallMs() + 48 * hourMs);
    world->clock.advance(hourMs);
    const auto again = invite(*asking, wang->user, request);
    QVERIFY(again && again->uri == first->uri && again->expiresAtMs == first->expiresAtMs);
    QCOMPARE(audited("enrolment code made"),
             (std::vector<std::string>{keeper(*asking) + ": enrolment code made for user "
                                       + wang->user.text()}));
    const auto uri = parseEnrolmentUri(first->uri);
    QVERIFY(uri && uri->pin == pin && uri->code.size() == 12);
    // Another wish is another invitation; so is the same id from another desk, or for another.
    auto other = world->phone("other-desk", "subdistrict", subdistrict);
    QVERIFY(invite(*asking, wang->user)->uri != first->uri);
    QVERIFY(invite(*other, wang->user, request)->uri != first->uri);
    QVERIFY(invite(*asking, other->user, request)->uri != first->uri);
    QCOMPARE(audited("enrolment code made").size(), 4u);

    const auto enrolled = enrol(first->uri);
    QVERIFY(enrolled && enrolled->user == wang->user);
    QVERIFY(isRefused(enrol(first->uri), ErrorCode::Unauthorized, "has been used"));
    QVERIFY(isRefused(invite(*asking, wang->user, request), ErrorCode::Conflict, "been used"));
    const auto people = list(*asking, wang->user);
    QVERIFY(people->people.size() == 1 && people->people[0].devices.size() == 2);
    QVERIFY(people->people[0].devices[1].label == "新手机");
    QCOMPARE(people->people[0].devices[1].heardAtMs, 0);
}

void TestPeopleDesk::invitationThatExpired() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const Uuid request = world->ids->next();
    const auto invited = invite(*asking, wang->user, request);
    world->clock.advance(48 * hourMs + 1);
    QVERIFY(isRefused(enrol(invited->uri), ErrorCode::Unauthorized, "has expired"));
    QVERIFY(isRefused(invite(*asking, wang->user, request), ErrorCode::Conflict, "has expired"));
    const auto fresh = invite(*asking, wang->user);
    QVERIFY(fresh && enrol(fresh->uri));
}

void TestPeopleDesk::lostAnswerLeavesOneInvitation() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const Uuid request = world->ids->next();
    asking->transport->faultsOn = "/v1/people/invite";
    asking->transport->loseAnswer = 2;
    for (int i = 0; i < 2; ++i)
        QVERIFY(isRefused(invite(*asking, wang->user, request), ErrorCode::Unreachable, ""));
    const auto invited = invite(*asking, wang->user, request);
    QVERIFY(invited);
    auto& count = world->officeStore->database().cached("SELECT count(*) FROM enrolment");
    Running running(count);
    QVERIFY(running->step());
    QCOMPARE(count.integer(0), 1);
    QCOMPARE(audited("enrolment code made").size(), 1u);
    QVERIFY(enrol(invited->uri));
}

void TestPeopleDesk::endedAccountsGetNoDevice() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    setUser(wang->user, "active", std::int64_t{0});
    QVERIFY(isRefused(invite(*asking, wang->user), ErrorCode::Invalid, "has ended"));
    QVERIFY(isRefused(invite(*asking, world->ids->next()), ErrorCode::NotAllowed, "no such"));
    QVERIFY(audited("enrolment code made").empty());
    QVERIFY(revoke(*asking, deviceOf(*wang))); // that is what remains to be done
}

void TestPeopleDesk::revokingIsNotedOnce() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    QVERIFY(wang->sync());
    QVERIFY(wang->set(EntityId::Household, world->household, "best_time", std::string("晚上")));
    asking->transport->faultsOn = "/v1/people/revoke";
    asking->transport->loseAnswer = 1;
    QVERIFY(isRefused(revoke(*asking, deviceOf(*wang)), ErrorCode::Unreachable, ""));
    QVERIFY(revoke(*asking, deviceOf(*wang))->state == DeviceState::Revoked);
    QCOMPARE(audited("device revoked"),
             (std::vector<std::string>{keeper(*asking)
                                       + ": device revoked: " + deviceOf(*wang).text()}));
    // Its next synchronisation is refused and what it brings is kept, unapplied.
    QVERIFY(isRefused(wang->sync(), ErrorCode::Revoked, "revoked"));
    QVERIFY(isNull(world->officeValue(EntityId::Household, world->household, "best_time")));
    auto kept =
        world->officeStore->database().prepare("SELECT count(*), max(reason) FROM set_aside");
    QVERIFY(kept.step());
    QCOMPARE(kept.integer(0), 1);
    QCOMPARE(kept.text(1), "revoked");
    QVERIFY(wang->outbox().counts().unsent == 1); // and stays on the device
    QVERIFY(list(*asking, wang->user)->people[0].devices[0].state == DeviceState::Revoked);
}

void TestPeopleDesk::ownDeviceIsNotRevoked() {
    auto asking = desk();
    auto second = world->phone("desk-subdistrict", "subdistrict", subdistrict);
    QVERIFY(isRefused(revoke(*asking, deviceOf(*asking)), ErrorCode::NotAllowed,
                      "the device you are using"));
    QVERIFY(isRefused(revoke(*asking, deviceOf(*asking), true), ErrorCode::NotAllowed,
                      "the device you are using"));
    QVERIFY(asking->sync());
    QVERIFY(revoke(*asking, deviceOf(*second))); // one's other one may be
}

void TestPeopleDesk::stolenStaysStolen() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    QVERIFY(wang->sync());
    const Uuid device = deviceOf(*wang);
    QVERIFY(revoke(*asking, device)->state == DeviceState::Revoked);
    QVERIFY(revoke(*asking, device, true)->state == DeviceState::Stolen); // found out later
    QVERIFY(revoke(*asking, device)->state == DeviceState::Stolen);
    QVERIFY(revoke(*asking, device, true)->state == DeviceState::Stolen);
    QCOMPARE(audited("device revoked").size(), 2u);
    QVERIFY(isRefused(wang->sync(), ErrorCode::Revoked, "stolen"));
    QVERIFY(wang->store->meta("token").empty()); // it destroyed what it held
}

void TestPeopleDesk::rightsAreThoseOfNow() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    QVERIFY(list(*asking)->people.size() == 2);
    setUser(asking->user, "role", std::string("community"));
    world->clock.advance(1);
    QVERIFY(isRefused(list(*asking), ErrorCode::NotAllowed, "subdistrict and district"));
    setUser(asking->user, "role", std::string("subdistrict"));
    world->clock.advance(1);
    QVERIFY(revoke(*asking, deviceOf(*wang)));
    setUser(asking->user, "active", std::int64_t{0});
    world->clock.advance(1);
    QVERIFY(isRefused(invite(*asking, wang->user), ErrorCode::NotAllowed, "subdistrict"));
}

void TestPeopleDesk::revokedDeviceMayNothing() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    auto other = world->phone("other-desk", "subdistrict", subdistrict);
    QVERIFY(revoke(*other, deviceOf(*asking)));
    QVERIFY(isRefused(list(*asking), ErrorCode::Revoked, "revoked"));
    QVERIFY(isRefused(invite(*asking, wang->user), ErrorCode::Revoked, "revoked"));
    QVERIFY(isRefused(revoke(*asking, deviceOf(*other)), ErrorCode::Revoked, "revoked"));
    Transaction transaction(asking->store->database());
    asking->store->setMeta("token", "nobody's");
    transaction.commit();
    QVERIFY(isRefused(list(*asking), ErrorCode::Unauthorized, "does not know"));
    for (const char* path : {"/v1/people", "/v1/people/invite", "/v1/people/revoke"})
        QCOMPARE(
            world->service->handleNow({"POST", path, other->store->meta("token"), "x", ""}).status,
            400); // garbage
}

void TestPeopleDesk::olderOfficeSaysSo() {
    auto asking = desk();
    asking->transport->tamper = [](OfficeRequest& request) { request.path = officeWithoutPeople; };
    QVERIFY(isRefused(list(*asking), ErrorCode::TooOld, "upgrade the office"));
    QVERIFY(isRefused(invite(*asking, asking->user), ErrorCode::TooOld, "upgrade the office"));
}

// A device that only reads is heard of, too, once an hour and when its app has changed.
void TestPeopleDesk::quietDevicesAreHeardOf() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const auto heardAt = [&] { return list(*asking, wang->user)->people[0].devices[0].heardAtMs; };
    QVERIFY(wang->sync());
    const std::int64_t first = world->clock.wallMs();
    QCOMPARE(heardAt(), first);
    world->clock.advance(hourMs - 1);
    QVERIFY(wang->sync());
    QCOMPARE(heardAt(), first);
    world->clock.advance(1);
    QVERIFY(wang->sync());
    QCOMPARE(heardAt(), first + hourMs);
}

void TestPeopleDesk::nothingSecretIsWritten() {
    auto asking = desk();
    auto wang = world->phone("wang", "grid_worker", grid);
    const auto invited = invite(*asking, wang->user);
    const std::string code = parseEnrolmentUri(invited->uri)->code;
    QVERIFY(enrol(invited->uri));
    auto& database = world->officeStore->database();
    for (const char* sql : {"SELECT who || what FROM audit", "SELECT value FROM meta"}) {
        auto rows = database.prepare(sql);
        while (rows.step()) {
            QVERIFY(!contains(std::string(rows.text(0)), code.c_str()));
            QVERIFY(!contains(std::string(rows.text(0)), wang->store->meta("token").c_str()));
        }
    }
}

QTEST_GUILESS_MAIN(TestPeopleDesk)
#include "tst_peopledesk.moc"
