#pragma once

#include "core/usecases/registerquery.h"

namespace banyan {

// A kind of work that waits for somebody: records in certain states from which a step is open to
// the reader, by role and by side, as the tables of core/schema/workflow.h say. No inbox of its own
// has what waits at every door (visits, tasks): those are today's list.
struct Inbox {
    const char* key; // snake_case
    const char* zh;
    const char* en;
    EntityId entity;
    std::span<const std::string_view> states; // none: whatever is open and past its time
    std::string_view step;                    // to this state; none: any
    const char* whose = nullptr; // a field that has to name the reader besides, or a unit of his
};

std::span<const Inbox> inboxes();
const Inbox* inboxNamed(std::string_view key); // null: there is none

// Of the inbox's entity: what waits there for whoever uses this device. Nothing does where his role
// may not take the step, or is not known.
SqlCondition waitingIn(Store& store, const Inbox& inbox);

struct InboxCount {
    const Inbox* inbox = nullptr;
    std::int64_t count = 0;
};

// Those that are not empty, in the order of inboxes(). Reads only, on any connection.
std::vector<InboxCount> inboxCounts(Store& store);

} // namespace banyan
