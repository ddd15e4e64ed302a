#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// What waits for the reader at his role, a line a kind with how many; nothing that is empty.
class InboxesModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit InboxesModel(QObject* parent = nullptr);
    RowList* rows() { return &m_rows; }

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    RowModel<InboxRow> m_rows;
};

} // namespace banyan::ui
