#pragma once

#include "core/store/store.h"

namespace banyan {

// What an office set aside because it did not know the field or the entity, it gets again once it
// knows more: `knows` (SyncAnswer) is another than when it was asked last. How many actions are
// unsent again, with those that built on them. Opens its own transactions; a crash between them
// goes on with the next answer. On the store's thread.
Result<std::int64_t> resendUnderstood(Store& store, const std::string& knows);

} // namespace banyan
