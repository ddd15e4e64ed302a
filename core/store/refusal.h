#pragma once

#include "core/store/arbiter.h"

#include <string>

namespace banyan {

// Why an action is set aside. Thrown and caught inside the arbiter only.
struct Refusal {
    SetAside reason;
    std::string detail;
};

// Between equal times the device and number decide, so that every order of arrival agrees.
std::string tieOf(const Uuid& device, std::int64_t number);

} // namespace banyan
