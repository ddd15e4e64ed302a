#pragma once

#include "core/store/store.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace banyan {

// Why records left this device. Numbers are stored.
enum class NoticeReason : std::uint8_t {
    Moved = 1,      // to another grid; this grid is still the device's
    Redrawn = 2,    // the grid was: the door belongs to another, or the grid has ended
    Reassigned = 3, // the grid or list is another person's now
    Expired = 4,    // the list was for a time, which is over
};
const char* noticeReasonName(NoticeReason reason);

constexpr std::int64_t noticesKeptMs = 30LL * 24 * 3'600'000;

// A record on its way out of this device, and the last feed that gave it.
struct LeavingRecord {
    std::int64_t feed = 0;
    EntityId entity = EntityId::None;
    Uuid record;
};

// Writes down for this device's people what leaves it and why, while that can still be read: doors,
// and names only where a household has moved, since data leaves with its grid or list.
class DepartureNotes {
public:
    explicit DepartureNotes(Store& store)
        : m_store(store) {}
    void write(const std::vector<LeavingRecord>& leaving);

private:
    struct Group {
        std::int64_t households = 0;
        std::int64_t doors = 0;
        std::set<std::string> labels;
    };
    using Groups = std::map<std::pair<std::int64_t, NoticeReason>, Group>; // by feed and reason

    NoticeReason reasonOf(std::int64_t feed, bool isDoorLeaving);
    std::string labelOf(const Record& household, bool isNamed);
    void insert(std::int64_t feed, NoticeReason reason, const Group& group);

    Store& m_store;
};

// What the office's clock says now, as far as this device knows.
std::int64_t officeNowMs(Store& store);

} // namespace banyan
