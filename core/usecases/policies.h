#pragma once

#include "core/store/store.h"

#include <string>
#include <vector>

namespace banyan {

enum class PolicyState { Current, Coming, Expired, Superseded };

struct PolicyView {
    Record document;
    PolicyState state = PolicyState::Current;
    Uuid successor; // the document that replaces it; null: none
    int hits = 0;   // of what was looked for, in title, number and text
};

// The policy library: main documents before supporting ones, those in force first, the latest
// first. With a text only those that hold it. Reads only, any connection.
std::vector<PolicyView> policies(Store& store, const std::string& text);

struct PolicyPage {
    PolicyView policy;
    std::string replacesTitle; // of the document it replaces; empty: none, or it is not here
    std::string successorTitle;
};
// NotFound: not here.
Result<PolicyPage> policyPage(Store& store, const Uuid& id);

} // namespace banyan
