#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// Saying what should be better, and what became of it. What is being written stays until it is on
// disk.
class FeedbackModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY readyChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit FeedbackModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool nothing() const { return ready() && m_rows.rowCount() == 0; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void send();

Q_SIGNALS:
    void textChanged();
    void sent();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    QString m_text;
    bool m_sending = false;
    RowModel<FeedbackRow> m_rows;
};

} // namespace banyan::ui
