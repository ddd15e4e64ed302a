#pragma once

#include "core/schema/registry.h"
#include "qml/viewmodels/values/register.h"

namespace banyan::ui {

// A field as the registry declares it, without a value: its name, what it is written with, and what
// may be chosen for it.
RegisterFieldRow rowOf(const FieldSpec& field);

} // namespace banyan::ui
