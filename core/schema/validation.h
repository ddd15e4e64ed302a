#pragma once

#include "core/result.h"
#include "core/schema/civildate.h"
#include "core/schema/registry.h"
#include "core/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// From what a person typed to the stored value of a field: spaces trimmed, phones and ID numbers
// in their canonical form, times without zone taken as Asia/Shanghai. Empty text is no value.
// For a set or list field this is one element. Error: Invalid, with a sentence that names the
// field and says what to do.
Result<Value> parseValue(const FieldSpec& field, std::string_view text, CivilDate today);

// Whether a stored value (or, for set and list fields, one element) is acceptable as it is.
// What arrives from outside is checked with this; it never changes the value. Of a code of an open
// list only the form: whether there is such a code is asked of a store (checkCode).
Status checkValue(const FieldSpec& field, const Value& value, CivilDate today);

// The rules between the fields of one record, by what would be stored: required fields, dates in
// order, ID number against birth date and sex, what a picture is of. `values` is in the order of
// spec.fields.
Status checkRecord(const EntitySpec& spec, const std::vector<Value>& values);

// Of a record that nothing gives a scope: which of its fields would.
std::string scopeMissing(const EntitySpec& spec);

} // namespace banyan
