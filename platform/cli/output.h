#pragma once

#include "core/store/recordtable.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <string>
#include <string_view>

namespace banyan::cli {

QString q(std::string_view text);

// A value as JSON: sets and entries as arrays, booleans as booleans, times as ISO text, ids as
// text, nothing as null.
QJsonValue valueJson(const FieldSpec& field, const Value& value, bool isUnmasked);
QJsonObject recordJson(Store& store, const Record& record, bool isUnmasked);
// "field: value" lines under a head line.
std::string recordText(const Record& record, bool isUnmasked);
std::string authorName(Store& store, const Uuid& user);

void print(const std::string& text);     // to stdout, with a newline
void printJson(const QJsonObject& json); // one value
void printJson(const QJsonArray& json);
int refuse(const Error& error); // to stderr; the exit code

} // namespace banyan::cli
