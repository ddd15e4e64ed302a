#include "qml/viewmodels/store/coretext.h"

namespace banyan::ui {

std::vector<QString> textsFrom(const std::vector<std::string>& texts) {
    std::vector<QString> all;
    for (const auto& text : texts)
        all.push_back(textFrom(text));
    return all;
}

Result<Uuid> idFrom(const QString& text) {
    if (const auto id = Uuid::fromText(text.toStdString()))
        return *id;
    return Error{ErrorCode::NotFound, "this is no id of a record"};
}

Result<std::int64_t> actionFrom(const QString& text) {
    bool isNumber = false;
    const qlonglong first = text.toLongLong(&isNumber);
    if (isNumber && first > 0)
        return std::int64_t{first};
    return Error{ErrorCode::NotFound, "this is no number of an action"};
}

const EntitySpec* entityFrom(const QString& name) { return entitySpec(name.toStdString()); }

} // namespace banyan::ui
