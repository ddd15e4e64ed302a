#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The registers of the district's method, by its parts: how much is in each, and what may be begun.
class RegistersModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit RegistersModel(QObject* parent = nullptr);
    RowList* rows() { return &m_rows; }

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    RowModel<RegisterKindRow> m_rows;
};

} // namespace banyan::ui
