#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The people a desk looks after, by grid and unit in the order of codes, as the office knows them
// now: read when the page opens and when asked to, never kept.
class AccountsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY shown)
    Q_PROPERTY(QString summary READ summary NOTIFY shown)
    Q_PROPERTY(bool busy READ busy NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit AccountsModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text); // only those with it in name, account, grid or unit
    QString summary() const;           // "12 人 · 15 台设备在用"
    bool busy() const { return m_isBusy; }
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void reload() { load(); }

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // the office's word only

private:
    void show();

    QString m_text;
    bool m_isBusy = false;
    std::vector<AccountRow> m_accounts; // in the order they are shown
    RowModel<AccountRow> m_rows;
};

} // namespace banyan::ui
