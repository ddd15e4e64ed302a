#include "qml/viewmodels/policiesmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

PoliciesModel::PoliciesModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"policyId", [](const PolicyRow& row) { return row.id; }},
           {"section",
            [](const PolicyRow& row) {
                return Words::choice(QStringLiteral("policy_kind"), row.kind);
            }},
           {"title", [](const PolicyRow& row) { return row.title; }},
           {"line",
            [](const PolicyRow& row) {
                QStringList parts;
                if (!row.number.isEmpty())
                    parts << row.number;
                if (row.hits > 0)
                    parts << tr("找到 %n 处", nullptr, row.hits);
                return Words::joined(parts);
            }},
           {"stateText", [](const PolicyRow& row) { return Words::policyState(row.state).text; }},
           {"stateIcon", [](const PolicyRow& row) { return Words::policyState(row.state).icon; }},
           {"stateTone", [](const PolicyRow& row) { return Words::policyState(row.state).tone; }}},
          [](const PolicyRow& row) { return row.id; }, this) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &PoliciesModel::load);
}

void PoliciesModel::setText(const QString& text) {
    m_text = text.trimmed();
    m_typing.start();
}

void PoliciesModel::load() {
    const QString asked = m_text;
    backend()->policies(asked, this, [this, asked](Result<std::vector<PolicyRow>> rows) {
        if (asked != m_text || !good(rows))
            return;
        m_rows.setRows(*std::move(rows));
        setReady();
        Q_EMIT rowsChanged();
    });
}

bool PoliciesModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
