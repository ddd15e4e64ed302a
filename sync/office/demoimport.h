#pragma once

#include "core/demo/demodistrict.h"
#include "core/store/store.h"

#include <functional>

namespace banyan {

struct DemoImported {
    std::int64_t records = 0;
    std::int64_t households = 0;
    std::int64_t residents = 0;
    std::int64_t visits = 0;
};

// Fills an empty office with the demo district, as if its people had recorded it, and gives the
// demo users their rights. In transactions of many records; a failure leaves a file to be deleted.
Result<DemoImported> importDemo(Store& store, const Uuid& office,
                                const demo::DemoDistrict& district,
                                const std::function<void(std::int64_t)>& progressed = {});

} // namespace banyan
