#pragma once

#include "core/store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

struct PairedUnit {
    Uuid pairing;
    std::string name;
    std::string since;                // "YYYY-MM-DD", may be empty
    std::optional<int> members;       // of the unit, registered with the community
    std::optional<double> kilometres; // as recorded with the pairing, else between their bases
    bool isComputed = false;          // between their bases
};

// One community and who is paired with it. What this device does not hold whole is not guessed:
// members where it follows the community, households where it follows every grid of it.
struct CommunityBalance {
    Uuid community;
    std::string name;
    std::string subdistrict;
    std::optional<int> households;
    std::optional<int> members; // registered with the community, of whatever unit
    std::vector<PairedUnit> units;

    std::optional<double> membersPer100Households() const;
};

// How near and how evenly units are paired with communities (就近就便、均衡): every community that
// has grids or pairings today, in the order of their codes. Reads only, any connection.
Result<std::vector<CommunityBalance>> pairingBalance(Store& store);

} // namespace banyan
