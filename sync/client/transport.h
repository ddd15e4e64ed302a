#pragma once

#include "core/result.h"

#include <functional>
#include <string>

namespace banyan {

// One request to the office: always POST, always the protocol's bytes.
struct OfficeRequest {
    std::string path; // "/v1/sync"
    std::string body;
    std::string token; // bearer token of the device; empty for enrolment
    int deadlineMs = 60'000;
    // Called at most once, before `done`, when the whole request has left; some transports never
    // do.
    std::function<void()> sent;
};

struct OfficeAnswer {
    int status = 0; // HTTP status
    std::string body;
};

// How a phone reaches its office. Single-threaded: `done` is called exactly once, on the thread
// that called post(), never from within post() itself. At most a few requests are in flight.
// Errors: Unreachable (no answer, cut, deadline), Untrusted (certificate), TooLarge.
class Transport {
public:
    using Answered = std::function<void(Result<OfficeAnswer>)>;
    virtual ~Transport() = default;
    virtual void post(OfficeRequest request, Answered done) = 0;
    virtual void cancelAll() = 0; // every pending `done` is called with Unreachable
};

} // namespace banyan
