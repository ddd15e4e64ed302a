#pragma once

#include "core/demo/demopublic.h"

namespace banyan::demo {

// What the district's way of working has left behind in two years: bases, teams and documents that
// all may read, and the meetings, agreements, whistles, registrations and services of its units.
// Each record has its number in the whole district, from which its unit and its day follow, so that
// a smaller part holds those of its own units with the same ids. Over the whole district they come
// to the figures that the district published (see the period report).
class MethodWriter {
public:
    MethodWriter(RecordWriter& writer, const Ids& ids, const Staff& staff, const Extent& extent,
                 std::int64_t nowMs);

    void writeMeans() const; // of the public reference
    void writeWork() const;  // of units and grids; grids and households are there

private:
    void writeUnits() const;
    void writeBases() const;
    void writeTeams() const;
    void writePolicies() const;
    void writeMeetings() const;
    void writeCommittees() const;
    void writeProblems() const;
    void writeWhistles() const;
    void writeHalls() const;
    void writeRegistrations() const;
    void writeServices() const;
    void writeFunding() const;

    // Null where the unit is not in this part of the district.
    Uuid community(std::size_t index) const;
    Uuid subdistrict(std::size_t index) const;
    RecordWriter& begin(EntityId entity, std::size_t index, std::int64_t onDay) const;
    // Of the whole district's `count` such things, spread over its two years.
    std::int64_t dayOf(std::size_t index, std::size_t count) const;
    std::int64_t msOf(std::int64_t day) const;
    std::string nameOf(std::size_t index) const;

    RecordWriter& m_writer;
    const Ids& m_ids;
    const Staff& m_staff;
    const Extent& m_extent;
    std::int64_t m_nowMs;
    std::int64_t m_today;
};

Uuid departmentId(const Ids& ids, std::size_t index);
Uuid pairedUnitId(const Ids& ids, std::size_t index);

} // namespace banyan::demo
