#include "core/usecases/queries.h"

#include "core/usecases/pagereader.h"

namespace banyan {

namespace {

std::vector<CaseView> casesAbout(Store& store, const std::vector<Uuid>& records) {
    std::vector<CaseView> all;
    Cases cases(store);
    for (const auto& record : records)
        if (auto found = cases.about(record); found)
            for (auto& view : *found)
                all.push_back(std::move(view));
    return all;
}

// Of a household with everything that refers to it, its people and its door.
SyncState householdSync(Store& store, PageReader& reader, const DoorFacts& facts) {
    SyncState state;
    state.pendingChanges = facts.pendingCount;
    auto& row = store.database().cached(
        "SELECT p.entity, p.record, count(*) FROM pending p JOIN action a ON a.first = p.action "
        "WHERE p.state <> 0 AND a.state < 3 GROUP BY 1, 2");
    std::vector<std::pair<EntityId, Uuid>> aside;
    {
        Running running(row);
        while (running->step())
            aside.emplace_back(static_cast<EntityId>(row.integer(0)), row.id(1));
    }
    for (const auto& [entity, record] : aside) {
        const auto* spec = entitySpec(entity);
        const int link = spec ? spec->indexOf("household") : -1;
        Value household;
        const bool isOwn = record == facts.household || record == facts.dwelling;
        if (isOwn
            || (link >= 0 && store.table(entity).headAndValue(record, link, household)
                && referenceOf(household) == facts.household))
            state.setAsideChanges += reader.sync(record).setAsideChanges;
    }
    state.isConfirmed = state.pendingChanges == 0 && state.setAsideChanges == 0;
    return state;
}

} // namespace

Result<HouseholdPage> Queries::householdPage(const Uuid& id, std::size_t visitsMax) {
    return guarded([&]() -> Result<HouseholdPage> {
        const std::int64_t nowMs = m_store.clock().wallMs();
        const CivilDate today = localDateOf(nowMs);
        const auto book = DoorBook::read(m_store, {{}, id});
        const DoorFacts* facts = book.find(id);
        if (!facts)
            return Error{ErrorCode::NotFound, "there is no such household here"};
        const DoorPolicy policy = DoorPolicy::of(m_store);
        PageReader reader(m_store);
        HouseholdPage page;
        page.facts = *facts;
        page.due = dueStateOf(*facts, VisitRules::of(m_store, today), policy, today);
        page.people = reader.people(id, facts->head);
        page.careTags = reader.careTags("household = ?", id);
        const auto dwelling = m_store.table(EntityId::Dwelling).find(facts->dwelling);
        page.carers = reader.carers(id, dwelling ? dwelling->reference("building") : Uuid{});
        page.doorNotes = reader.notes(facts->doorNote);
        page.visits = reader.visits(id, 0, visitsMax);
        page.visitCount = reader.visitCount(id);
        std::vector<Uuid> subjects{id, facts->dwelling};
        for (const auto& person : page.people)
            subjects.push_back(person.resident);
        for (const auto& visit : page.visits)
            subjects.push_back(visit.visit);
        page.openCases = casesAbout(m_store, subjects);
        page.consents = reader.consents("household = ?", id);
        page.deliveries = reader.deliveries(id);
        page.tasks = facts->tasks;
        page.sync = householdSync(m_store, reader, *facts);
        page.isQuietNow = policy.isQuiet(facts->quietHours, nowMs);
        return page;
    });
}

Result<ResidentPage> Queries::residentPage(const Uuid& id) {
    return guarded([&]() -> Result<ResidentPage> {
        auto record = m_store.table(EntityId::Resident).find(id);
        if (!record || record->head.state != RecordState::Live)
            return Error{ErrorCode::NotFound, "there is no such resident here"};
        PageReader reader(m_store);
        ResidentPage page;
        page.person = reader.person(*record);
        page.household = record->reference("household");
        const auto book = DoorBook::read(m_store, {{}, page.household});
        if (const auto* facts = book.find(page.household))
            page.place = facts->place;
        page.careTags = reader.careTags("resident = ?", id);
        page.consents = reader.consents("resident = ?", id);
        page.openCases = casesAbout(m_store, {id});
        page.residencies = m_store.table(EntityId::Residency)
                               .select("resident = ? AND record_state = 0 ORDER BY until IS NOT "
                                       "NULL, since DESC",
                                       {Value{id}});
        page.sync = reader.sync(id);
        page.record = *std::move(record);
        return page;
    });
}

Result<std::vector<VisitView>> Queries::visits(const Uuid& household, std::size_t offset,
                                               std::size_t limit) {
    return guarded([&]() -> Result<std::vector<VisitView>> {
        return PageReader(m_store).visits(household, offset, limit);
    });
}

} // namespace banyan
