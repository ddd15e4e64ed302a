// What people do on their phones, drawn from the registry.
#include "core/usecases/cases.h"
#include "core/usecases/merges.h"
#include "core/usecases/service.h"
#include "tests/sim/simulation.h"

namespace banyan::sim {

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
    if (chance(100)) // what is in a set or a list may go again
        for (const auto& field : spec.fields)
            if (field.rule == MergeRule::AddWins || field.rule == MergeRule::Append)
                if (auto less = taken(field, store.table(spec.id).find(*record)->value(field.name));
                    less && !field.officeOnly) {
                    less->entity = spec.id;
                    less->record = *record;
                    return less;
                }
    auto edit = edited(spec, spec.fields[m_random.below(spec.fields.size())], store);
    if (edit)
        edit->record = *record;
    return edit;
}

// A value for a field, or an element that comes or goes.
std::optional<Change> Simulation::edited(const EntitySpec& spec, const FieldSpec& field,
                                         Store& store) {
    Change change;
    change.entity = spec.id;
    change.field = field.number;
    const bool isSet = field.rule == MergeRule::AddWins || field.rule == MergeRule::Append;
    if (field.officeOnly)
        return std::nullopt;
    if (!isSet && !field.isRequired && !field.givesScope && chance(80))
        return change; // cleared
    change.op = isSet ? Op::Add : Op::Set;
    auto value = isSet ? m_values.element(field, store) : m_values.whole(field, store);
    if (!value)
        return std::nullopt;
    change.value = *std::move(value);
    return change;
}

// Something out of a set or a list, as it is shown.
std::optional<Change> Simulation::taken(const FieldSpec& field, const Value& from) {
    Change change;
    change.op = Op::Remove;
    change.field = field.number;
    std::vector<std::string> names;
    if (field.rule == MergeRule::AddWins)
        for (const auto& element : elementsIn(from))
            names.push_back(element);
    else
        for (const auto& entry : entriesIn(from))
            names.push_back(entry.key);
    if (names.empty())
        return std::nullopt;
    change.value = names[m_random.below(names.size())];
    return change;
}

// For the whole run: nobody goes from a desk to a grid or back. The phone itself may not know just
// now, while it pulls everything anew.
bool Simulation::isDesk(const Uuid& user) {
    const auto& phones = Beginning::get().phones;
    return std::any_of(phones.begin(), phones.end(),
                       [&](const auto& phone) { return phone.user == user && phone.isDesk; });
}

std::optional<std::size_t> Simulation::deviceOf(const char* role) {
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        auto& phone = m_devices[i].phone;
        const auto user = phone.store->table(EntityId::User).find(phone.user);
        if (user && user->text("role") == role)
            return i;
    }
    return std::nullopt;
}

void Simulation::act(std::size_t index) {
    Device& device = m_devices[index];
    Store& store = *device.phone.store;
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
    m_machines.clock.jumpWall(wrongBy);
    mayGoDown(*device.disk, 60);
    std::string what;
    for (const auto& change : changes)
        what += std::string(specOf(change.entity).name) + "." + std::to_string(change.field) + " ";
    const auto first = Outbox(store).record("edit", device.phone.user, std::move(changes));
    m_machines.clock.jumpWall(-wrongBy);
    note(nameOf(index) + (first ? " wrote " + std::to_string(*first) + ": " : " could not write: ")
         + (first ? what : first.error().context));
    if (first)
        remember(index, what);
    comeUpAgain(index);
}

// Asked of the store as it is on disk: what was said to be saved must be there. What was cut short
// may be there as well, and is then as good.
void Simulation::remember(std::size_t index, const std::string& what) {
    if (m_devices[index].disk->isDown())
        return comeUpAgain(index); // which remembers what was cut short
    auto& phone = m_devices[index].phone;
    const bool isByDesk = isDesk(phone.user);
    for (const auto& queued : Outbox(*phone.store).list())
        for (const auto& change : queued.action.changes) {
            std::string salt(viewOf(change.salt));
            if (m_typed.contains(salt))
                continue;
            Typed& typed = m_typed[salt];
            typed.change = change;
            typed.author = queued.action.author;
            typed.recordedAtMs = queued.action.recordedAtMs;
            typed.trueAtMs = m_machines.clock.wallMs();
            typed.isByDesk = isByDesk;
            typed.device = index;
            typed.order = m_typed.size() - 1;
            typed.what = what;
        }
}

// Within ten seconds it is as if it had not been written.
void Simulation::undo(std::size_t index) {
    auto& phone = m_devices[index].phone;
    auto change = anyChange(*phone.store);
    if (!change)
        return;
    Outbox outbox(*phone.store);
    const auto first = outbox.record("edit", phone.user, {*std::move(change)}, 10'000);
    if (chance(300))
        (void)bool(session(index)); // which must leave it where it is
    if (first && outbox.undo(*first))
        note(nameOf(index) + " took " + std::to_string(*first) + " back");
    remember(index, "not undone");
    comeUpAgain(index);
}

void Simulation::settleSetAside(std::size_t index) {
    Outbox outbox(*m_devices[index].phone.store);
    const auto aside = outbox.list(ActionState::SetAside);
    if (aside.empty() || chance(300))
        return;
    const std::int64_t first = aside[m_random.below(aside.size())].action.first;
    if (chance(500)) {
        (void)bool(outbox.withdraw(first, "写错了"));
    } else if (outbox.resend(first)) {
        note(nameOf(index) + " sends " + std::to_string(first) + " again");
        remember(index, "sent again");
    }
}

void Simulation::settleCase(std::size_t index) {
    Cases cases(*m_devices[index].phone.store);
    const auto open = cases.openCases();
    if (!open || open->empty())
        return;
    const auto& about = (*open)[m_random.below(open->size())];
    constexpr const char* words[] = {"joint", "duplicate", "same", "different", "both"};
    CaseDecision decision;
    if (!about.field.empty() || chance(300))
        decision.take = m_random.below(std::max<std::size_t>(1, about.candidates.size()));
    else
        decision.text = words[m_random.below(std::size(words))];
    if (chance(300))
        decision.reason = "问过本人";
    if (!cases.settleCase(about.id, decision))
        return;
    note(nameOf(index) + " decided a case about " + about.field);
    remember(index, "decision");
}

void Simulation::mergeOrGiveBack(std::size_t index) {
    if (!has("merge"))
        return;
    Store& store = *m_devices[index].phone.store;
    constexpr EntityId mergeable[] = {EntityId::Resident, EntityId::Household, EntityId::Dwelling};
    const EntityId entity = mergeable[m_random.below(std::size(mergeable))];
    const auto merged = store.table(entity).select("record_state = 2 ORDER BY id LIMIT 1");
    Result<Recorded> done = Error{};
    if (!merged.empty() && chance(500)) {
        done = Merges(store).unmerge(entity, merged.front().id);
    } else {
        const auto one = m_values.anyRecord(entity, store);
        const auto other = m_values.anyRecord(entity, store);
        if (one && other && *one != *other)
            done = Merges(store).merge(entity, *one, *other);
    }
    if (!done)
        return;
    note(nameOf(index) + " merged a " + specOf(entity).name + " or gave one back");
    remember(index, "merge");
}

// Somebody asks for it, and the desk has to.
void Simulation::erase() {
    const auto desk = deviceOf("community");
    if (!has("erase") || !desk)
        return;
    Store& store = *m_devices[*desk].phone.store;
    constexpr EntityId erasable[] = {EntityId::Resident, EntityId::Visit, EntityId::Household};
    const EntityId entity = erasable[m_random.below(std::size(erasable))];
    const auto record = m_values.anyRecord(entity, store);
    if (!record || !Service(store).erase(entity, *record, "本人要求"))
        return;
    note("the desk erased a " + std::string(specOf(entity).name));
    remember(*desk, "erasure");
}

// The desk puts a home into the other grid, whatever the workers are doing there.
void Simulation::move() {
    const auto desk = deviceOf("community");
    if (!has("move") || !desk)
        return;
    auto& phone = m_devices[*desk].phone;
    const auto dwelling = m_values.anyRecord(EntityId::Dwelling, *phone.store);
    const Uuid grid = chance(500) ? m_machines.grid : m_machines.otherGrid;
    if (!dwelling || !phone.set(EntityId::Dwelling, *dwelling, "grid", Value{grid}))
        return;
    note("the desk moved a dwelling");
    remember(*desk, "dwelling moved");
}

// A worker gets another grid, or both, or none for a while; a worker becomes leader and the
// reverse.
void Simulation::reassign() {
    const auto admin = deviceOf("admin");
    if (!has("roles") || !admin)
        return;
    auto& phone = m_devices[*admin].phone;
    const auto users = phone.store->table(EntityId::User)
                           .select("role IN ('grid_worker', 'grid_leader') ORDER BY id");
    if (users.empty())
        return;
    const Uuid user = users[m_random.below(users.size())].id;
    const std::string one = m_machines.grid.text();
    const std::string other = m_machines.otherGrid.text();
    const auto listed = [](const std::string& id) { return "[\"" + id + "\"]"; };
    const std::string both = std::min(one, other) + "\",\"" + std::max(one, other);
    Result<std::int64_t> done = Error{};
    if (const auto what = m_random.below(10); what < 2)
        done = phone.set(EntityId::User, user, "active", Value{std::int64_t{what == 0}});
    else if (what < 4)
        done = phone.set(EntityId::User, user, "role",
                         Value{std::string(what == 2 ? "grid_worker" : "grid_leader")});
    else
        done = phone.set(EntityId::User, user, "scopes",
                         Value{listed(what < 6   ? one
                                      : what < 8 ? other
                                                 : both)});
    if (!done)
        return;
    note("somebody was given other work");
    remember(*admin, "reassignment");
}

} // namespace banyan::sim
