#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// What needs a person: cases, work the office did not take, and warnings about this phone. Calm: no
// counts to chase, nothing urgent but what stops work from reaching the office.
class AttentionModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool nothing READ nothing NOTIFY rowsChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit AttentionModel(QObject* parent = nullptr);

    bool nothing() const { return ready() && m_rows.total() == 0; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void rowsChanged();

protected:
    void load() override { m_rows.restart(); }
    bool concerns(const Change& change) const override;

private:
    WindowedModel<AttentionRow> m_rows;
};

} // namespace banyan::ui
