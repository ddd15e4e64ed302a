#include "tests/sim/simulation.h"

#include <QFile>
#include <sqlite3.h>

namespace banyan::sim {

using test::Phone;

namespace {

constexpr const char* firstGrid = "445202001003001";
constexpr const char* secondGrid = "445202001003002";
constexpr const char* community = "445202001003";

struct Post {
    const char* role;
    const char* scope;
};
constexpr Post posts[] = {{"grid_worker", firstGrid},
                          {"grid_leader", firstGrid},
                          {"grid_worker", secondGrid},
                          {"community", community}};

void copyStore(Store& store, const std::string& to) {
    QFile::remove(QString::fromStdString(to));
    auto statement = store.database().prepare("VACUUM INTO ?");
    statement.bind(1, std::string_view(to));
    statement.run();
}

} // namespace

const std::vector<std::string>& faultNames() {
    static const std::vector<std::string> names{"lost",  "repeat", "replay",   "cut",     "clock",
                                                "crash", "copy",   "rollback", "restore", "move"};
    return names;
}

Simulation::Simulation(const Options& options)
    : m_options(options)
    , m_random(options.seed)
    , m_values(m_random) {
    for (int i = 0; i < options.devices; ++i) {
        const auto& post = posts[static_cast<std::size_t>(i) % std::size(posts)];
        Device device;
        device.phone = m_world.phone("user" + std::to_string(i), post.role, post.scope);
        m_devices.push_back(std::move(device));
    }
    restartOffice();
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        reopen(i);
        sync(i);
    }
    m_rates = {has("lost") ? 120 : 0, has("repeat") ? 80 : 0, has("replay") ? 80 : 0,
               has("cut") ? 60 : 0};
}

void Simulation::violated(const std::string& what) {
    m_violations.push_back(what);
    note("VIOLATED " + what);
}

void Simulation::connect(Device& device) {
    device.line = std::make_unique<FaultyLine>(
        [this]() -> OfficeService& { return *m_world.service; }, m_random, m_rates);
}

void Simulation::plant(Store& store, bool isOffice) {
    if (m_options.planted && m_options.planted->isAtOffice == isOffice)
        store.database().execute(m_options.planted->sql);
}

void Simulation::watchCommits(Store& store, Crash& crash) {
    const auto hook = [](void* context) -> int {
        auto& struck = *static_cast<Crash*>(context);
        if (struck.countdown == 0 || --struck.countdown > 0)
            return 0;
        struck.hasStruck = true;
        return 1;
    };
    sqlite3_commit_hook(store.database().raw(), hook, &crash);
}

void Simulation::restartOffice() {
    m_world.restartOffice();
    m_officeCrash = {};
    watchCommits(*m_world.officeStore, m_officeCrash);
    plant(*m_world.officeStore, true);
}

void Simulation::reopen(std::size_t index) {
    Device& device = m_devices[index];
    m_world.open(*device.phone);
    device.crash = {};
    watchCommits(*device.phone->store, device.crash);
    plant(*device.phone->store, false);
    connect(device);
}

std::vector<std::string> Simulation::run() {
    for (int i = 0; i < m_options.steps; ++i)
        step();
    heal();
    return m_violations;
}

void Simulation::step() {
    const std::size_t device = m_random.below(m_devices.size());
    m_world.clock.advance(static_cast<std::int64_t>(m_random.below(120'000)));
    const auto what = m_random.below(100);
    if (what < 62)
        act(device);
    else if (what < 88)
        sync(device);
    else if (what < 91)
        settleSetAside(m_devices[device]);
    else if (what < 94)
        move();
    else if (what < 97)
        strikeHome(device);
    else
        strikeOffice();
}

std::optional<Change> Simulation::created(Store& store) {
    const auto& spec = registry()[m_random.below(registry().size())];
    const bool isOfOffice = spec.home == Home::OfOffice || spec.id == EntityId::User
                            || spec.id == EntityId::OrgUnit || spec.id == EntityId::Grid;
    if (isOfOffice)
        return std::nullopt;
    auto values = m_values.forRecord(spec, store);
    if (!values)
        return std::nullopt;
    Change change;
    change.entity = spec.id;
    change.record = store.ids().next();
    change.op = Op::Create;
    change.values = *std::move(values);
    return change;
}

std::optional<Change> Simulation::anyChange(Store& store) {
    if (chance(250))
        return created(store);
    // Mostly where others write, too.
    constexpr EntityId contested[] = {EntityId::Household, EntityId::Resident, EntityId::Dwelling};
    const auto& spec = chance(650) ? specOf(contested[m_random.below(std::size(contested))])
                                   : registry()[m_random.below(registry().size())];
    if (spec.home == Home::OfOffice || spec.id == EntityId::User || spec.fields.empty())
        return std::nullopt;
    const auto record = m_values.anyRecord(spec.id, store);
    if (!record)
        return std::nullopt;
    Change change;
    change.entity = spec.id;
    change.record = *record;
    if (chance(30)) {
        change.op = Op::Delete;
        return change;
    }
    const auto& field = spec.fields[m_random.below(spec.fields.size())];
    const bool isSet = field.rule == MergeRule::AddWins || field.rule == MergeRule::Append;
    change.field = field.number;
    change.op = isSet ? Op::Add : Op::Set;
    auto value = isSet ? m_values.element(field, store) : m_values.whole(field, store);
    if (!value || field.officeOnly)
        return std::nullopt;
    change.value = *std::move(value);
    return change;
}

void Simulation::act(std::size_t index) {
    Device& device = m_devices[index];
    Store& store = *device.phone->store;
    std::vector<Change> changes;
    for (std::uint64_t i = m_random.below(8) == 0 ? 3 : 1; i > 0; --i)
        if (auto change = anyChange(store))
            changes.push_back(*std::move(change));
    if (changes.empty())
        return;
    const std::int64_t wrongBy =
        has("clock") && chance(200)
            ? static_cast<std::int64_t>(m_random.below(172'800'000)) - 86'400'000
            : 0;
    m_world.clock.jumpWall(wrongBy);
    if (has("crash") && chance(40))
        device.crash.countdown = 1;
    std::string what;
    for (const auto& change : changes)
        what += std::string(specOf(change.entity).name) + "." + std::to_string(change.field) + " ";
    const auto first = Outbox(store).record("edit", device.phone->user, std::move(changes));
    m_world.clock.jumpWall(-wrongBy);
    if (device.crash.hasStruck)
        reopen(index);
    if (!first)
        return;
    note("device " + std::to_string(index) + " wrote " + std::to_string(*first) + ": " + what);
    // Asked of the store as it is on disk: what was said to be saved must be there.
    for (const auto& queued : Outbox(store).list())
        if (queued.action.first == *first)
            for (const auto& change : queued.action.changes)
                m_typed.push_back({std::string(viewOf(change.salt)), index, what, false});
}

void Simulation::settleSetAside(Device& device) {
    const auto aside = Outbox(*device.phone->store).list(ActionState::SetAside);
    if (aside.empty() || chance(500))
        return;
    (void)bool(Outbox(*device.phone->store).withdraw(aside.front().action.first, "写错了"));
}

// The desk puts a home into the other grid, whatever the workers are doing there.
void Simulation::move() {
    if (!has("move"))
        return;
    for (auto& device : m_devices) {
        Store& store = *device.phone->store;
        const auto user = store.table(EntityId::User).find(device.phone->user);
        if (!user || user->text("role") != "community")
            continue;
        const auto dwelling = m_values.anyRecord(EntityId::Dwelling, store);
        if (!dwelling)
            return;
        const Uuid grid = chance(500) ? m_world.grid : m_world.otherGrid;
        (void)bool(device.phone->set(EntityId::Dwelling, *dwelling, "grid", Value{grid}));
        note("the desk moved a dwelling");
        return;
    }
}

void Simulation::sync(std::size_t index) {
    Device& device = m_devices[index];
    if (has("crash") && chance(60))
        device.crash.countdown = 1 + static_cast<int>(m_random.below(4));
    if (has("crash") && chance(60))
        m_officeCrash.countdown = 1 + static_cast<int>(m_random.below(4));
    Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
    {
        DirectRunner runner(*device.phone->store);
        SyncSession session(runner, *device.line);
        session.start([&](Result<SyncReport> report) { result = std::move(report); });
        device.line->pump();
    }
    note("device " + std::to_string(index)
         + " synchronised: " + (result ? "done" : result.error().context));
    if (device.crash.hasStruck || (has("crash") && chance(40)))
        reopen(index);
    device.crash.countdown = 0;
    if (m_officeCrash.hasStruck || (has("crash") && chance(20)))
        restartOffice();
    m_officeCrash.countdown = 0;
}

void Simulation::strikeHome(std::size_t index) {
    Device& device = m_devices[index];
    const std::string path = device.phone->path + ".copy";
    if (has("rollback") && !device.snapshot.empty() && chance(500)) {
        device.phone->store.reset();
        for (const char* suffix : {"", "-wal", "-shm"})
            QFile::remove(QString::fromStdString(device.phone->path + suffix));
        QFile::copy(QString::fromStdString(device.snapshot),
                    QString::fromStdString(device.phone->path));
        for (std::size_t i = device.typedAtSnapshot; i < m_typed.size(); ++i)
            m_typed[i].mayBeGone |= m_typed[i].device == index;
        note("device " + std::to_string(index) + " was restored from an older copy");
        device.snapshot.clear();
        device.wasRolledBack = true;
        m_wasHomeCopied = true;
        reopen(index);
    } else if (has("rollback")) {
        copyStore(*device.phone->store, path);
        device.snapshot = path;
        device.typedAtSnapshot = m_typed.size();
    } else if (has("copy") && m_devices.size() < 8) {
        Device twin;
        twin.phone = std::make_unique<Phone>();
        twin.phone->path = device.phone->path + "-twin" + std::to_string(m_devices.size());
        twin.phone->user = device.phone->user;
        copyStore(*device.phone->store, twin.phone->path);
        m_wasHomeCopied = true;
        m_devices.push_back(std::move(twin));
        reopen(m_devices.size() - 1);
        note("device " + std::to_string(index) + " was copied");
    }
}

// One that is not must be enrolled anew by a person, which is not played here.
bool Simulation::isEveryDeviceIn(const std::string& backup) {
    auto database = Database::open(backup, OpenMode::Reader);
    if (!database)
        return false;
    auto find = (*database)->prepare("SELECT 1 FROM device WHERE id = ?");
    for (auto& device : m_devices) {
        find.reset();
        const Uuid id = *Uuid::fromText(device.phone->store->meta("device"));
        find.bind(1, id);
        if (!find.step())
            return false;
    }
    return true;
}

void Simulation::strikeOffice() {
    if (!has("restore"))
        return;
    if (m_backup.empty() || !isEveryDeviceIn(m_backup)) {
        m_backup = m_world.backup();
        note("the office was backed up");
        return;
    }
    m_world.restore(m_backup, {});
    m_backup.clear();
    restartOffice();
    note("the office was restored");
}

} // namespace banyan::sim
