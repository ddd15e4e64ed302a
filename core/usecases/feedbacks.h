#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

// What somebody said about the work or this app, and what was answered.
struct OwnFeedback {
    Uuid id;
    std::string text;
    std::int64_t sentAtMs = 0;
    std::string state; // code
    std::string answer;
    bool isUnsent = false; // something of it waits on this device
};

// Feedback (建议反馈) of whoever uses this device: a few words are all that is asked for, the rest
// is known. Kept here first, as everything.
class Feedbacks {
public:
    explicit Feedbacks(Store& store)
        : m_store(store) {}

    // To the first grid or unit its author works for, or where a helper's list is. Errors: Invalid
    // (no words, or none of that is here yet). Writer's thread.
    Result<Recorded> send(const std::string& text);
    // His own, the latest first. Any connection.
    Result<std::vector<OwnFeedback>> own();

private:
    Store& m_store;
};

} // namespace banyan
