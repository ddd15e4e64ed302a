#include "core/merge/setvalue.h"
#include "core/usecases/registers.h"
#include "sync/client/peoplerequests.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// Accounts that a desk makes in its register of people: what they may follows from their record,
// and nobody gives away a place that is not his.
class TestDeskAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAccountIsMadeInvitedAndWorks();
    void nobodyGivesWhatIsNotHis_data();
    void nobodyGivesWhatIsNotHis();
    void anAccountOfAnotherPlaceIsNotChanged();
    void aPlaceThatIsGoneCanBePutRight();
    void whoIsOutOfServiceHoldsNothing();

private:
    Uuid made(Phone& admin, const char* account, const std::string& scopes,
              const char* role = "grid_worker") {
        const auto user =
            Registers(*admin.store)
                .save(
                    EntityId::User, {},
                    {{"name", "林秀英"}, {"account", account}, {"role", role}, {"scopes", scopes}});
        if (!user)
            qFatal("%s", user.error().context.c_str());
        return user->record;
    }
    // A device of this account, as the desk's invitation makes one.
    std::unique_ptr<Phone> invited(const char* account) { return m_world->phone(account, "", ""); }
    std::string refusal(Phone& phone) {
        const auto aside = phone.outbox().list(ActionState::SetAside);
        return aside.empty() ? std::string() : aside.back().reason;
    }
    std::string accountOf(const Uuid& user) {
        return std::string(textOf(m_world->officeValue(EntityId::User, user, "account")));
    }

    std::unique_ptr<World> m_world;
};

void TestDeskAccounts::init() {
    m_world = std::make_unique<World>();
    m_world->service->setPin(CertificatePin{1, 2, 3});
}

void TestDeskAccounts::anAccountIsMadeInvitedAndWorks() {
    auto admin = m_world->phone("chief", "admin", "445202001003");
    QVERIFY(admin->sync());
    const Uuid user = made(*admin, "lin", m_world->grid.text());
    QVERIFY(admin->sync());
    QCOMPARE(refusal(*admin), std::string());
    QCOMPARE(accountOf(user), std::string("lin"));
    DirectRunner runner(*admin->store);
    PeopleRequests people(runner, *admin->transport);
    Result<InviteAnswer> invitation = Error{ErrorCode::Internal, "not answered"};
    people.invite(m_world->ids->next(), user,
                  [&](Result<InviteAnswer> answer) { invitation = std::move(answer); });
    admin->transport->pump();
    QVERIFY2(invitation, invitation ? "" : invitation.error().context.c_str());
    // The worker's phone holds his grid and writes in it.
    auto worker = invited("lin");
    QVERIFY(worker->sync());
    QVERIFY(worker->store->table(EntityId::Household).find(m_world->household));
    QVERIFY(worker->set(EntityId::Household, m_world->household, "best_time",
                        std::string("晚上七点后")));
    QCOMPARE(worker->sync()->applied.setAside, 0);
    QCOMPARE(textOf(m_world->officeValue(EntityId::Household, m_world->household, "best_time")),
             std::string_view("晚上七点后"));
}

void TestDeskAccounts::nobodyGivesWhatIsNotHis_data() {
    QTest::addColumn<bool>("isLater");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("reason");
    QTest::newRow("with a new account") << false << true << QStringLiteral("not_allowed");
    QTest::newRow("to one that is his") << true << true << QStringLiteral("not_allowed");
    QTest::newRow("no place at all") << false << false << QStringLiteral("unknown_record");
}

void TestDeskAccounts::nobodyGivesWhatIsNotHis() {
    QFETCH(bool, isLater);
    QFETCH(bool, isKnown);
    QFETCH(QString, reason);
    auto admin = m_world->phone("chief", "admin", "445202001003001"); // of one grid alone
    QVERIFY(admin->sync());
    const Uuid place = isKnown ? m_world->otherGrid : m_world->ids->next();
    Uuid user;
    if (isLater) {
        user = made(*admin, "lin", m_world->grid.text());
        QVERIFY(admin->sync());
        QCOMPARE(refusal(*admin), std::string());
        QVERIFY(Registers(*admin->store).save(EntityId::User, user, {{"scopes", place.text()}}));
    } else {
        user = made(*admin, "lin", m_world->grid.text() + "," + place.text());
    }
    QVERIFY(admin->sync());
    QCOMPARE(refusal(*admin), reason.toStdString());
    const std::string scopes(textOf(m_world->officeValue(EntityId::User, user, "scopes")));
    QVERIFY(scopes.find(place.text()) == std::string::npos);
    if (!isLater)
        return;
    auto worker = invited("lin");
    QVERIFY(worker->sync());
    QVERIFY(worker->store->table(EntityId::Household).find(m_world->household));
}

void TestDeskAccounts::anAccountOfAnotherPlaceIsNotChanged() {
    auto other = m_world->phone("wang", "grid_worker", "445202001003002");
    auto admin = m_world->phone("chief", "admin", "445202001003001");
    QVERIFY(admin->sync() && other->sync());
    QVERIFY(admin->set(EntityId::User, other->user, "role", std::string("admin")));
    QVERIFY(admin->sync());
    QCOMPARE(refusal(*admin), std::string("not_allowed"));
    QCOMPARE(textOf(m_world->officeValue(EntityId::User, other->user, "role")),
             std::string_view("grid_worker"));
}

void TestDeskAccounts::aPlaceThatIsGoneCanBePutRight() {
    auto admin = m_world->phone("chief", "admin", "445202001003");
    QVERIFY(admin->sync());
    const Uuid user = made(*admin, "lin", m_world->grid.text());
    QVERIFY(admin->sync());
    {
        Store& office = *m_world->officeStore;
        Exchange exchange(office, m_world->officeId, "office");
        Transaction transaction(office.database());
        exchange.arbiter().chronicle().apply(EntityId::User, user, "scopes", Op::Set,
                                             Value{setText({m_world->ids->next().text()})},
                                             m_world->clock.wallMs());
        office.feeds().save();
        transaction.commit();
    }
    m_world->restartOffice();
    admin->transport = std::make_unique<LoopTransport>(*m_world->service);
    QVERIFY(admin->sync());
    QVERIFY(
        Registers(*admin->store).save(EntityId::User, user, {{"scopes", m_world->grid.text()}}));
    QVERIFY(admin->sync());
    QCOMPARE(refusal(*admin), std::string());
    const std::string scopes(textOf(m_world->officeValue(EntityId::User, user, "scopes")));
    QVERIFY(scopes.find(m_world->grid.text()) != std::string::npos);
}

void TestDeskAccounts::whoIsOutOfServiceHoldsNothing() {
    auto admin = m_world->phone("chief", "admin", "445202001003");
    QVERIFY(admin->sync());
    const Uuid user = made(*admin, "lin", m_world->grid.text());
    QVERIFY(admin->sync());
    auto worker = invited("lin");
    QVERIFY(worker->sync());
    QVERIFY(worker->store->table(EntityId::Household).find(m_world->household));
    QVERIFY(Registers(*admin->store).save(EntityId::User, user, {{"active", "0"}}));
    QVERIFY(admin->sync());
    QVERIFY(worker->sync());
    QVERIFY(!worker->store->table(EntityId::Household).find(m_world->household));
}

QTEST_GUILESS_MAIN(TestDeskAccounts)
#include "tst_deskaccounts.moc"
