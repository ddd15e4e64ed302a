#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One register: its lines, searched as one types, all or only what is open; or the records behind
// a figure of the period report.
class RegisterModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity READ entity WRITE setEntity NOTIFY asked REQUIRED)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY asked)
    Q_PROPERTY(bool openOnly READ openOnly WRITE setOpenOnly NOTIFY asked)
    Q_PROPERTY(QVariantMap behind READ behind WRITE setBehind NOTIFY asked)
    Q_PROPERTY(bool isBehindFigure READ isBehindFigure NOTIFY asked)
    Q_PROPERTY(QString label READ label NOTIFY asked)
    Q_PROPERTY(QString countText READ countText NOTIFY rowsChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY rowsChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit RegisterModel(QObject* parent = nullptr);

    QString entity() const { return m_ask.entity; }
    void setEntity(const QString& entity);
    QString text() const { return m_ask.text; }
    void setText(const QString& text);
    bool openOnly() const { return m_ask.openOnly; }
    void setOpenOnly(bool openOnly);
    // figure, from, to, unit: as a ReportModel names them; empty for all.
    QVariantMap behind() const;
    void setBehind(const QVariantMap& behind);
    bool isBehindFigure() const { return !m_ask.figure.isEmpty(); }
    QString label() const;
    QString countText() const;
    bool nothing() const { return ready() && m_rows.total() == 0; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void asked();
    void rowsChanged();

protected:
    void load() override { m_rows.restart(); }
    bool concerns(const Change& change) const override;

private:
    void take(const RegisterAsk& ask);

    RegisterAsk m_ask;
    WindowedModel<RegisterRow> m_rows;
};

} // namespace banyan::ui
