#pragma once

#include "core/store/keptwork.h"
#include "sync/client/phonehome.h"
#include "tests/sync/support/damage.h"
#include "tests/sync/support/world.h"

#include <QTest>
#include <map>

namespace banyan::test {

inline Value textValue(const char* value) { return std::string(value); }

// The rows of an action as they lie in the file.
inline std::vector<QByteArray> cellsOf(const QueuedAction& queued) {
    const Action& action = queued.action;
    std::vector<QByteArray> cells;
    StoredRow head(action.first);
    head.null()
        .integer(static_cast<std::int64_t>(action.changes.size()))
        .text(action.kind)
        .blob(action.author.view())
        .integer(action.recordedAtMs)
        .integer(action.monotonicMs)
        .text(action.boot)
        .integer(action.told)
        .integer(action.shownAtMs)
        .integer(0)
        .integer(static_cast<std::int64_t>(queued.state));
    queued.reason.empty() ? head.null() : head.text(queued.reason);
    queued.detail.empty() ? head.null() : head.text(queued.detail);
    cells.push_back(head.cell());
    std::int64_t number = action.first;
    for (const auto& change : action.changes) {
        StoredRow row(number++);
        row.null()
            .integer(action.first)
            .integer(static_cast<std::int64_t>(change.entity))
            .blob(change.record.view())
            .integer(change.field)
            .integer(static_cast<std::int64_t>(change.op));
        if (change.op == Op::Create)
            row.blob(encodeValues(change.values));
        else
            row.value(change.value);
        row.integer(change.base).integer(change.caseShown);
        change.observedAtMs != 0 ? row.integer(change.observedAtMs) : row.null();
        row.blob(banyan::viewOf(change.salt)).integer(queued.state == ActionState::Unsent ? 0 : 1);
        cells.push_back(row.cell());
    }
    return cells;
}

// A phone with work that has been sent and is kept, work set aside, withdrawn and unsent, over many
// pages; and what can be done to its database.
class RescueWorld {
public:
    bool begin();
    QString folder() const { return world->folder.filePath(QStringLiteral("phone1")); }
    QString path() const { return folder() + QStringLiteral("/phone.db"); }
    void close() {
        phone->transport.reset();
        phone->store.reset();
    }
    bool reopen() {
        home.reset();
        auto opened = PhoneHome::at(folder().toStdString(), world->clock, world->random);
        if (!opened)
            return false;
        home = *std::move(opened);
        const auto status = home->open([&]() -> Status {
            auto store =
                Store::open({phone->path, {}, OpenMode::Writer}, world->clock, world->random);
            if (!store)
                return store.error();
            phone->store = *std::move(store);
            return ok();
        });
        if (!status)
            qWarning("%s", status.error().context.c_str());
        phone->transport = std::make_unique<LoopTransport>(*world->service);
        return bool(status);
    }
    void zero(int page) {
        QByteArray bytes = readFile(path());
        Q_ASSERT((page + 1) * pageBytes <= bytes.size());
        bytes.replace(page * pageBytes, pageBytes, QByteArray(pageBytes, '\0'));
        writeFile(path(), bytes);
    }
    int rootOf(const char* name) {
        auto statement =
            phone->store->database().prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?");
        statement.bind(1, std::string_view(name));
        return statement.step() ? int(statement.integer(0)) : 0;
    }
    std::int64_t atOffice(const Salt& salt) {
        auto rows =
            world->officeStore->database().prepare("SELECT count(*) FROM history WHERE salt = ?");
        rows.bindBlob(1, banyan::viewOf(salt));
        return rows.step() ? rows.integer(0) : -1;
    }

    std::unique_ptr<World> world = std::make_unique<World>();
    std::unique_ptr<Phone> phone;
    std::unique_ptr<PhoneHome> home;
    std::vector<QueuedAction> work; // all that is in the queue
    std::map<std::int64_t, std::vector<QByteArray>> cells;
    QByteArray sound;
};

inline bool RescueWorld::begin() {
    phone = world->phone("wang", "grid_worker", "445202001003001");
    phone->store->setMeta("office_host", "127.0.0.1");
    phone->store->setMeta("office_port", std::int64_t{8443});
    phone->store->setMeta("office_pin", std::string(64, 'a'));
    const auto edit = [&](const char* field, Value value, Op op = Op::Set) {
        return bool(phone->set(EntityId::Household, world->household, field, value, op));
    };
    bool isDone = phone->sync() && edit("best_time", textValue("上午"));
    for (int i = 0; i < 2; ++i) // of a door that there is not
        isDone &= bool(phone->create(EntityId::Household, world->ids->next(),
                                     {{"dwelling", world->ids->next()}}));
    isDone = isDone && phone->sync() && phone->outbox().counts().setAside == 2;
    if (!isDone)
        return false;
    const auto aside = phone->outbox().list(ActionState::SetAside).front().action.first;
    const Uuid resident = world->ids->next();
    isDone = phone->outbox().withdraw(aside, "写错了") && edit("best_time", textValue("晚上"))
             && phone->create(EntityId::Resident, resident,
                              {{"household", world->household}, {"name", textValue("林秀英")}})
             && phone->set(EntityId::Resident, resident, "education", textValue("20"));
    for (int i = 0; i < 60; ++i)
        isDone &=
            edit("door_note", Value{"门铃在左边" + std::string(std::size_t(i) * 11, 'a')}, Op::Add);
    work = phone->outbox().list();
    for (const auto& queued : work)
        cells[queued.action.first] = cellsOf(queued);
    phone->store->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    sound = readFile(path());
    return isDone;
}

} // namespace banyan::test
