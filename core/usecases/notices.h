#pragma once

#include "core/store/departurenotes.h"

namespace banyan {

// What left this device, when and why, for the page that says so.
struct Notice {
    std::int64_t id = 0;
    std::int64_t atMs = 0; // this device's clock
    NoticeReason reason = NoticeReason::Moved;
    Uuid scope;            // the grid or unit; a helper's list has none that people know
    std::string scopeName; // empty for a list
    std::int64_t households = 0;
    std::int64_t doors = 0;
    std::vector<std::string> labels; // doors, with a name where a household has moved; some of them
};

// The newest first; kept for 30 days or until dismissed. Reader or writer.
Result<std::vector<Notice>> notices(Store& store);
// A person has read it. NotFound when there is none. Writer's thread.
Status dismissNotice(Store& store, std::int64_t id);

} // namespace banyan
