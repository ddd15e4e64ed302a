#include "qml/viewmodels/originsmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

OriginsModel::OriginsModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"entity", [](const OriginRow& row) { return row.ref.entity; }},
           {"originId", [](const OriginRow& row) { return row.ref.id; }},
           {"title", [](const OriginRow& row) { return row.title; }},
           {"kindText", [](const OriginRow& row) { return Words::entity(row.ref.entity); }}},
          [](const OriginRow& row) { return row.ref.entity + row.ref.id; }, this) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &OriginsModel::load);
}

void OriginsModel::setText(const QString& text) {
    m_text = text.trimmed();
    m_typing.start();
}

void OriginsModel::load() {
    const QString asked = m_text;
    backend()->origins(asked, this, [this, asked](Result<std::vector<OriginRow>> rows) {
        if (asked != m_text || !good(rows))
            return;
        m_rows.setRows(*std::move(rows));
        setReady();
        Q_EMIT rowsChanged();
    });
}

} // namespace banyan::ui
