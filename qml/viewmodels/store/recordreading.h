#pragma once

#include "core/usecases/queries.h"
#include "qml/viewmodels/values/household.h"

namespace banyan::ui {

// What the pages of a household and a person show, read from a store. Reads only, any connection,
// on its thread. Values marked sensitive come masked.
Result<HouseholdRecord> readHousehold(Store& store, const Uuid& household);
Result<Slice<VisitRow>> readVisits(Store& store, const Uuid& household, int offset, int count);
Result<ResidentRecord> readResident(Store& store, const Uuid& resident);
Result<FieldValue> readField(Store& store, const FieldRef& ref);
Result<Slice<HistoryRow>> readHistory(Store& store, const FieldRef& ref, int offset, int count);

// The code list's name, or nothing.
QString codeListOf(const FieldSpec& field);
// A value as pages show it: several as people list them, a person by name.
QString shownText(Store& store, const FieldSpec& field, const Value& value);
// What of it is shown before somebody asks for all: a sensitive value is masked.
QString maskedText(const FieldSpec& field, const QString& text);
// Where somebody writes, by his role: "door", "desk" or, for the office itself, "import".
QString placeOfWriting(Store& store, const Uuid& author);

// On the writer's thread: the whole value, with a line in the audit of this store.
Result<QString> unmaskField(Store& store, const FieldRef& ref);

} // namespace banyan::ui
