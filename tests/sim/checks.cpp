// The end of a run: faults cease, everyone synchronises, and the musts are looked at.
#include "core/store/packwalk.h"
#include "core/store/verify.h"
#include "tests/sim/simulation.h"

#include <algorithm>

namespace banyan::sim {

namespace {

constexpr int roundsMax = 12;

} // namespace

void Simulation::heal() {
    note("healing");
    m_rates = {};
    m_options.faults.clear();
    restartOffice();
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        reopen(i);
    bool isQuiet = false;
    for (int round = 0; round < roundsMax && !isQuiet; ++round) {
        isQuiet = true;
        for (std::size_t i = 0; i < m_devices.size(); ++i) {
            DirectRunner runner(*m_devices[i].phone->store);
            SyncSession session(runner, *m_devices[i].line);
            Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
            session.start([&](Result<SyncReport> report) { result = std::move(report); });
            m_devices[i].line->pump();
            if (!result)
                note("device " + std::to_string(i) + " healing: " + result.error().context);
            isQuiet = isQuiet && result && result->actionsSent == 0 && result->applied.rows == 0
                      && result->applied.records == 0;
        }
    }
    if (!isQuiet)
        violated("the world does not come to rest");
    m_world.officeStore->reload();
    checkTyped();
    checkForks();
    checkReplicas();
    checkStores();
}

// Must 1, 2, 6 and 7: whatever was saved is in the history once, or set aside in the open.
void Simulation::checkTyped() {
    auto& office = m_world.officeStore->database();
    auto rows = office.prepare("SELECT count(*) FROM history WHERE salt = ?");
    auto aside = office.prepare("SELECT count(*) FROM set_aside WHERE instr(action, ?) > 0");
    const auto countOf = [](Statement& statement, const std::string& salt) {
        statement.reset();
        statement.bindBlob(1, salt);
        return statement.step() ? statement.integer(0) : 0;
    };
    for (const auto& typed : m_typed) {
        const auto inHistory = countOf(rows, typed.salt);
        const auto inAside = countOf(aside, typed.salt);
        if (inHistory > 1)
            violated("applied " + std::to_string(inHistory) + " times: " + typed.what);
        // What a person withdrew before the office was restored is known to its device alone, and
        // on an older copy of that device it is set aside still.
        auto withdrawn = m_devices[typed.device].phone->store->database().prepare(
            "SELECT count(*) FROM pending p JOIN action a ON a.first = p.action WHERE p.salt = ?1 "
            "AND a.state IN (?2, 3)");
        withdrawn.bind(2, std::int64_t{m_devices[typed.device].wasRolledBack ? 2 : 3});
        if (inHistory + inAside + countOf(withdrawn, typed.salt) == 0 && !typed.mayBeGone)
            violated("lost: device " + std::to_string(typed.device) + " " + typed.what);
        if (inHistory > 0 || inAside == 0 || m_devices[typed.device].wasRolledBack)
            continue;
        auto kept = m_devices[typed.device].phone->store->database().prepare(
            "SELECT count(*) FROM pending WHERE salt = ?");
        if (countOf(kept, typed.salt) == 0)
            violated("set aside and no longer on its device: " + typed.what);
    }
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        const auto counts = Outbox(*m_devices[i].phone->store).counts();
        if (counts.unsent + counts.acknowledged != 0)
            violated("device " + std::to_string(i) + " still has " + std::to_string(counts.unsent)
                     + " unsent and " + std::to_string(counts.acknowledged) + " unsettled actions");
    }
}

// A device that repeats itself is not another one's copy: it keeps its name and its numbers.
void Simulation::checkForks() {
    auto forks =
        m_world.officeStore->database().prepare("SELECT count(*) FROM device WHERE is_fork = 1");
    if (!m_wasHomeCopied && forks.step() && forks.integer(0) > 0)
        violated("a device was taken for a copy, and none was copied");
}

void Simulation::checkReplicas() {
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        checkReplica(i);
}

namespace {

// As which the feeds give a record: as it is in its home scope's, else as each pack shows it.
std::vector<Record> viewsGiven(Store& office, EntityId entity, const Uuid& id,
                               const std::set<std::int64_t>& followed) {
    const auto record = office.table(entity).find(id);
    if (!record)
        return {};
    if (followed.contains(record->head.scope))
        return {*record};
    std::vector<Record> views;
    auto packs = office.database().prepare(
        "SELECT l.feed, p.role FROM listing l JOIN pack p ON p.feed = l.feed WHERE l.record = ? "
        "AND l.left_at = 0");
    packs.bind(1, id);
    while (packs.step())
        if (followed.contains(packs.integer(0)))
            views.push_back(packView(*record, static_cast<Role>(packs.integer(1))));
    return views;
}

} // namespace

// Must 3 and 5: what a device holds is what the office has in its feeds, no more, no less.
void Simulation::checkReplica(std::size_t index) {
    Store& store = *m_devices[index].phone->store;
    Store& office = *m_world.officeStore;
    const std::string who = "device " + std::to_string(index) + ": ";
    std::set<std::int64_t> followed;
    for (const auto& feed : store.feeds().all())
        if (feed.state == FeedState::Following)
            if (const auto id = office.feeds().find(feed.scope))
                followed.insert(*id);
    for (const auto& spec : registry()) {
        std::size_t held = 0;
        for (const auto& record : store.table(spec.id).select("1")) {
            if (record.head.state == RecordState::Refused)
                continue; // set aside, in the open
            ++held;
            const auto views = viewsGiven(office, spec.id, record.id, followed);
            const bool isEqual = std::any_of(views.begin(), views.end(), [&](const Record& view) {
                return view.values == record.values && view.head.state == record.head.state
                       && view.head.revision == record.head.revision;
            });
            if (views.empty())
                violated(who + "holds a " + spec.name + " it should not");
            else if (!isEqual)
                violated(who + "differs in a " + spec.name);
        }
        std::size_t due = 0;
        for (const auto& record : office.table(spec.id).select("1"))
            due += !viewsGiven(office, spec.id, record.id, followed).empty();
        if (due != held)
            violated(who + "holds " + std::to_string(held) + " of " + std::to_string(due) + " "
                     + spec.name);
    }
}

void Simulation::checkStores() {
    const auto look = [&](Store& store, ReplicaKind kind, const std::string& who) {
        const auto report = Verifier(store, kind).run();
        if (!report) {
            violated(who + " cannot be verified: " + report.error().context);
            return;
        }
        for (const auto& check : report->checks)
            if (!check.faults.empty())
                violated(who + " " + check.name + ": " + check.faults.front());
    };
    look(*m_world.officeStore, ReplicaKind::Office, "the office");
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        look(*m_devices[i].phone->store, ReplicaKind::Device, "device " + std::to_string(i));
}

} // namespace banyan::sim
