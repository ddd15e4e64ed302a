#include "core/demo/demodistrict.h"

#include "core/demo/demogrid.h"
#include "core/demo/demomethod.h"
#include "core/demo/demopublic.h"
#include "core/demo/demostanding.h"
#include "core/demo/demotimed.h"
#include "core/demo/demovisits.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace banyan::demo {

namespace {

// The register was filled some weeks before the first visits, at nine in the
// morning.
constexpr int registerLeadDays = 40;

std::int64_t registerMsFor(std::int64_t nowMs) {
    const CivilDate day = addDays(localDateOf(nowMs), -(historyDays + registerLeadDays));
    return localMidnightMs(day) + 9 * 3'600'000;
}

Extent extentOf(Size size) {
    const auto& divisions = Divisions::rongcheng();
    Extent extent;
    if (size == Size::District) {
        extent.subdistricts.resize(divisions.subdistricts().size());
        extent.communities.resize(divisions.communities().size());
        extent.grids.resize(divisions.grids().size());
        for (auto* list : {&extent.subdistricts, &extent.communities, &extent.grids})
            std::iota(list->begin(), list->end(), std::size_t{0});
        return extent;
    }
    extent.subdistricts = {0};
    extent.communities = {0};
    for (std::size_t i = 0; i < divisions.grids().size(); ++i)
        if (divisions.grids()[i].community == 0 && (i == 0 || size == Size::Community))
            extent.grids.push_back(i);
    return extent;
}

template <typename Plan>
void append(std::vector<Plan>& to, std::vector<Plan>& from) {
    std::ranges::move(from, std::back_inserter(to));
}

} // namespace

std::optional<Size> sizeNamed(std::string_view name) {
    if (name == "grid")
        return Size::Grid;
    if (name == "community")
        return Size::Community;
    if (name == "district")
        return Size::District;
    return std::nullopt;
}

DemoDistrict::DemoDistrict(Size size, std::uint64_t seed, std::int64_t nowMs)
    : m_size(size)
    , m_seed(seed)
    , m_nowMs(nowMs)
    , m_ids(seed, registerMsFor(nowMs)) {}

void DemoDistrict::stream(const Sink& sink) const {
    const Extent extent = extentOf(m_size);
    const Staff staff(m_seed, m_ids);
    const CivilDate today = localDateOf(m_nowMs);
    RecordWriter writer(sink);
    writePublic(writer, m_ids, staff, extent);
    const MethodWriter method(writer, m_ids, staff, extent, m_nowMs);
    method.writeMeans();
    GridWork work;
    for (const std::size_t ordinal : extent.grids) {
        const GridPlan grid = makeGrid(m_seed, static_cast<int>(ordinal), today);
        writeStanding(writer, m_ids, staff, grid, m_seed, m_nowMs);
        GridWork own = makeWork(m_seed, grid, m_nowMs);
        append(work.visits, own.visits);
        append(work.deliveries, own.deliveries);
        append(work.consents, own.consents);
        append(work.tasks, own.tasks);
    }
    method.writeWork();
    writeWork(writer, m_ids, staff, std::move(work));
}

std::vector<DemoRecord> DemoDistrict::users() const {
    std::vector<DemoRecord> records;
    const Sink collect = [&](const DemoRecord& record) { records.push_back(record); };
    RecordWriter writer(collect);
    Staff(m_seed, m_ids).write(writer, extentOf(m_size));
    return records;
}

} // namespace banyan::demo
