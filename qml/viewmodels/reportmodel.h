#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The period report of what this device holds: every figure, opening into its records.
class ReportModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY asked)
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY asked)
    Q_PROPERTY(QString unit READ unit WRITE setUnit NOTIFY asked)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY figuresChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit ReportModel(QObject* parent = nullptr);

    QString from() const { return m_ask.from; }
    void setFrom(const QString& day);
    QString to() const { return m_ask.to; }
    void setTo(const QString& day);
    QString unit() const { return m_ask.unit; }
    void setUnit(const QString& code);
    QString subtitle() const; // of which unit, and as of when
    RowList* rows() { return &m_rows; }

    // Writes the figures as CSV; no personal data. An empty text when it was written.
    Q_INVOKABLE QString saveCsv(const QUrl& file) const;

Q_SIGNALS:
    void asked();
    void figuresChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void changeTo(const ReportAsk& ask);

    ReportAsk m_ask;
    ReportValue m_report;
    RowModel<ReportFigureRow> m_rows;
};

} // namespace banyan::ui
