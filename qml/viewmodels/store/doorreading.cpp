#include "qml/viewmodels/store/doorreading.h"

#include "core/store/outbox.h"
#include "core/usecases/validity.h"
#include "core/usecases/visits.h"
#include "qml/viewmodels/store/coretext.h"

#include <algorithm>

namespace banyan::ui {

namespace {

// "2026-06-13 18:30" as recordVisit writes an agreed time; 0 for words.
qint64 agreedAtMs(std::string_view nextTime) {
    std::string iso(nextTime);
    if (iso.size() != 16)
        return 0;
    iso[10] = 'T';
    return parseIso(iso).value_or(0);
}

Due routineKind(const banyan::DueState& due, qint64 days) {
    if (days > 0) // also what is overdue by rule, when a shut door is left alone for a while
        return Due::Later;
    return due.overdueDays > 0 ? Due::Overdue : Due::Today;
}

DueState dueFrom(const banyan::DueState& due, const VisitMark& last,
                 const std::vector<DoorTask>& tasks, CivilDate today) {
    DueState state;
    if (due.reason == DueReason::None || !due.on)
        return state;
    const qint64 days = daysFromCivil(*due.on) - daysFromCivil(today);
    state.kind = routineKind(due, days);
    state.days = int(days > 0 ? days : due.overdueDays);
    if (due.reason == DueReason::NewArrival) {
        state.kind = Due::NewArrival;
    } else if (due.reason == DueReason::ComeBack) {
        state.atMs = agreedAtMs(last.nextTime);
        state.kind = state.atMs != 0 ? Due::ComeBack : Due::Task;
        state.taskText = textFrom(last.nextTime);
    } else if (due.reason == DueReason::Task && days <= 0 && !tasks.empty()) {
        state.kind = Due::Task;
        state.taskText = textFrom(tasks.front().title);
    }
    if (state.kind == Due::Task && state.taskText.isEmpty())
        state.kind = routineKind(due, days);
    return state;
}

RecordSync syncFrom(bool isSetAside, int openCases, int pending) {
    if (isSetAside)
        return RecordSync::SetAside;
    if (openCases > 0)
        return RecordSync::InCase;
    return pending > 0 ? RecordSync::Unsent : RecordSync::Confirmed;
}

void addVisitOfToday(DoorRow& row, const VisitMark& last, CivilDate today) {
    if (last.atMs == 0 || localDateOf(last.atMs) != today)
        return;
    row.outcomeToday = textFrom(last.outcome);
    row.outcomeAtMs = last.atMs;
}

DoorRow rowFrom(const DoorFacts& facts, const banyan::DueState& due, CivilDate today,
                bool isSetAside) {
    DoorRow row;
    row.householdId = textFrom(facts.household);
    row.place = placeFrom(facts.place);
    row.headName = textFrom(facts.headName);
    row.people = facts.peopleCount;
    row.occupancy = textFrom(facts.occupancy);
    row.visitState = textFrom(facts.visitState);
    row.centreHousehold = facts.isCentre;
    row.due = dueFrom(due, facts.last, facts.tasks, today);
    row.careTags = textsFrom(facts.tags);
    addVisitOfToday(row, facts.last, today);
    row.sync = syncFrom(isSetAside, facts.openCases, facts.pendingCount);
    return row;
}

DoorRow rowFrom(const DueDoor& door, CivilDate today, bool isSetAside) {
    DoorRow row;
    row.householdId = textFrom(door.household);
    row.place = placeFrom(door.place);
    row.headName = textFrom(door.headName);
    row.people = door.peopleCount;
    row.occupancy = textFrom(door.occupancy);
    row.visitState = textFrom(door.visitState);
    row.centreHousehold = door.isCentre;
    row.due = dueFrom(door.due, door.lastVisit, door.tasks, today);
    row.careTags = textsFrom(door.tags);
    addVisitOfToday(row, door.lastVisit, today);
    row.sync = syncFrom(isSetAside, door.openCases, door.pendingCount);
    return row;
}

HouseholdFilter filterFrom(const HouseholdQuery& query, int offset, int count) {
    HouseholdFilter filter;
    filter.text = query.text.trimmed().toStdString();
    const auto has = [&](const char* code) {
        return std::ranges::find(query.filters, QLatin1String(code)) != query.filters.end();
    };
    filter.isDue = has("due");
    filter.isNotReached = has("not_reached");
    filter.hasCare = has("care");
    filter.isVacant = has("vacant");
    filter.isRefusing = has("refuses");
    filter.isNewArrival = has("arrival");
    filter.isUnsent = has("unsent");
    filter.isWithoutCard = has("no_card");
    filter.grid = Uuid::fromText(query.gridId.toStdString()).value_or(Uuid{});
    filter.offset = std::size_t(std::max(0, offset));
    filter.limit = std::size_t(std::max(0, count));
    return filter;
}

} // namespace

Place placeFrom(const DoorPlace& place) {
    return {textFrom(place.estate), textFrom(place.building), textFrom(place.unit),
            textFrom(place.door)};
}

DoorRow rowFrom(Store& store, const HouseholdPage& page) {
    const CivilDate today = localDateOf(store.clock().wallMs());
    DoorRow row = rowFrom(page.facts, page.due, today, page.sync.setAsideChanges > 0);
    if (!page.openCases.empty() && row.sync != RecordSync::SetAside)
        row.sync = RecordSync::InCase;
    return row;
}

Uuid householdOf(Store& store, EntityId entity, const Uuid& record) {
    if (entity == EntityId::Household)
        return record;
    const auto* spec = entitySpec(entity);
    if (!spec)
        return {};
    Value value;
    if (entity == EntityId::Dwelling) {
        const auto homes = store.table(EntityId::Household)
                               .select("dwelling = ? AND record_state = 0 LIMIT 1", {record});
        return homes.empty() ? Uuid{} : homes.front().id;
    }
    if (entity == EntityId::Residency) {
        (void)store.table(entity).headAndValue(record, spec->indexOf("resident"), value);
        return isNull(value) ? Uuid{} : householdOf(store, EntityId::Resident, referenceOf(value));
    }
    if (entity == EntityId::ConflictCase) {
        const auto found = store.table(entity).find(record);
        const auto* subject = found ? entitySpec(found->text("subject_entity")) : nullptr;
        return subject ? householdOf(store, subject->id, found->reference("subject_record"))
                       : Uuid{};
    }
    const int link = spec->indexOf("household");
    if (link >= 0)
        (void)store.table(entity).headAndValue(record, link, value);
    if (entity == EntityId::Attachment && isNull(value)) { // a problem's names the problem alone
        (void)store.table(entity).headAndValue(record, spec->indexOf("problem"), value);
        return isNull(value) ? Uuid{} : householdOf(store, EntityId::Problem, referenceOf(value));
    }
    return referenceOf(value);
}

std::unordered_set<Uuid> setAsideHouseholds(Store& store) {
    std::vector<std::pair<EntityId, Uuid>> records;
    {
        auto& row = store.database().cached(
            "SELECT DISTINCT p.entity, p.record FROM pending p JOIN action a ON a.first = p.action "
            "WHERE a.state = 2");
        Running running(row);
        while (running->step())
            records.emplace_back(EntityId(row.integer(0)), row.id(1));
    }
    std::unordered_set<Uuid> households;
    for (const auto& [entity, record] : records)
        households.insert(householdOf(store, entity, record));
    return households;
}

Uuid cardToDeliver(Store& store, const Uuid& household) {
    const auto home = store.table(EntityId::Household).find(household);
    const auto dwelling =
        home ? store.table(EntityId::Dwelling).find(home->reference("dwelling")) : std::nullopt;
    const auto grid =
        dwelling ? store.table(EntityId::Grid).find(dwelling->reference("grid")) : std::nullopt;
    if (!grid)
        return {};
    const std::string today = localDateOf(store.clock().wallMs()).text();
    const auto cards =
        store.table(EntityId::ContactCard)
            .select("record_state = 0 AND " + holdsOn(EntityId::ContactCard, "?1")
                        + " AND (grid = ?2 OR community = ?3) AND NOT EXISTS (SELECT 1 FROM "
                          "card_delivery d WHERE d.card "
                          "= contact_card.id AND d.household = ?4 AND d.record_state = 0) ORDER BY "
                          "grid IS NULL, row LIMIT 1",
                    {Value{today}, Value{grid->id}, Value{grid->reference("community")},
                     Value{household}});
    return cards.empty() ? Uuid{} : cards.front().id;
}

DoorName nameOfDoor(Store& store, const Uuid& household) {
    if (household.isNull())
        return {};
    const auto book = DoorBook::read(store, {{}, household});
    const auto* facts = book.find(household);
    if (!facts)
        return {};
    return {household, placeFrom(facts->place), textFrom(facts->headName)};
}

Patch readPatch(Store& store) {
    std::vector<Record> grids;
    for (const auto& feed : store.feeds().all()) {
        if (feed.state == FeedState::Left)
            continue;
        if (auto grid = store.table(EntityId::Grid).find(feed.scope))
            grids.push_back(*std::move(grid));
    }
    Patch patch;
    if (grids.empty())
        return patch;
    const Uuid community = grids.front().reference("community");
    const bool isOne = std::ranges::all_of(
        grids, [&](const Record& grid) { return grid.reference("community") == community; });
    if (const auto unit = store.table(EntityId::OrgUnit).find(community); unit && isOne)
        patch.community = textFrom(unit->text("name"));
    if (grids.size() == 1)
        patch.grid = textFrom(grids.front().text("name"));
    return patch;
}

Result<DayPlan> readDayPlan(Store& store) {
    const auto plan = duePlan(store);
    if (!plan)
        return plan.error();
    const auto setAside = setAsideHouseholds(store);
    const Patch patch = readPatch(store);
    DayPlan day{patch.community, patch.grid, {}, {}};
    for (const auto& door : plan->ahead)
        day.ahead.push_back(rowFrom(door, plan->today, setAside.contains(door.household)));
    for (const auto& door : plan->done)
        day.done.push_back(rowFrom(door, plan->today, setAside.contains(door.household)));
    return day;
}

Result<DoorCard> readDoorCard(Store& store, const Uuid& household) {
    const auto page = Queries(store).householdPage(household, 1);
    if (!page)
        return page.error();
    const auto warning = Visits(store).warningBefore(household, store.clock().wallMs());
    if (!warning)
        return warning.error();
    DoorCard card;
    card.row = rowFrom(store, *page);
    for (const auto& note : page->doorNotes)
        card.doorNotes.push_back(textFrom(note.text));
    card.lastNote = textFrom(page->facts.last.note);
    card.lastOutcome = textFrom(page->facts.last.outcome);
    card.lastVisitAtMs = page->facts.last.atMs;
    card.bestTime = textFrom(page->facts.bestTime);
    card.phones = textsFrom(setElements(page->facts.phones));
    for (const auto& person : page->people) {
        if (!person.isDead && !person.hasMovedOut)
            for (const auto& phone : person.phones)
                card.phones.push_back(textFrom(phone));
    }
    card.visitsLastWeek = warning->visitsLastWeek;
    card.quietNow = warning->isQuietNow;
    return card;
}

Result<Slice<DoorRow>> readHouseholds(Store& store, const HouseholdQuery& query, int offset,
                                      int count) {
    const auto window = householdList(store, filterFrom(query, offset, count));
    if (!window)
        return window.error();
    const CivilDate today = localDateOf(store.clock().wallMs());
    const auto setAside = setAsideHouseholds(store);
    Slice<DoorRow> slice;
    slice.total = int(window->total);
    for (const auto& found : window->rows) {
        slice.rows.push_back(
            rowFrom(found.facts, found.due, today, setAside.contains(found.facts.household)));
        slice.rows.back().matched = textFrom(found.matched);
    }
    return slice;
}

} // namespace banyan::ui
