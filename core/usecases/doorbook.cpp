#include "core/usecases/doorbook.h"

#include "core/schema/civildate.h"
#include "core/usecases/visits.h"

#include <algorithm>

namespace banyan {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view digitsAt(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    while (at + 1 < end && text[at] == '0')
        ++at;
    return text.substr(at, end - at);
}

std::size_t afterDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

} // namespace

int compareNaturally(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto left = digitsAt(a, i);
            const auto right = digitsAt(b, j);
            if (left.size() != right.size())
                return left.size() < right.size() ? -1 : 1;
            if (const int order = left.compare(right); order != 0)
                return order;
            i = afterDigits(a, i);
            j = afterDigits(b, j);
            continue;
        }
        if (a[i] != b[j])
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1 : 1;
        ++i;
        ++j;
    }
    return static_cast<int>(i < a.size()) - static_cast<int>(j < b.size());
}

bool isBeforeOnStair(const DoorPlace& a, const DoorPlace& b) {
    for (const auto part : {&DoorPlace::estate, &DoorPlace::building, &DoorPlace::unit})
        if (const int order = compareNaturally(a.*part, b.*part); order != 0)
            return order < 0;
    if (a.floor != b.floor)
        return a.floor < b.floor;
    return compareNaturally(a.door, b.door) < 0;
}

// Reads the facts part by part; each part is one statement over the selection.
class DoorReader {
public:
    DoorReader(Store& store, const DoorSelection& selection)
        : m_store(store)
        , m_household(selection.household)
        , m_today(localDateOf(store.clock().wallMs()).text()) {
        if (!selection.grid.isNull())
            m_scope = store.feeds().find(selection.grid).value_or(-1);
    }

    DoorBook read() {
        households();
        people();
        tags();
        visits();
        tasks();
        centres();
        pendingWork();
        cases();
        return std::move(m_book);
    }

private:
    // The statement restricted to the selection by ?1, and bound.
    Statement& over(const std::string& sql, const char* scopeColumn, const char* householdColumn) {
        if (!m_household.isNull())
            return m_store.database()
                .cached(sql + " AND " + householdColumn + " = ?1")
                .with(m_household);
        if (m_scope)
            return m_store.database().cached(sql + " AND " + scopeColumn + " = ?1").with(*m_scope);
        auto& statement = m_store.database().cached(sql);
        statement.reset();
        return statement;
    }

    DoorFacts* at(const Uuid& household) {
        const auto found = m_book.m_index.find(household);
        return found == m_book.m_index.end() ? nullptr : &m_book.m_doors[found->second];
    }

    void households() {
        auto& row = over("SELECT h.id, h.dwelling, e.name, b.name, d.unit, d.floor, d.door, "
                         "d.occupancy, h.head, r.name, h.phones, h.best_time, h.door_note, "
                         "h.visit_state, h.quiet_hours, h.risk, h.created_at, h.revision "
                         "FROM household h LEFT JOIN dwelling d ON d.id = h.dwelling "
                         "LEFT JOIN estate e ON e.id = d.estate "
                         "LEFT JOIN building b ON b.id = d.building "
                         "LEFT JOIN resident r ON r.id = h.head WHERE h.record_state = 0",
                         "h.scope", "h.id");
        Running running(row);
        while (running->step()) {
            DoorFacts door;
            door.household = row.id(0);
            door.dwelling = row.id(1);
            door.place = {std::string(row.text(2)), std::string(row.text(3)),
                          std::string(row.text(4)), row.integer(5), std::string(row.text(6))};
            door.occupancy = row.text(7);
            door.head = row.isNull(8) ? Uuid{} : row.id(8);
            door.headName = row.text(9);
            door.phones = row.text(10);
            door.bestTime = row.text(11);
            door.doorNote = row.text(12);
            door.visitState = row.text(13);
            door.quietHours = row.text(14);
            door.risk = row.text(15);
            door.createdAtMs = row.integer(16);
            door.revision = row.integer(17);
            m_book.m_index.emplace(door.household, m_book.m_doors.size());
            m_book.m_doors.push_back(std::move(door));
        }
    }

    void people() {
        auto& row = over("SELECT household FROM resident WHERE record_state = 0 AND moved_out_on "
                         "IS NULL AND life_status IS NOT 'dead'",
                         "scope", "household");
        Running running(row);
        while (running->step())
            if (auto* door = at(row.id(0)))
                ++door->peopleCount;
    }

    void tags() {
        auto& row = over("SELECT t.household, t.category, t.since, t.expires FROM care_tag t "
                         "LEFT JOIN resident r ON r.id = t.resident WHERE t.record_state = 0 AND "
                         "t.removed_reason IS NULL AND r.moved_out_on IS NULL AND "
                         "r.life_status IS NOT 'dead'",
                         "t.scope", "t.household");
        Running running(row);
        while (running->step()) {
            auto* door = at(row.id(0));
            const bool hasBegun = row.text(2) <= m_today;
            const bool hasEnded = !row.isNull(3) && row.text(3) < m_today;
            if (!door || !hasBegun || hasEnded)
                continue;
            auto& tags = door->tags;
            const std::string category(row.text(1));
            const auto place = std::lower_bound(tags.begin(), tags.end(), category);
            if (place == tags.end() || *place != category)
                tags.insert(place, category);
        }
    }

    void visits() {
        auto& row = over("SELECT household, observed_at, outcome, id, note, next_time FROM visit "
                         "WHERE record_state = 0 AND void_reason IS NULL AND household IS NOT NULL",
                         "scope", "household");
        Running running(row);
        while (running->step()) {
            auto* door = at(row.id(0));
            if (!door)
                continue;
            const std::int64_t atMs = row.integer(1);
            const auto outcome = row.text(2);
            if (isReached(outcome)) {
                door->lastReachedAtMs = std::max(door->lastReachedAtMs, atMs);
            } else if (isAttempt(outcome) && atMs >= door->lastAttemptAtMs) {
                door->lastAttemptAtMs = atMs;
                door->lastAttempt = outcome;
            }
            if (atMs >= door->last.atMs)
                door->last = {row.id(3), atMs, std::string(outcome), std::string(row.text(4)),
                              std::string(row.text(5))};
        }
    }

    void tasks() {
        auto& row = over("SELECT household, id, kind, title, due FROM task WHERE record_state = 0 "
                         "AND state = 'open' AND household IS NOT NULL",
                         "scope", "household");
        Running running(row);
        while (running->step()) {
            auto* door = at(row.id(0));
            if (!door)
                continue;
            DoorTask task{row.id(1), std::string(row.text(2)), std::string(row.text(3)),
                          std::string(row.text(4)), false};
            task.isAppointment =
                door->last.outcome == "come_back" && task.id == appointmentOf(door->last.id);
            door->tasks.push_back(std::move(task));
        }
    }

    void centres() {
        auto& row = over("SELECT household, since, until FROM centre_household WHERE "
                         "record_state = 0",
                         "scope", "household");
        Running running(row);
        while (running->step())
            if (auto* door = at(row.id(0)))
                door->isCentre |= (row.isNull(1) || row.text(1) <= m_today)
                                  && (row.isNull(2) || row.text(2) >= m_today);
    }

    // The households that a record speaks of, by its own references.
    template <typename Mark>
    void eachHouseholdOf(EntityId entity, const Uuid& record, Mark mark) {
        if (entity == EntityId::Household) {
            if (auto* door = at(record))
                mark(*door);
            return;
        }
        const auto* spec = entitySpec(entity);
        if (!spec)
            return;
        if (entity == EntityId::Dwelling) {
            for (auto& door : m_book.m_doors)
                if (door.dwelling == record)
                    mark(door);
            return;
        }
        const bool hasResident = entity == EntityId::Residency;
        const char* link = hasResident ? "resident" : "household";
        if (spec->indexOf(link) < 0)
            return;
        Value target;
        if (!m_store.table(entity).headAndValue(record, spec->indexOf(link), target))
            return;
        eachHouseholdOf(hasResident ? EntityId::Resident : EntityId::Household, referenceOf(target),
                        mark);
    }

    struct Counted {
        EntityId entity;
        Uuid record;
        int count;
    };

    void pendingWork() {
        std::vector<Counted> rows;
        {
            auto& row = m_store.database().cached(
                "SELECT entity, record, count(*) FROM pending WHERE state = 0 GROUP BY 1, 2");
            Running running(row);
            while (running->step())
                rows.push_back({static_cast<EntityId>(row.integer(0)), row.id(1),
                                static_cast<int>(row.integer(2))});
        }
        for (const auto& [entity, record, count] : rows)
            eachHouseholdOf(entity, record,
                            [count = count](DoorFacts& door) { door.pendingCount += count; });
    }

    void cases() {
        std::vector<Counted> rows;
        {
            auto& row = m_store.database().cached(
                "SELECT subject_entity, subject_record FROM conflict_case WHERE state = 'open' "
                "AND record_state = 0");
            Running running(row);
            while (running->step())
                if (const auto* spec = entitySpec(row.text(0)))
                    rows.push_back({spec->id, row.id(1), 1});
        }
        for (const auto& subject : rows)
            eachHouseholdOf(subject.entity, subject.record,
                            [](DoorFacts& door) { ++door.openCases; });
    }

    Store& m_store;
    Uuid m_household;
    std::optional<std::int64_t> m_scope;
    std::string m_today;
    DoorBook m_book;
};

DoorBook DoorBook::read(Store& store, const DoorSelection& selection) {
    return DoorReader(store, selection).read();
}

const DoorFacts* DoorBook::find(const Uuid& household) const {
    const auto found = m_index.find(household);
    return found == m_index.end() ? nullptr : &m_doors[found->second];
}

} // namespace banyan
