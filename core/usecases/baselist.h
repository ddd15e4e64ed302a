#pragma once

#include "core/store/store.h"
#include "core/usecases/position.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

// Where distances are measured from: a household's door, a building or a grid, as its reader
// chooses. Never the device's own position, which nobody is asked for.
struct Origin {
    EntityId entity = EntityId::None; // Household, Building, Grid; None: nowhere
    Uuid id;
};

struct OriginView {
    Origin origin;
    std::string title; // "3栋2单元501", "第1网格"
    std::optional<Position> position;
    bool isExact = false; // its own position; else the middle of the recorded doors around it
    Uuid community;       // that it belongs to; null when not known
    Uuid subdistrict;
};

enum class Nearness { OwnCommunity, OwnSubdistrict, Elsewhere };

struct BaseView {
    Record base;
    std::string unitName;
    std::optional<double> kilometres; // where both positions are known
    Nearness nearness = Nearness::Elsewhere;
    std::optional<std::int64_t> uses; // people in the last 30 days, where use is recorded here
};

struct BaseList {
    OriginView origin;
    std::vector<BaseView> bases; // the nearest first; without distances the reader's own parts
};

// The directory of bases that are open today. An origin without an entity is the last door that
// this device's user visited, else the grid or unit the device is for. Reads only, any connection.
Result<BaseList> baseList(Store& store, const Origin& from);

// What may be chosen to measure from, by what was typed: grids and buildings of this device, and
// doors once something is typed. At most `limit`.
Result<std::vector<OriginView>> origins(Store& store, const std::string& text, std::size_t limit);

} // namespace banyan
