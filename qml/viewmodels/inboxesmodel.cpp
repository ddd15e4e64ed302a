#include "qml/viewmodels/inboxesmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

InboxesModel::InboxesModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"inbox", [](const InboxRow& row) { return row.key; }},
           {"entity", [](const InboxRow& row) { return row.entity; }},
           {"title", [](const InboxRow& row) { return Words::inbox(row.key); }},
           {"iconName",
            [](const InboxRow& row) {
                return Words::isLateInbox(row.key) ? QStringLiteral("overdue") : QString();
            }},
           {"countText", [](const InboxRow& row) { return tr("%n 件", nullptr, row.count); }}},
          [](const InboxRow& row) { return row.key; }, this) {}

void InboxesModel::load() {
    backend()->inboxes(this, [this](Result<std::vector<InboxRow>> rows) {
        if (!good(rows))
            return;
        m_rows.setRows(*std::move(rows));
        setReady();
    });
}

bool InboxesModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors | Change::Attention);
}

} // namespace banyan::ui
