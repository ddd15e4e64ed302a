#include "core/report/periodreport.h"

#include <algorithm>

namespace banyan {

namespace {

std::string replaced(std::string text, std::string_view what, const std::string& with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// By its code, or by its id.
std::optional<Record> unitNamed(Store& store, const std::string& name) {
    const auto id = Uuid::fromText(name);
    for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit}) {
        auto& table = store.table(entity);
        auto found = table.select("(code = ? OR id = ?) AND record_state = 0 LIMIT 1",
                                  {Value{name}, Value{id.value_or(Uuid{})}});
        if (!found.empty())
            return std::move(found.front());
    }
    return std::nullopt;
}

} // namespace

std::vector<Uuid> unitsBelow(Store& store, const Uuid& unit) {
    std::vector<Uuid> all{unit};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Uuid parent = all[i];
        const auto add = [&](EntityId entity, const char* where) {
            for (const auto& child : store.table(entity).select(where, {Value{parent}}))
                if (std::ranges::find(all, child.id) == all.end()) // once, though it be a circle
                    all.push_back(child.id);
        };
        add(EntityId::OrgUnit, "parent = ?");
        add(EntityId::Grid, "community = ?");
    }
    return all;
}

Result<PeriodReport> PeriodReport::of(Store& store, const std::string& place,
                                      const Period& period) {
    if (period.to < period.from)
        return Error{ErrorCode::Invalid, "the period ends (" + period.to.text()
                                             + ") before it begins (" + period.from.text()
                                             + "); check the two dates"};
    return guarded([&]() -> Result<PeriodReport> {
        PeriodReport report(store, period);
        if (place.empty())
            return report;
        const auto unit = unitNamed(store, place);
        if (!unit)
            return Error{ErrorCode::NotFound, "there is no unit or grid with the code " + place};
        report.m_unitName = unit->text("name");
        std::string feeds;
        for (const auto& each : unitsBelow(store, unit->id))
            if (const auto feed = store.feeds().find(each))
                feeds += (feeds.empty() ? "" : ", ") + std::to_string(*feed);
        report.m_feeds = "(" + feeds + ")";
        return report;
    });
}

std::string PeriodReport::condition(const Indicator& indicator) const {
    std::string where = indicator.where;
    where = replaced(where, "{from}", "'" + m_period.from.text() + "'");
    where = replaced(where, "{to}", "'" + m_period.to.text() + "'");
    where = replaced(where, "{from_ms}", std::to_string(localMidnightMs(m_period.from)));
    where = replaced(where, "{to_ms}", std::to_string(localMidnightMs(addDays(m_period.to, 1))));
    where = "record_state = 0 AND " + where;
    if (!m_feeds || (indicator.unitField && *indicator.unitField == '\0'))
        return where;
    // A unit's and a grid's scope is called by its own id.
    if (indicator.unitField)
        return where + " AND \"" + indicator.unitField
               + "\" IN (SELECT scope FROM feed WHERE id IN " + *m_feeds + ")";
    return where + " AND scope IN " + *m_feeds;
}

double PeriodReport::measured(const Indicator& indicator) {
    const std::string what =
        indicator.sum ? std::string("coalesce(sum(") + indicator.sum + "), 0)" : "count(*)";
    // Databases differ in what a sum of whole numbers is.
    auto statement = m_store.database().prepare(
        "SELECT CAST(" + what + " AS DOUBLE PRECISION) FROM \"" + specOf(indicator.entity).name
        + "\" WHERE " + condition(indicator));
    return statement.step() ? statement.real(0) : 0;
}

Figure PeriodReport::figure(const Indicator& indicator) {
    Figure figure{&indicator, measured(indicator), std::nullopt};
    if (indicator.of)
        figure.possible = measured(*indicatorNamed(indicator.of));
    return figure;
}

std::vector<Figure> PeriodReport::figures() {
    std::vector<Figure> all;
    for (const auto& indicator : indicators())
        all.push_back(figure(indicator));
    return all;
}

std::vector<Uuid> PeriodReport::records(const Indicator& indicator, std::int64_t limit,
                                        std::int64_t skip) {
    std::vector<Uuid> ids;
    auto statement = m_store.database().prepare(
        std::string("SELECT id FROM \"") + specOf(indicator.entity).name + "\" WHERE "
        + condition(indicator) + " ORDER BY created_at, id LIMIT " + std::to_string(limit)
        + " OFFSET " + std::to_string(skip));
    while (statement.step())
        ids.push_back(statement.id(0));
    return ids;
}

} // namespace banyan
