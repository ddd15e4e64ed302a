#pragma once

#include "core/demo/demodistrict.h"
#include "core/store/outbox.h"
#include "qml/viewmodels/store/storebackend.h"
#include "sync/office/accounts.h"
#include "sync/office/bundles.h"
#include "sync/office/certificates.h"
#include "sync/office/demoimport.h"
#include "sync/office/httpserver.h"
#include "sync/office/service.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <optional>

namespace banyan::ui {

inline constexpr int patienceMs = 30'000;

struct DemoUser {
    const char* name;
    const char* role;
    const char* scope; // code of a grid or unit
};

// The demo grid's office over HTTPS on loopback, in this process.
class DemoOffice {
public:
    static constexpr const char* grid = "445202001001001";
    static constexpr const char* community = "445202001001";
    static constexpr const char* worker = "w445202001001001";
    static constexpr const char* second = "second";
    static constexpr const char* leader = "leader";
    static constexpr const char* desk = "desk";
    static constexpr const char* volunteer = "volunteer";

    // With the grid's own people, two more of them, and whom else a test needs.
    explicit DemoOffice(const std::vector<DemoUser>& more = {}) {
        auto store = Store::open(
            {m_folder.filePath(QStringLiteral("office.db")).toStdString(), {}, OpenMode::Writer},
            m_clock, m_random);
        const Uuid id = m_id = (*store)->ids().next();
        auto imported =
            importDemo(**store, id, demo::DemoDistrict(demo::Size::Grid, 1, m_clock.wallMs()));
        if (!imported)
            qFatal("demo: %s", imported.error().context.c_str());
        {
            Chronicle chronicle(**store, id);
            Accounts accounts(**store, chronicle);
            Transaction transaction((*store)->database());
            const auto enrollable = [&](const char* user) {
                for (int i = 0; i < 2; ++i)
                    m_codes[user].push_back(*accounts.enrolmentCode(user));
            };
            enrollable(worker);
            std::vector<DemoUser> users{{second, "grid_worker", grid},
                                        {leader, "grid_leader", grid},
                                        {desk, "community", community},
                                        {volunteer, "volunteer", grid}};
            users.insert(users.end(), more.begin(), more.end());
            for (const auto& user : users) {
                if (auto added = accounts.addUser(user.name, user.role, {user.scope}); !added)
                    qFatal("%s: %s", user.name, added.error().context.c_str());
                enrollable(user.name);
            }
            (*store)->feeds().save();
            transaction.commit();
        }
        const auto tls =
            ensureCertificate(m_folder.filePath(QStringLiteral("tls")).toStdString(), {}, m_clock);
        m_service = std::make_unique<OfficeService>(*std::move(store), id, "office");
        HttpServerConfig config;
        config.certificateChainPem = tls->chainPem;
        config.keyPem = tls->keyPem;
        m_server = std::make_unique<HttpServer>(config, *m_service);
        m_uri = {"127.0.0.1", *m_server->start(), tls->pin, {}};
        m_service->setPin(tls->pin);
        setAddress("127.0.0.1:" + std::to_string(m_uri.port));
        m_service->start();
    }
    ~DemoOffice() {
        m_server->stop();
        m_service->stop();
    }

    QString enrolment(const char* user = worker) {
        auto& codes = m_codes[user];
        m_uri.code = codes.back();
        codes.pop_back();
        return QString::fromStdString(enrolmentUriText(m_uri));
    }
    QString home(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static bool isQuiet(StoreBackend& backend) {
        return QTest::qWaitFor(
            [&] {
                const SyncStatus status = backend.syncStatus();
                return status.phase == SyncPhase::Idle && status.unsent == 0
                       && status.lastConfirmedAtMs > 0 && !status.error;
            },
            patienceMs);
    }
    // One whole synchronisation that begins now.
    static bool synchronised(StoreBackend& backend) {
        backend.syncNow();
        const bool hasBegun = QTest::qWaitFor(
            [&] { return backend.syncStatus().phase != SyncPhase::Idle; }, patienceMs);
        return hasBegun && isQuiet(backend);
    }
    // The store of a phone, beside its app.
    std::unique_ptr<Store> storeOf(const char* name) {
        auto store = Store::open({home(name).toStdString() + "/phone.db", {}, OpenMode::Writer},
                                 m_clock, m_random);
        return store ? *std::move(store) : nullptr;
    }
    // What its keeper does with a bundle, beside the serving office: the reply.
    QByteArray replyTo(const QByteArray& bundle) {
        auto store =
            Store::open({home("office.db").toStdString(), {}, OpenMode::Writer}, m_clock, m_random);
        const auto imported = importBundle(**store, m_id, "office", bundle.toStdString());
        return imported ? QByteArray::fromStdString(imported->reply) : QByteArray();
    }

private:
    // Where invitations lead.
    void setAddress(const std::string& address) {
        auto store =
            Store::open({home("office.db").toStdString(), {}, OpenMode::Writer}, m_clock, m_random);
        Transaction transaction((*store)->database());
        (*store)->setMeta("address", address);
        transaction.commit();
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::map<std::string, std::vector<std::string>> m_codes;
    Uuid m_id;
    EnrolmentUri m_uri;
    std::unique_ptr<OfficeService> m_service;
    std::unique_ptr<HttpServer> m_server;
};

// Asks and waits for the reply. `ask` gets the reply's function as its last argument.
template <typename T, typename Ask>
Result<T> asked(Ask ask) {
    std::optional<Result<T>> result;
    ask([&](Result<T> reply) { result = std::move(reply); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patienceMs))
        return Error{ErrorCode::Internal, "no reply"};
    return *result;
}

// A test with homes of several people against such an office; null where one cannot be opened.
class DemoHomes : public QObject {
protected:
    using Phone = std::unique_ptr<StoreBackend>;

    Phone opened(const char* name, bool mayConnect, int holdMs = 0) {
        auto backend = StoreBackend::open(
            {.home = m_office->home(name), .holdMs = holdMs, .mayConnect = mayConnect});
        return backend ? *std::move(backend) : nullptr;
    }
    Phone enrolled(const char* name, const char* user = DemoOffice::worker) {
        auto backend = opened(name, true);
        const auto done = asked<Done>(
            [&](auto reply) { backend->enrol(m_office->enrolment(user), this, reply); });
        return done && DemoOffice::isQuiet(*backend) ? std::move(backend) : nullptr;
    }
    static bool synchronised(const Phone& phone) { return DemoOffice::synchronised(*phone); }

    QString firstHousehold(const Phone& phone) {
        const auto plan = asked<DayPlan>([&](auto reply) { phone->dayPlan(this, reply); });
        return plan && !plan->ahead.empty() ? plan->ahead.front().householdId : QString();
    }

    std::unique_ptr<DemoOffice> m_office;
};

} // namespace banyan::ui
