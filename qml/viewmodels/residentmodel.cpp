#include "qml/viewmodels/residentmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

ResidentModel::ResidentModel(QObject* parent)
    : ViewModel(parent)
    , m_fields(
          {{"field", [](const FieldValue& row) { return row.field; }},
           {"label",
            [](const FieldValue& row) {
                const QString label = Words::field(row.field);
                return row.sensitive ? tr("%1（看全会记下）").arg(label) : label;
            }},
           {"valueText",
            [](const FieldValue& row) { return Words::value(row.codeList, row.value); }},
           {"blank", [](const FieldValue& row) { return row.value.isEmpty(); }},
           {"sensitive", [](const FieldValue& row) { return row.sensitive; }},
           {"stateIcon",
            [](const FieldValue& row) {
                return row.caseId.isEmpty() ? (row.pending ? QStringLiteral("waiting") : QString())
                                            : QStringLiteral("two-hands");
            }}},
          [](const FieldValue& row) { return row.field; }, this)
    , m_consents(
          {{"consentId", [](const ConsentRow& row) { return row.consentId; }},
           {"purpose", [](const ConsentRow& row) { return row.purpose; }},
           {"label", [](const ConsentRow& row) { return Words::consentPurpose(row.purpose); }},
           {"line",
            [this](const ConsentRow& row) {
                const qint64 now = nowMs();
                if (row.withdrawnAtMs > 0)
                    return tr("%1 收回了").arg(Words::day(row.withdrawnAtMs, now));
                if (row.givenAtMs == 0)
                    return tr("还没问过");
                return Words::joined({tr("%1 同意").arg(Words::day(row.givenAtMs, now)),
                                      Words::consentBasis(row.basis)});
            }},
           {"given",
            [](const ConsentRow& row) { return row.givenAtMs > 0 && row.withdrawnAtMs == 0; }}},
          [](const ConsentRow& row) { return row.purpose; }, this) {}

void ResidentModel::load() {
    backend()->resident(m_residentId, this, [this](Result<ResidentRecord> record) {
        if (good(record))
            receive(*std::move(record));
    });
}

bool ResidentModel::concerns(const Change& change) const {
    return change.areas & Change::Household;
}

void ResidentModel::receive(ResidentRecord record) {
    m_record = std::move(record);
    m_fields.setRows(m_record.fields);
    m_consents.setRows(m_record.consents);
    setReady();
    Q_EMIT recordChanged();
}

QString ResidentModel::line() const {
    if (!ready())
        return {};
    return Words::joined({Words::personLine(m_record.person), Words::address(m_record.place)});
}

QString ResidentModel::syncIcon() const { return Words::sync(m_record.sync, 0, nowMs()).icon; }

QString ResidentModel::syncText() const { return Words::sync(m_record.sync, 0, nowMs()).text; }

void ResidentModel::unmask(const QString& field) {
    const FieldRef ref{QStringLiteral("resident"), m_residentId, field};
    backend()->unmask(ref, this, [this, field](Result<QString> value) {
        if (!good(value))
            return;
        std::vector<FieldValue> rows = m_fields.rows();
        for (FieldValue& row : rows) {
            if (row.field == field) {
                row.value = *value;
                row.sensitive = false;
            }
        }
        m_fields.setRows(std::move(rows));
    });
}

void ResidentModel::giveConsent(const QString& purpose) {
    backend()->giveConsent(m_residentId, purpose, QStringLiteral("spoken"), this,
                           [this](Result<Done> done) { (void)good(done); });
}

void ResidentModel::withdrawConsent(const QString& consentId) {
    backend()->withdrawConsent(consentId, this, [this](Result<Done> done) { (void)good(done); });
}

} // namespace banyan::ui
