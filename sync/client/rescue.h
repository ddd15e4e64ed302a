#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace banyan {

class Store;

// What became of a damaged phone database. Kept in the new one until a person has seen it.
struct RescueReport {
    std::int64_t atMs = 0;           // by this phone's clock
    std::string folder;              // where the damaged file lies now, and what could not go on
    std::int64_t unsent = 0;         // actions that go to the office
    std::int64_t setAside = 0;       // that wait for a person, as before
    std::int64_t partly = 0;         // of which only a part could be read; it is in the folder
    std::int64_t unreadable = 0;     // of which only the existence is known
    bool isCountCertain = false;     // there can be no others
    bool hasIdentity = false;        // else this phone is to be enrolled anew
    std::int64_t keptUnreadable = 0; // requests the office has decided, kept for its sake

    bool isAllSaved() const {
        return partly == 0 && unreadable == 0 && isCountCertain && keptUnreadable == 0;
    }
    std::string sentence() const;
    std::string json() const;
    static std::optional<RescueReport> fromJson(std::string_view json);
};

// Puts a new database in the place of a damaged one: the damaged files are moved into a folder of
// their own beside it and never touched again; what a person did and is readable goes into the new
// one, the rest into a file in that folder. It may be killed at any point and is then continued by
// the next. The caller sees to it that nobody has the database open.
class Rescue {
public:
    Rescue(std::string databasePath, const Clock& clock, Random& random)
        : m_path(std::move(databasePath))
        , m_clock(clock)
        , m_random(random) {}

    // Whether there is something to rescue: a mark that damage was found, a rescue that was
    // killed, or a log that SQLite would not read to its end.
    bool isDue() const;
    // Nothing when there was no database after all. Errors: Storage, with nothing lost; to be tried
    // again.
    Result<std::optional<RescueReport>> run();

private:
    struct Mark {
        std::string folder; // empty before it has begun
        bool isBuilt = false;
    };
    Mark readMark() const;
    Status writeMark(const Mark& mark) const;
    Status begin(Mark& mark) const;
    Status setApart(const std::string& folder) const;
    Status build(const std::string& folder) const;
    Status putInPlace() const;
    Status dropMark() const;

    std::string m_path;
    const Clock& m_clock;
    Random& m_random;
};

// What this store was rescued from, for 30 days.
std::optional<RescueReport> lastRescue(Store& store);

} // namespace banyan
