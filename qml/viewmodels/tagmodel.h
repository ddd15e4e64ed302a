#pragma once

#include "qml/viewmodels/rowlist.h"

namespace banyan::ui {

struct Tag {
    QString label;
    QString icon;
    QString tone;
    bool operator==(const Tag&) const = default;
};

// Small words in a row: care tags and who looks after a household.
class TagModel : public RowModel<Tag> {
public:
    explicit TagModel(QObject* parent = nullptr)
        : RowModel<Tag>(
            {{"label", [](const Tag& row) { return row.label; }},
             {"iconName", [](const Tag& row) { return row.icon; }},
             {"tone", [](const Tag& row) { return row.tone; }}},
            [](const Tag& row) { return row.label; }, parent) {}
};

} // namespace banyan::ui
