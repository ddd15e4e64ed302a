#include "qml/viewmodels/viewmodel.h"

#include "qml/viewmodels/words.h"

#include <QMetaObject>

namespace banyan::ui {

void ViewModel::setBackend(Backend* backend) {
    if (m_backend == backend)
        return;
    m_backend = backend;
    Q_EMIT backendChanged();
}

void ViewModel::componentComplete() {
    m_complete = true;
    if (!m_backend)
        return;
    connect(m_backend, &Backend::changed, this, [this](const Change& change) {
        if (concerns(change))
            scheduleLoad();
    });
    connected();
    load();
}

void ViewModel::scheduleLoad() {
    if (!m_complete || m_loadScheduled || !m_backend)
        return;
    m_loadScheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_loadScheduled = false;
            if (m_backend)
                load();
        },
        Qt::QueuedConnection);
}

void ViewModel::setReady() {
    if (m_ready)
        return;
    m_ready = true;
    Q_EMIT readyChanged();
}

void ViewModel::setProblem(const QString& sentence) {
    if (m_problem == sentence)
        return;
    m_problem = sentence;
    Q_EMIT problemChanged();
}

QString ViewModel::sentenceFor(const Error& error) { return Words::problem(error.code); }

} // namespace banyan::ui
