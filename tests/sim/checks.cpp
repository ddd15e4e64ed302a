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
    m_machines.clock.advance(10'000); // what may be undone for ten seconds is sent after them
    restartOffice();
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        m_devices[i].disk->relieve();
        if (chance(250))
            restart(i);
    }
    bool isQuiet = false;
    for (int round = 0; round < roundsMax && !isQuiet; ++round) {
        isQuiet = true;
        for (std::size_t i = 0; i < m_devices.size(); ++i) {
            const auto result = session(i);
            if (!result)
                note(nameOf(i) + " healing: " + result.error().context);
            if (isRevoked(i) && !result && result.error().code == ErrorCode::Revoked)
                continue;
            isQuiet = isQuiet && result && result->actionsSent == 0 && result->applied.rows == 0
                      && result->applied.records == 0;
        }
    }
    if (!isQuiet)
        violated("the world does not come to rest");
    m_machines.officeStore->reload();
    checkTyped();
    checkForks();
    checkStore(*m_machines.officeStore, ReplicaKind::Office, "the office");
    checkErased(*m_machines.officeStore, "the office");
    checkModel();
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        if (!isRevoked(i))
            checkReplica(i);
        checkErased(*m_devices[i].phone.store, nameOf(i));
        checkStore(*m_devices[i].phone.store, ReplicaKind::Device, nameOf(i));
    }
}

bool Simulation::isRevoked(std::size_t index) {
    const auto id = Uuid::fromText(m_devices[index].phone.store->meta("device"));
    auto found =
        m_machines.officeStore->database().prepare("SELECT state FROM device WHERE id = ?");
    found.bind(1, *id);
    return found.step() && found.integer(0) != 0;
}

// Must 1, 2, 6 and 7: whatever was saved is in the history once, or set aside in the open.
void Simulation::checkTyped() {
    auto& office = m_machines.officeStore->database();
    auto rows = office.prepare("SELECT count(*) FROM history WHERE salt = ?");
    auto aside = office.prepare("SELECT count(*) FROM set_aside WHERE instr(action, ?) > 0");
    const auto countOf = [](Statement& statement, const std::string& salt) {
        statement.reset();
        statement.bindBlob(1, salt);
        return statement.step() ? statement.integer(0) : 0;
    };
    for (const auto& [salt, typed] : m_typed) {
        const auto head =
            m_machines.officeStore->table(typed.change.entity).head(typed.change.record);
        if (head && head->state == RecordState::Erased)
            continue; // by a recorded erasure; that nothing is left is looked at apart
        const auto inHistory = countOf(rows, salt);
        const auto inAside = countOf(aside, salt);
        if (inHistory > 1)
            violated("applied " + std::to_string(inHistory) + " times: " + typed.what);
        // What a person withdrew or sent again before the office was restored is known to its
        // device alone, and on an older copy of that device it is set aside still. Of copies of a
        // revoked device the office keeps one's work, the other's stays on it.
        auto& store = *m_devices[typed.device].phone.store;
        auto settled = store.database().prepare(
            "SELECT count(*) FROM pending p JOIN action a ON a.first = p.action WHERE p.salt = ?1 "
            "AND (a.state > 2 OR ?2)");
        settled.bind(2, std::int64_t{m_devices[typed.device].wasRolledBack
                                     || (isRevoked(typed.device) && m_wasHomeCopied)});
        if (inHistory + inAside + countOf(settled, salt) == 0 && !typed.mayBeGone
            && !(isRevoked(typed.device) && m_wasOfficeRestored))
            violated("lost: " + nameOf(typed.device) + " " + typed.what);
        // Work that a restored office has lost, of a device that was revoked meanwhile, comes into
        // quarantine out of what the device had kept.
        const bool isKeptWork = isRevoked(typed.device) && m_wasOfficeRestored;
        if (inHistory > 0 || inAside == 0 || isKeptWork || m_devices[typed.device].wasRolledBack)
            continue;
        auto kept = store.database().prepare("SELECT count(*) FROM pending WHERE salt = ?");
        if (countOf(kept, salt) == 0)
            violated("set aside and no longer on its device: " + typed.what);
    }
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        if (isRevoked(i))
            continue;
        const auto counts = Outbox(*m_devices[i].phone.store).counts();
        if (counts.unsent + counts.acknowledged != 0)
            violated(nameOf(i) + " still has " + std::to_string(counts.unsent) + " unsent and "
                     + std::to_string(counts.acknowledged) + " unsettled actions");
    }
}

// A device that repeats itself is not another one's copy: it keeps its name and its numbers.
void Simulation::checkForks() {
    auto forks =
        m_machines.officeStore->database().prepare("SELECT count(*) FROM device WHERE is_fork = 1");
    if (!m_wasHomeCopied && forks.step() && forks.integer(0) > 0)
        violated("a device was taken for a copy, and none was copied");
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
    Store& store = *m_devices[index].phone.store;
    Store& office = *m_machines.officeStore;
    const std::string who = nameOf(index) + ": ";
    std::set<std::int64_t> followed;
    std::set<Uuid> scopes;
    for (const auto& feed : store.feeds().all())
        if (feed.state == FeedState::Following) {
            scopes.insert(feed.scope);
            if (const auto id = office.feeds().find(feed.scope))
                followed.insert(*id);
        }
    if (const auto due = scopesOf(m_devices[index].phone.user); due != scopes)
        violated(who + "follows " + std::to_string(scopes.size()) + " feeds and should follow "
                 + std::to_string(due.size()));
    auto entities = inhabited(office);
    for (const auto* spec : inhabited(store))
        if (std::find(entities.begin(), entities.end(), spec) == entities.end())
            entities.push_back(spec);
    for (const auto* spec : entities) {
        std::size_t held = 0;
        for (const auto& record : store.table(spec->id).select("1")) {
            if (record.head.state == RecordState::Refused)
                continue; // set aside, in the open
            ++held;
            const auto views = viewsGiven(office, spec->id, record.id, followed);
            const bool isEqual = std::any_of(views.begin(), views.end(), [&](const Record& view) {
                return view.values == record.values && view.head.state == record.head.state
                       && view.head.revision == record.head.revision;
            });
            if (views.empty())
                violated(who + "holds a " + spec->name + " it should not");
            else if (!isEqual)
                violated(who + "differs in a " + spec->name);
        }
        std::size_t due = 0;
        for (const auto& record : office.table(spec->id).select("1"))
            due += !viewsGiven(office, spec->id, record.id, followed).empty();
        if (due != held)
            violated(who + "holds " + std::to_string(held) + " of " + std::to_string(due) + " "
                     + spec->name);
    }
}

// The public reference, his packs, and what his record says, with the grids below a community.
std::set<Uuid> Simulation::scopesOf(const Uuid& user) {
    std::set<Uuid> scopes{Uuid{}};
    const auto addPacksOf = [&](const Uuid& holder) {
        auto packs = m_machines.officeStore->database().prepare(
            "SELECT f.scope FROM pack p JOIN feed f ON f.id = p.feed WHERE p.person = ?1 AND "
            "(p.ends = "
            "0 OR p.ends > ?2)");
        packs.bind(1, holder);
        packs.bind(2, m_machines.officeStore->clock().wallMs());
        while (packs.step())
            scopes.insert(packs.id(0));
    };
    addPacksOf(user);
    const auto record = m_machines.officeStore->table(EntityId::User).find(user);
    if (!record || record->integer("active") != 1)
        return scopes;
    for (const auto& text : elementsIn(record->value("scopes"))) {
        const auto scope = *Uuid::fromText(text);
        scopes.insert(scope);
        addPacksOf(scope); // of the unit he works for
        for (const auto& grid : m_machines.officeStore->table(EntityId::Grid)
                                    .select("community = ? AND record_state = 0", {Value{scope}}))
            scopes.insert(grid.id);
    }
    return scopes;
}

// Erasure: no value is left in a row, in history, or in work that waits.
void Simulation::checkErased(Store& store, const std::string& who) {
    auto history = store.database().prepare(
        "SELECT count(*) FROM history WHERE record = ? AND op NOT IN (5, 6, 7) AND (value IS NOT "
        "NULL OR old IS NOT NULL)");
    auto waiting = store.database().prepare("SELECT count(*) FROM pending WHERE record = ? AND "
                                            "value IS NOT NULL AND op NOT IN (5, 6, 7)");
    for (const auto* spec : inhabited(store))
        for (const auto& record : store.table(spec->id).select("record_state = 3")) {
            for (std::size_t i = 0; i < spec->fields.size(); ++i)
                if (!spec->fields[i].officeOnly && !spec->fields[i].givesScope
                    && !isNull(record.values[i]))
                    violated(who + " shows " + spec->fields[i].name + " of an erased "
                             + spec->name);
            for (auto* statement : {&history, &waiting}) {
                statement->reset();
                statement->bind(1, record.id);
                if (statement->step() && statement->integer(0) > 0)
                    violated(who + " remembers a value of an erased " + spec->name
                             + (statement == &waiting ? " in its queue" : " in its history"));
            }
        }
}

void Simulation::checkStore(Store& store, ReplicaKind kind, const std::string& who) {
    const auto report = Verifier(store, kind).run();
    if (!report) {
        violated(who + " cannot be verified: " + report.error().context);
        return;
    }
    // While a feed is being pulled anew, records may be ahead of the history that explains them,
    // and lack what a former program did not know.
    bool isFetching = false;
    for (const auto& feed : store.feeds().all())
        isFetching = isFetching || feed.state == FeedState::Fetching;
    for (const auto& check : report->checks)
        if (!check.faults.empty()
            && !(isFetching && (check.name == "history" || check.name == "digests")))
            violated(who + " " + check.name + ": " + check.faults.front());
}

} // namespace banyan::sim
