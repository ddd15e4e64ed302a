#pragma once

#include "sync/client/rescue.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace banyan {

// A phone's folder while a program uses it: the database `phone.db` and what lies beside. Holds a
// shared lock on it for as long as it lives, so that a damaged database is only replaced while
// nobody else has it open. Programs open the database through it alone.
class PhoneHome {
public:
    // Makes the folder, readable by its owner only.
    static Result<std::unique_ptr<PhoneHome>> at(const std::string& folder, const Clock& clock,
                                                 Random& random);
    ~PhoneHome();
    PhoneHome(const PhoneHome&) = delete;
    PhoneHome& operator=(const PhoneHome&) = delete;

    const std::string& databasePath() const { return m_path; }
    // Calls `openStore`, which opens the database; before it, or after it has said Damaged, rescues
    // what can be read of a damaged one. What `openStore` has opened in vain is closed by then.
    // Errors: those of `openStore`, Busy (damaged, but another program has it open), Storage.
    Status open(const std::function<Status()>& openStore);
    // What the last open() rescued.
    const std::optional<RescueReport>& rescued() const { return m_rescued; }

private:
    PhoneHome(std::string path, int lock, const Clock& clock, Random& random)
        : m_path(std::move(path))
        , m_lock(lock)
        , m_clock(clock)
        , m_random(random) {}
    Status rescueIfDue();

    std::string m_path;
    int m_lock;
    const Clock& m_clock;
    Random& m_random;
    std::optional<RescueReport> m_rescued;
};

} // namespace banyan
