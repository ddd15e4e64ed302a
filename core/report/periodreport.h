#pragma once

#include "core/report/indicator.h"
#include "core/schema/civildate.h"
#include "core/store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

struct Period {
    CivilDate from, to; // both days belong to it
};

struct Figure {
    const Indicator* indicator = nullptr;
    double value = 0;               // whole, but for sums of reals
    std::optional<double> possible; // of how many, where that is known
};

// The period report (阶段性成效): every figure for one unit with all that is below it, or for the
// whole district, computed from the records that this store holds. Reads only; on the store's
// thread.
class PeriodReport {
public:
    // `place`: a unit or grid by its code or its id; empty: everything. Errors: NotFound (no such
    // unit or grid), Invalid (the period ends before it begins).
    static Result<PeriodReport> of(Store& store, const std::string& place, const Period& period);

    std::vector<Figure> figures();
    Figure figure(const Indicator& indicator);
    // The records behind a figure, oldest first, at most `limit` after the first `skip`.
    std::vector<Uuid> records(const Indicator& indicator, std::int64_t limit,
                              std::int64_t skip = 0);
    // The same as SQL over their table.
    std::string condition(const Indicator& indicator) const;
    const std::string& unitName() const { return m_unitName; } // "" for everything
    const Period& period() const { return m_period; }

private:
    PeriodReport(Store& store, const Period& period)
        : m_store(store)
        , m_period(period) {}
    double measured(const Indicator& indicator);

    Store& m_store;
    Period m_period;
    std::string m_unitName;
    std::optional<std::string> m_feeds; // of the unit and below, as SQL lists them
};

// The unit itself and every unit and grid below it, by the records of the organisation.
std::vector<Uuid> unitsBelow(Store& store, const Uuid& unit);

} // namespace banyan
