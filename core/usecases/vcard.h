#pragma once

#include <string>

namespace banyan {

// A contact card as phones' contacts read it from a QR code: vCard 3.0 (RFC 2426). Holds what the
// card itself shows and nothing of any resident.
struct VCard {
    std::string name, post, phone, organisation;
};

std::string vCardText(const VCard& card); // lines end with CR LF

} // namespace banyan
