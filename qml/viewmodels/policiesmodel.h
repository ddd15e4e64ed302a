#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QTimer>

namespace banyan::ui {

// The policy library: main and supporting documents, found by what stands in them.
class PoliciesModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY rowsChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY rowsChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit PoliciesModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void rowsChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    QString m_text;
    RowModel<PolicyRow> m_rows;
    QTimer m_typing; // one search for a burst of keys
};

} // namespace banyan::ui
