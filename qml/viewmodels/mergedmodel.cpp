#include "qml/viewmodels/mergedmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

MergedModel::MergedModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"entity", [](const MergedRecord& row) { return row.record.entity; }},
           {"recordId", [](const MergedRecord& row) { return row.record.recordId; }},
           {"sentence",
            [](const MergedRecord& row) {
                return tr("「%1」那一份并到这里了").arg(Words::mergedName(row));
            }}},
          [](const MergedRecord& row) { return row.record.recordId; }, this) {
    connect(this, &MergedModel::subjectChanged, this, &MergedModel::scheduleLoad);
}

void MergedModel::load() {
    std::vector<RecordRef> survivors;
    const auto add = [&](const char* entity, const QString& id) {
        if (!id.isEmpty())
            survivors.push_back({QString::fromLatin1(entity), id});
    };
    add("resident", m_residentId);
    add("household", m_householdId);
    add("dwelling", m_dwellingId);
    backend()->mergedInto(survivors, this, [this](Result<std::vector<MergedRecord>> merged) {
        if (!good(merged))
            return;
        m_rows.setRows(*std::move(merged));
        setReady();
    });
}

bool MergedModel::concerns(const Change& change) const { return change.areas & Change::Household; }

} // namespace banyan::ui
