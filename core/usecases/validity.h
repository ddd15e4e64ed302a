#pragma once

#include "core/store/store.h"

namespace banyan {

// The one rule for what has a first and a last day (since and until, valid_from and valid_to, a
// registration's day): both belong to it, and an empty one is no limit.

// SQL over the entity's table, of `alias` where it is joined to others; `day` is a parameter, such
// as "?2", to be bound to the text of a day.
std::string holdsOn(EntityId entity, const std::string& day, const std::string& alias = {});
bool holdsOn(const Record& record, std::string_view day);

} // namespace banyan
