#include "sync/office/gridjobs.h"

#include "core/merge/setvalue.h"
#include "core/schema/civildate.h"
#include "core/schema/validators.h"

namespace banyan {

namespace {

// Of the records that name a grid, in one action; with all that depends on them it stays a matter
// of milliseconds.
constexpr std::int64_t recordsPerAction = 50;
static_assert(recordsPerAction <= static_cast<std::int64_t>(changesPerActionMax));

constexpr const char* jobColumns =
    "id, kind, source, target, total, done, state, created_at, finished_at";

GridJob readJob(Statement& statement) {
    GridJob job;
    job.id = statement.integer(0);
    job.kind = statement.text(1);
    job.source = statement.id(2);
    job.target = statement.id(3);
    job.total = statement.integer(4);
    job.done = statement.integer(5);
    job.isFinished = statement.integer(6) != 0;
    job.createdAtMs = statement.integer(7);
    job.finishedAtMs = statement.integer(8);
    return job;
}

// The field by which a record names its grid.
const FieldSpec* gridField(const EntitySpec& spec) {
    for (const auto& field : spec.fields)
        if (field.givesScope && field.target == EntityId::Grid)
            return &field;
    return nullptr;
}

} // namespace

std::optional<Record> GridJobs::gridNamed(const std::string& code) {
    auto found = m_store.table(EntityId::Grid)
                     .select("code = ? AND record_state = 0 LIMIT 1", {Value{code}});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void GridJobs::set(EntityId entity, const Uuid& id, const char* field, const Value& value) {
    m_chronicle.apply(entity, id, field, Op::Set, value, m_store.clock().wallMs());
}

Result<Uuid> GridJobs::target(const Part& part, const Record& source) {
    const auto known = gridNamed(part.targetCode);
    if (part.targetName.empty()) {
        if (!known)
            return Error{ErrorCode::NotFound, "there is no grid with the code " + part.targetCode
                                                  + "; name it with --name to make it"};
        return known->id;
    }
    if (known)
        return Error{ErrorCode::Conflict, "there is already a grid with the code " + part.targetCode
                                              + "; leave --name away to use it"};
    const std::int64_t now = m_store.clock().wallMs();
    const auto& spec = specOf(EntityId::Grid);
    FieldValues values{{spec.field("code")->number, part.targetCode},
                       {spec.field("name")->number, part.targetName},
                       {spec.field("community")->number, source.reference("community")},
                       {spec.field("valid_from")->number, localDateOf(now).text()}};
    const Uuid id = m_store.ids().next();
    m_chronicle.create(EntityId::Grid, id, values, publicFeed, now);
    return id;
}

Result<std::int64_t> GridJobs::split(const Part& part) {
    const auto source = gridNamed(part.sourceCode);
    if (!source)
        return Error{ErrorCode::NotFound, "there is no grid with the code " + part.sourceCode};
    if (part.sourceCode == part.targetCode || part.records.empty())
        return Error{ErrorCode::Invalid, "name two grids, and what goes from the first to the "
                                         "second: --building ID... or --dwelling ID..."};
    std::vector<std::pair<EntityId, Uuid>> items;
    for (const auto& id : part.records) {
        const auto building = m_store.table(EntityId::Building).find(id);
        const auto dwelling = m_store.table(EntityId::Dwelling).find(id);
        if (!building && !dwelling)
            return Error{ErrorCode::NotFound, "there is no building or dwelling " + id.text()};
        if ((building ? building : dwelling)->reference("grid") != source->id)
            return Error{ErrorCode::Invalid, id.text() + " is not in the grid " + part.sourceCode};
        items.emplace_back(building ? EntityId::Building : EntityId::Dwelling, id);
        if (building)
            for (const auto& door :
                 m_store.table(EntityId::Dwelling)
                     .select("building = ? AND grid = ?", {Value{id}, Value{source->id}}))
                items.emplace_back(EntityId::Dwelling, door.id);
    }
    const auto to = target(part, *source);
    if (!to)
        return to.error();
    return begin(part.targetName.empty() ? "move" : "split", source->id, *to, items);
}

Result<std::int64_t> GridJobs::merge(const std::string& sourceCode, const std::string& targetCode) {
    const auto source = gridNamed(sourceCode);
    const auto to = gridNamed(targetCode);
    if (!source || !to)
        return Error{ErrorCode::NotFound,
                     "there is no grid with the code " + (source ? targetCode : sourceCode)};
    if (source->id == to->id)
        return Error{ErrorCode::Invalid, "a grid is merged with another one"};
    if (!isNull(to->value("successor")))
        return Error{ErrorCode::Invalid,
                     "the grid " + targetCode + " has ended itself; merge with its successor"};
    const std::int64_t id = begin("merge", source->id, to->id, livingIn(source->id));
    GridJob job;
    job.source = source->id;
    job.target = to->id;
    exchangeScope(job, false);
    return id;
}

std::vector<std::pair<EntityId, Uuid>> GridJobs::livingIn(const Uuid& grid) {
    std::vector<std::pair<EntityId, Uuid>> items;
    for (const auto& spec : registry()) {
        const auto* field = gridField(spec);
        if (!field)
            continue;
        for (const auto& record : m_store.table(spec.id).select(
                 std::string("\"") + field->name + "\" = ? ORDER BY row", {Value{grid}}))
            items.emplace_back(spec.id, record.id);
    }
    return items;
}

std::int64_t GridJobs::begin(const char* kind, const Uuid& source, const Uuid& to,
                             const std::vector<std::pair<EntityId, Uuid>>& items) {
    auto& insert = m_store.database().cached(
        "INSERT INTO job(kind, source, target, total, created_at, id) VALUES(?, ?, ?, ?, ?, ?)");
    insert.with(std::string_view(kind), source, to, static_cast<std::int64_t>(items.size()),
                m_store.clock().wallMs());
    m_store.database().bindNewRow(insert, 6);
    insert.run();
    const std::int64_t id = m_store.database().lastRow();
    std::int64_t at = 0;
    for (const auto& [entity, record] : items)
        m_store.database()
            .cached("INSERT INTO job_item(job, at, entity, record) VALUES(?, ?, ?, ?)")
            .with(id, at++, static_cast<std::int64_t>(entity), record)
            .run();
    m_accounts.audit("office", std::string("grid job ") + std::to_string(id) + ": " + kind + " "
                                   + source.text() + " to " + to.text());
    return id;
}

bool GridJobs::isAnyUnderWay(Store& store) {
    Running running(store.database().cached("SELECT 1 FROM job WHERE state = 0 LIMIT 1"));
    return running->step();
}

bool GridJobs::step() {
    GridJob job;
    {
        auto& first = m_store.database().cached(std::string("SELECT ") + jobColumns
                                                + " FROM job WHERE state = 0 ORDER BY id LIMIT 1");
        Running running(first);
        if (!running->step())
            return false;
        job = readJob(first);
    }
    if (moveSome(job) == 0)
        finish(job);
    return true;
}

// How many were taken off the list.
std::int64_t GridJobs::moveSome(const GridJob& job) {
    std::vector<std::pair<EntityId, Uuid>> items;
    std::int64_t last = 0;
    {
        auto& next = m_store.database()
                         .cached("SELECT at, entity, record FROM job_item WHERE job = ? ORDER BY "
                                 "at LIMIT ?")
                         .with(job.id, recordsPerAction);
        Running running(next);
        while (running->step()) {
            last = next.integer(0);
            items.emplace_back(static_cast<EntityId>(next.integer(1)), next.id(2));
        }
    }
    const std::int64_t scope = *m_store.feeds().find(job.target);
    for (const auto& [entity, id] : items) {
        const auto record = m_store.table(entity).find(id);
        const auto* field = gridField(specOf(entity));
        if (!record || record->reference(field->name) != job.source)
            continue; // somebody else has moved it since
        set(entity, id, field->name, Value{job.target});
        const auto moved = m_store.table(entity).find(id);
        if (m_store.scopeByReferences(specOf(entity), moved->values) == scope)
            m_chronicle.rescope(entity, id, scope);
    }
    m_store.database()
        .cached("DELETE FROM job_item WHERE job = ? AND at <= ?")
        .with(job.id, last)
        .run();
    m_store.database()
        .cached("UPDATE job SET done = done + ? WHERE id = ?")
        .with(static_cast<std::int64_t>(items.size()), job.id)
        .run();
    return static_cast<std::int64_t>(items.size());
}

void GridJobs::finish(const GridJob& job) {
    if (job.kind == "merge") {
        // What phones wrote into it while it was being moved.
        std::int64_t at = job.total;
        for (const auto& [entity, record] : livingIn(job.source))
            m_store.database()
                .cached("INSERT INTO job_item(job, at, entity, record) VALUES(?, ?, ?, ?)")
                .with(job.id, at++, static_cast<std::int64_t>(entity), record)
                .run();
        if (at > job.total) {
            m_store.database()
                .cached("UPDATE job SET total = ? WHERE id = ?")
                .with(at, job.id)
                .run();
            return;
        }
        closeGrid(job);
    }
    m_store.database()
        .cached("UPDATE job SET state = 1, finished_at = ? WHERE id = ?")
        .with(m_store.clock().wallMs(), job.id)
        .run();
    m_accounts.audit("office", "grid job " + std::to_string(job.id) + " done");
}

void GridJobs::closeGrid(const GridJob& job) {
    set(EntityId::Grid, job.source, "valid_to",
        Value{localDateOf(m_store.clock().wallMs()).text()});
    set(EntityId::Grid, job.source, "successor", Value{job.target});
    exchangeScope(job, true);
}

// At the beginning who works in the source works in the target as well, in the end there alone.
void GridJobs::exchangeScope(const GridJob& job, bool isEnd) {
    for (const auto& user : m_store.table(EntityId::User).select("record_state = 0 ORDER BY row")) {
        const std::string scopes(user.text("scopes"));
        if (!setContains(scopes, job.source.text()))
            continue;
        std::string next = setWith(scopes, job.target.text());
        if (isEnd)
            next = setWithout(next, job.source.text());
        if (next == scopes)
            continue;
        set(EntityId::User, user.id, "scopes", Value{next});
        m_accounts.followRecord(user.id);
    }
}

std::vector<GridJob> GridJobs::all() {
    std::vector<GridJob> jobs;
    auto& statement =
        m_store.database().cached(std::string("SELECT ") + jobColumns + " FROM job ORDER BY id");
    Running running(statement);
    while (running->step())
        jobs.push_back(readJob(statement));
    return jobs;
}

} // namespace banyan
