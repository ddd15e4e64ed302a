#include "qml/viewmodels/registersmodel.h"

#include "core/schema/roleorder.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

RegistersModel::RegistersModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"entity", [](const RegisterKindRow& row) { return row.entity; }},
           {"section", [](const RegisterKindRow& row) { return Words::part(row.part); }},
           {"label", [](const RegisterKindRow& row) { return Words::entity(row.entity); }},
           {"countText",
            [](const RegisterKindRow& row) {
                if (row.open > 0)
                    return tr("%n 件没办完", nullptr, row.open);
                return row.count > 0 ? QString::number(row.count) : QString();
            }}},
          [](const RegisterKindRow& row) { return row.entity; }, this) {}

void RegistersModel::load() {
    const auto role = roleNamed(backend()->identity().role.toStdString());
    m_mayImport = role && roles::desks & mask(*role);
    m_mayKeep = role && roles::keepers & mask(*role);
    Q_EMIT changed();
    backend()->registers(this, [this](Result<std::vector<RegisterKindRow>> kinds) {
        if (!good(kinds))
            return;
        // What is empty and cannot be begun here is no use to its reader.
        std::erase_if(*kinds,
                      [](const RegisterKindRow& row) { return row.count == 0 && !row.mayCreate; });
        m_rows.setRows(*std::move(kinds));
        setReady();
    });
}

bool RegistersModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
