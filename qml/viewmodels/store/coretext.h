#pragma once

#include "core/store/store.h"

#include <QString>

#include <vector>

namespace banyan::ui {

// Between the core's values and those of pages: UTF-8 and QString, ids and their texts.
inline QString textFrom(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
inline QString textFrom(const Uuid& id) { return id.isNull() ? QString() : textFrom(id.text()); }
std::vector<QString> textsFrom(const std::vector<std::string>& texts);

Result<Uuid> idFrom(const QString& text);             // NotFound for what is no id
Result<std::int64_t> actionFrom(const QString& text); // an action's first number; NotFound
const EntitySpec* entityFrom(const QString& name);    // null when unknown

} // namespace banyan::ui
