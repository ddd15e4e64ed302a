#pragma once

#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// Making this phone known to the office: a text pasted or read from a picture of the QR code. The
// text is a one-time secret; it is neither kept nor logged.
class EnrolmentForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString failure READ failure NOTIFY failureChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)

public:
    using ViewModel::ViewModel;

    QString text() const { return m_text; }
    QString failure() const { return m_failure; }
    bool busy() const { return m_busy; }
    void setText(const QString& text);

    Q_INVOKABLE void paste();
    Q_INVOKABLE void readPicture(const QUrl& file); // and enrols when it holds a code
    Q_INVOKABLE void enrol();

Q_SIGNALS:
    void textChanged();
    void failureChanged();
    void busyChanged();
    void enrolled();

protected:
    void load() override { setReady(); }
    bool concerns(const Change&) const override { return false; }

private:
    void fail(const QString& sentence);
    void setBusy(bool busy);
    static QString sentenceFor(ErrorCode code);

    QString m_text;
    QString m_failure;
    bool m_busy = false;
};

} // namespace banyan::ui
