#pragma once

#include <QString>

namespace banyan::ui {

struct RecordRef {
    QString entity; // registry name
    QString recordId;
    bool operator==(const RecordRef&) const = default;
};

} // namespace banyan::ui
