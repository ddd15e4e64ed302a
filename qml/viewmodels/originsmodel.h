#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QTimer>

namespace banyan::ui {

// Where distances may be measured from: grids and buildings, and doors once something is typed.
// Only what has a position.
class OriginsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY rowsChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY rowsChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit OriginsModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void rowsChanged();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // one chooses and goes

private:
    QString m_text;
    RowModel<OriginRow> m_rows;
    QTimer m_typing; // one search for a burst of keys
};

} // namespace banyan::ui
