#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The registers of the district's method, by its parts: how much is in each, and what may be begun.
class RegistersModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool mayImport READ mayImport NOTIFY changed) // tables of households: for desks
    Q_PROPERTY(bool mayKeep READ mayKeep NOTIFY changed)     // people and their devices
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit RegistersModel(QObject* parent = nullptr);
    bool mayImport() const { return m_mayImport; }
    bool mayKeep() const { return m_mayKeep; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void changed();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    RowModel<RegisterKindRow> m_rows;
    bool m_mayImport = false;
    bool m_mayKeep = false;
};

} // namespace banyan::ui
