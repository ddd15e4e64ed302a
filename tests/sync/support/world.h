#pragma once

#include "core/store/outbox.h"
#include "sync/client/session.h"
#include "sync/client/syncround.h"
#include "sync/office/service.h"
#include "sync/protocol/codec.h"
#include "tests/sync/support/officestore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <deque>
#include <functional>

namespace banyan::test {

// The office without sockets: requests go straight to the service. Faults are injected by
// `tamper`, which sees each request and answer; answers are delivered by pump().
class LoopTransport final : public Transport {
public:
    explicit LoopTransport(OfficeService& office)
        : m_office(office) {}

    void post(OfficeRequest request, Answered done) override {
        m_waiting.push_back([this, request = std::move(request), done = std::move(done)]() mutable {
            if (tamper)
                tamper(request);
            const bool isHit = request.path.starts_with(faultsOn);
            if (isHit && loseRequest > 0) {
                --loseRequest;
                done(Error{ErrorCode::Unreachable, "lost"});
                return;
            }
            HttpRequest http{"POST", request.path, request.token, request.body, "127.0.0.1"};
            posted.push_back(request.path);
            const HttpReply reply = m_office.handleNow(http);
            if (isHit && loseAnswer > 0) {
                --loseAnswer;
                done(Error{ErrorCode::Unreachable, "lost"});
                return;
            }
            done(OfficeAnswer{reply.status, reply.body});
        });
    }
    void cancelAll() override { m_waiting.clear(); }
    void pump() {
        while (!m_waiting.empty()) {
            auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
    }

    std::function<void(OfficeRequest&)> tamper; // what the line does to a request
    int loseRequest = 0;
    int loseAnswer = 0;
    std::string faultsOn;            // only requests whose path begins so
    std::vector<std::string> posted; // paths that reached the office

private:
    OfficeService& m_office;
    std::deque<std::function<void()>> m_waiting;
};

// A device in this process.
struct Phone {
    std::string path;
    std::unique_ptr<Store> store;
    std::unique_ptr<LoopTransport> transport;
    Uuid user;

    Outbox outbox() { return Outbox(*store); }
    Result<SyncReport> sync() {
        DirectRunner runner(*store);
        SyncSession session(runner, *transport);
        Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
        session.start([&](Result<SyncReport> report) { result = std::move(report); });
        transport->pump();
        return result;
    }
    // With attachments, as a program does it.
    Result<RoundReport> round(const RoundOptions& options = {},
                              const AttachmentLimits& limits = {}) {
        DirectRunner runner(*store);
        SyncRound round(runner, *transport, limits);
        Result<RoundReport> result = Error{ErrorCode::Internal, "not finished"};
        round.start(options, [&](Result<RoundReport> report) { result = std::move(report); });
        transport->pump();
        return result;
    }
    Value value(EntityId entity, const Uuid& id, const char* field) {
        const auto record = store->table(entity).find(id);
        return record ? record->value(field) : Value{};
    }
    Result<std::int64_t> set(EntityId entity, const Uuid& id, const char* field, Value value,
                             Op op = Op::Set) {
        Change change;
        change.entity = entity;
        change.record = id;
        change.op = op;
        change.field = specOf(entity).field(field)->number;
        change.value = std::move(value);
        return outbox().record("edit", user, {change});
    }
    Result<std::int64_t> create(EntityId entity, const Uuid& id,
                                std::vector<std::pair<const char*, Value>> fields) {
        Change change;
        change.entity = entity;
        change.record = id;
        change.op = Op::Create;
        for (auto& [name, value] : fields)
            change.values.emplace_back(specOf(entity).field(name)->number, std::move(value));
        std::sort(change.values.begin(), change.values.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        return outbox().record("create", user, {change});
    }
};

// An office with one community of two grids, and one household in the first.
class World {
public:
    World() {
        auto store = openOffice();
        officeStore = store->get();
        ids = std::make_unique<UuidSource>(clock, random);
        officeId = ids->next();
        service = std::make_unique<OfficeService>(*std::move(store), officeId, "office");
        Exchange exchange(*officeStore, officeId, "office");
        Transaction transaction(officeStore->database());
        auto& chronicle = exchange.arbiter().chronicle();
        community = ids->next();
        grid = ids->next();
        otherGrid = ids->next();
        const std::int64_t now = clock.wallMs();
        auto make = [&](EntityId entity, const Uuid& id,
                        std::vector<std::pair<const char*, Value>> fields, std::int64_t feed) {
            FieldValues values;
            for (auto& [name, value] : fields)
                values.emplace_back(specOf(entity).field(name)->number, value);
            std::sort(values.begin(), values.end(),
                      [](const auto& a, const auto& b) { return a.first < b.first; });
            chronicle.create(entity, id, values, feed, now);
        };
        make(EntityId::OrgUnit, community,
             {{"code", std::string("445202001003")},
              {"name", std::string("进贤社区")},
              {"level", std::string("community")}},
             publicFeed);
        make(EntityId::Grid, grid,
             {{"code", std::string("445202001003001")},
              {"name", std::string("第1网格")},
              {"community", community}},
             publicFeed);
        make(EntityId::Grid, otherGrid,
             {{"code", std::string("445202001003002")},
              {"name", std::string("第2网格")},
              {"community", community}},
             publicFeed);
        const std::int64_t feed = *officeStore->feeds().find(grid);
        dwelling = ids->next();
        household = ids->next();
        resident = ids->next();
        make(EntityId::Dwelling, dwelling, {{"grid", grid}, {"door", std::string("3-2-501")}},
             feed);
        make(EntityId::Household, household, {{"dwelling", dwelling}}, feed);
        make(EntityId::Resident, resident,
             {{"household", household}, {"name", std::string("陈小明")}}, feed);
        officeStore->feeds().save();
        transaction.commit();
    }

    std::unique_ptr<Phone> phone(const std::string& account, const std::string& role,
                                 const std::string& code) {
        Exchange exchange(*officeStore, officeId, "office");
        NewDevice device;
        {
            Transaction transaction(officeStore->database());
            Uuid user;
            if (const auto known = exchange.accounts().userNamed(account))
                user = known->id;
            else
                user = *exchange.accounts().addUser(account, role, {code});
            device = exchange.accounts().newDevice(user);
            officeStore->feeds().save();
            transaction.commit();
        }
        auto phone = std::make_unique<Phone>();
        const QString home = folder.path() + QStringLiteral("/phone%1").arg(++m_phones);
        QDir().mkpath(home); // of its own, since contents lie beside the database
        phone->path = home.toStdString() + "/phone.db";
        open(*phone);
        phone->user = device.user;
        Transaction transaction(phone->store->database());
        phone->store->setMeta("device", device.id.text());
        phone->store->setMeta("token", device.token);
        phone->store->setMeta("user", device.user.text());
        phone->store->setMeta("office_time", clock.wallMs());
        phone->store->feeds().touch(publicFeed).state = FeedState::Fetching;
        phone->store->feeds().save();
        transaction.commit();
        return phone;
    }
    void open(Phone& phone) {
        phone.store.reset();
        auto store = Store::open({phone.path, {}, OpenMode::Writer}, clock, random);
        Q_ASSERT(store);
        phone.store = *std::move(store);
        phone.transport = std::make_unique<LoopTransport>(*service);
    }
    std::string backup() {
        if (isOnPostgres()) {
            const int kept = newDistrict();
            copyDistrict(m_district, kept);
            return std::to_string(kept);
        }
        const std::string file =
            (folder.path() + QStringLiteral("/backup%1.db").arg(++m_backups)).toStdString();
        auto statement = officeStore->database().prepare("VACUUM INTO ?");
        statement.bind(1, std::string_view(file));
        statement.run();
        return file;
    }
    // The office as it was in the backup; phones find it under the old address.
    void restore(const std::string& file, const std::vector<Phone*>& phones) {
        service.reset();
        if (isOnPostgres()) {
            copyDistrict(std::stoi(file), m_district);
        } else {
            for (const char* suffix : {"", "-wal", "-shm"})
                QFile::remove(QString::fromStdString(officePath() + suffix));
            QFile::copy(QString::fromStdString(file), QString::fromStdString(officePath()));
        }
        restartOffice();
        for (auto* phone : phones)
            phone->transport = std::make_unique<LoopTransport>(*service);
    }
    // The office's process ends and another begins; phones find it under the old address.
    void restartOffice() {
        service.reset();
        auto store = openOffice();
        officeStore = store->get();
        service = std::make_unique<OfficeService>(*std::move(store), officeId, "office");
    }
    // Another process's connection to the office.
    Result<std::unique_ptr<Store>> openOffice() {
        StoreConfig config{officePath(), {}, OpenMode::Writer, {}};
        if (isOnPostgres())
            config.driver = postgresSource(testSettings(m_district));
        auto store = Store::open(config, clock, random);
        if (!store)
            qFatal("%s", store.error().context.c_str());
        return store;
    }
    int district() const { return m_district; } // on PostgreSQL
    std::string officePath() {
        return (folder.path() + QStringLiteral("/office.db")).toStdString();
    }
    Value officeValue(EntityId entity, const Uuid& id, const char* field) {
        const auto record = officeStore->table(entity).find(id);
        return record ? record->value(field) : Value{};
    }
    // Every record a phone holds equals the office's, field by field.
    bool agrees(Phone& phone) {
        for (const auto& spec : registry())
            for (const auto& record : phone.store->table(spec.id).select("true")) {
                if (record.head.state == RecordState::Refused)
                    continue; // of work that was set aside
                const auto theirs = officeStore->table(spec.id).find(record.id);
                if (!theirs || theirs->values != record.values
                    || theirs->head.revision != record.head.revision
                    || theirs->head.state != record.head.state)
                    return false;
            }
        return true;
    }

    QTemporaryDir folder;
    FixedClock clock;
    SeededRandom random{1};
    std::unique_ptr<UuidSource> ids;
    Store* officeStore = nullptr;
    Uuid officeId, community, grid, otherGrid, dwelling, household, resident;
    std::unique_ptr<OfficeService> service;

private:
    int m_phones = 0;
    int m_backups = 0;
    const int m_district = isOnPostgres() ? newDistrict() : 0;
};

} // namespace banyan::test
