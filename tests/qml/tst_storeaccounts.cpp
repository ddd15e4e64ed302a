#include "tests/qml/demooffice.h"

#include <QUuid>

using namespace banyan;
using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }
QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

} // namespace

// People and their devices over the real backend and a real office: a subdistrict's desk invites a
// phone, which enrols by that very text, and takes it out of service.
class TestStoreAccounts : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;
    std::unique_ptr<StoreBackend> m_desk;

    std::unique_ptr<StoreBackend> opened(const char* name, bool mayConnect = true) {
        auto backend = StoreBackend::open(
            {.home = m_office->home(name), .holdMs = 0, .mayConnect = mayConnect});
        return backend ? *std::move(backend) : nullptr;
    }
    bool isEnrolled(StoreBackend& backend, const QString& uri) {
        const auto done =
            asked<Done>([&](auto reply) { backend.enrol(uri, this, std::move(reply)); });
        return done && DemoOffice::isQuiet(backend);
    }
    Result<std::vector<AccountRow>> people(StoreBackend& backend) {
        return asked<std::vector<AccountRow>>(
            [&](auto reply) { backend.accounts(this, std::move(reply)); });
    }
    Result<AccountRow> person(const QString& userId) {
        return asked<AccountRow>(
            [&](auto reply) { m_desk->account(userId, this, std::move(reply)); });
    }
    AccountRow named(const char* account) {
        const auto all = people(*m_desk);
        if (all)
            for (const AccountRow& row : *all)
                if (row.account == u(account))
                    return row;
        return {};
    }
    Result<DeviceInvitation> invite(StoreBackend& backend, const QString& userId,
                                    const QString& request) {
        return asked<DeviceInvitation>(
            [&](auto reply) { backend.invite(userId, request, this, std::move(reply)); });
    }
    Result<Done> revoke(const QString& deviceId, bool stolen) {
        return asked<Done>(
            [&](auto reply) { m_desk->revokeDevice(deviceId, stolen, this, std::move(reply)); });
    }

private Q_SLOTS:
    void initTestCase() {
        m_office = std::make_unique<DemoOffice>(
            std::vector<DemoUser>{{"street", "subdistrict", "445202001"}});
        m_desk = opened("street");
        QVERIFY(m_desk && isEnrolled(*m_desk, m_office->enrolment("street")));
    }
    void cleanupTestCase() {
        m_desk.reset();
        m_office.reset();
    }

    void whomTheDeskLooksAfter() {
        const AccountRow own = named("street");
        QCOMPARE(own.role, u("subdistrict"));
        QVERIFY(own.devices.size() == 1 && own.devices[0].own);
        QVERIFY(own.devices[0].heardAtMs > 0 && own.devices[0].app.startsWith(u("banyan/")));
        const AccountRow worker = named(DemoOffice::second);
        QVERIFY(worker.active && worker.devices.empty());
        QCOMPARE(worker.scopes.front().code, u(DemoOffice::grid));
        QVERIFY(person(worker.userId) && *person(worker.userId) == worker);
        const auto unknown = person(newId());
        QVERIFY(!unknown && unknown.error().code == ErrorCode::NotFound);
        const auto noId = person(u("nobody"));
        QVERIFY(!noId && noId.error().code == ErrorCode::NotFound);
    }

    void invitedPhoneIsSeenAndTakenOutOfService() {
        const AccountRow before = named(DemoOffice::second);
        const QString request = newId();
        const auto invited = invite(*m_desk, before.userId, request);
        QVERIFY(invited && invited->expiresAtMs > m_desk->nowMs());
        QCOMPARE(invite(*m_desk, before.userId, request)->uri, invited->uri);
        auto phone = opened("invited");
        QVERIFY(phone && isEnrolled(*phone, invited->uri));
        const auto used = invite(*m_desk, before.userId, request);
        QVERIFY(!used && used.error().code == ErrorCode::Conflict);
        const AccountRow seen = *person(before.userId);
        QCOMPARE(seen.devices.size(), std::size_t(1));
        QVERIFY(seen.devices[0].state == u("active") && !seen.devices[0].own);
        QVERIFY(revoke(seen.devices[0].deviceId, false));
        phone->syncNow();
        QVERIFY(QTest::qWaitFor([&] { return phone->syncStatus().error == ErrorCode::Revoked; },
                                patienceMs));
        QCOMPARE(person(before.userId)->devices[0].state, u("revoked"));
        // A worker's phone is told that this is not his.
        auto worker = opened("worker");
        QVERIFY(worker && isEnrolled(*worker, m_office->enrolment()));
        const auto refused = people(*worker);
        QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
    }

    void ownDeviceIsNotRevoked() {
        const auto refused = revoke(named("street").devices[0].deviceId, true);
        QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
        QVERIFY(DemoOffice::synchronised(*m_desk));
    }

    void withoutALine() {
        auto fresh = opened("fresh");
        const auto stranger = people(*fresh);
        QVERIFY(!stranger && stranger.error().code == ErrorCode::Unauthorized);
        auto alone = opened("alone", false);
        const auto unreachable = people(*alone);
        QVERIFY(!unreachable && unreachable.error().code == ErrorCode::Unreachable);
    }
};

QTEST_MAIN(TestStoreAccounts)
#include "tst_storeaccounts.moc"
