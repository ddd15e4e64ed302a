#pragma once

#include "core/result.h"
#include "core/store/store.h"

#include <functional>

namespace banyan {

// Copies the records of an office from one store to another that has none, table by table, in one
// transaction of the receiving store. Errors: Conflict when that has an office already; Storage.
// What a replica keeps for itself alone (search, a device's queue) is not copied.
Status copyOffice(Store& from, Store& to, const std::function<void(std::int64_t rows)>& progressed);

} // namespace banyan
