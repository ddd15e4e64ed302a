#include "core/store/problemlimits.h"

#include "core/schema/civildate.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t hourMs = 3'600'000;

} // namespace

std::optional<std::int64_t> ProblemLimits::hoursFor(const Record& problem) {
    const std::string day = localDateOf(problem.integer("reported_at")).text();
    const auto limits = m_store.table(EntityId::ProblemLimit)
                            .select("record_state = 0 AND (valid_from IS NULL OR valid_from <= ?) "
                                    "AND (valid_to IS NULL OR valid_to >= ?)",
                                    {Value{day}, Value{day}});
    Uuid unit = problem.reference("unit");
    if (const auto grid = m_store.table(EntityId::Grid).find(problem.reference("grid")))
        unit = grid->reference("community");
    const std::string_view graded =
        isNull(problem.value("level")) ? "ordinary" : problem.text("level");
    std::optional<std::pair<int, std::int64_t>> best; // how little it says, hours
    for (const auto& limit : limits) {
        const auto category = limit.text("category");
        const auto level = limit.text("level");
        const bool isWhole = category == problem.text("category");
        const bool fits =
            (category.empty() || isWhole || category == firstLevel(problem.text("category")))
            && (level.empty() || level == graded)
            && (isNull(limit.value("unit")) || limit.reference("unit") == unit);
        if (!fits)
            continue;
        const int says = (category.empty() ? 0
                          : isWhole        ? 2
                                           : 1)
                         + (level.empty() ? 0 : 2) + (isNull(limit.value("unit")) ? 0 : 4);
        const std::pair candidate(-says, limit.integer("hours"));
        best = best ? std::min(*best, candidate) : candidate;
    }
    return best ? std::optional(best->second) : std::nullopt;
}

void ProblemLimits::setDue(const Record& problem, std::int64_t atMs) {
    const auto hours = hoursFor(problem);
    const Value due = hours ? Value{problem.integer("reported_at") + *hours * hourMs} : Value{};
    if (due != problem.value("due"))
        m_chronicle.apply(EntityId::Problem, problem.id, "due", Op::Set, due, atMs,
                          historyflag::noted);
}

void ProblemLimits::created(const Record& problem, std::int64_t atMs) {
    if (isNull(problem.value("due")))
        setDue(problem, atMs);
}

void ProblemLimits::changed(const Change& change, const FieldSpec& field, std::int64_t atMs) {
    const std::string_view name = field.name;
    if (change.entity != EntityId::Problem || (name != "category" && name != "level"))
        return;
    const auto problem = m_store.table(EntityId::Problem).find(change.record);
    const auto number = specOf(EntityId::Problem).field("due")->number;
    const auto last = m_store.history().version(change.record, number);
    const bool isOffices = last && m_store.peers().get(last->device) == m_chronicle.officeDevice();
    if (problem && (isOffices || isNull(problem->value("due"))))
        setDue(*problem, atMs);
}

} // namespace banyan
