#pragma once

#include "qml/viewmodels/backend.h"

#include <QPointer>
#include <QQmlParserStatus>

namespace banyan::ui {

// What every page's view-model shares: the backend it asks, whether the first answer is there, and
// the last problem as a sentence. Reads once complete and again whenever a change concerns it; many
// changes in one turn of the event loop are one read. GUI thread only. (Derived classes name it
// with its namespace: Qt 6.4 does not find the base in the QML types otherwise.)
class ViewModel : public QObject, public QQmlParserStatus {
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ANONYMOUS
    Q_PROPERTY(
        banyan::ui::Backend* backend READ backend WRITE setBackend NOTIFY backendChanged REQUIRED)
    Q_PROPERTY(bool ready READ ready NOTIFY readyChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

public:
    using QObject::QObject;

    Backend* backend() const { return m_backend; }
    void setBackend(Backend* backend);
    bool ready() const { return m_ready; }
    QString problem() const { return m_problem; }

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void backendChanged();
    void readyChanged();
    void problemChanged();

protected:
    virtual void load() = 0;
    virtual bool concerns(const Change& change) const = 0;
    virtual void connected() {} // further signals of the backend

    // Whether load() has been called, or was to be: what is asked for otherwise from now on must be
    // asked for anew, whether or not the first reply has come.
    bool hasBegun() const { return m_complete && m_backend; }
    qint64 nowMs() const { return m_backend ? m_backend->nowMs() : 0; }
    void scheduleLoad();
    void setReady();
    void setProblem(const QString& sentence);
    // True when the reply holds a value; else says why it does not.
    template <typename T>
    bool good(const Result<T>& result) {
        setProblem(result ? QString() : sentenceFor(result.error()));
        return bool(result);
    }

private:
    static QString sentenceFor(const Error& error);

    QPointer<Backend> m_backend;
    QString m_problem;
    bool m_complete = false;
    bool m_ready = false;
    bool m_loadScheduled = false;
};

} // namespace banyan::ui
