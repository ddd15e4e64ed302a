#include "sync/client/storerunner.h"

#include <QMetaObject>

namespace banyan {

BesideRunner::BesideRunner(Store& store)
    : m_store(store) {
    m_beside.setMaxThreadCount(1);
}

BesideRunner::~BesideRunner() { m_beside.waitForDone(); }

void BesideRunner::run(const std::function<void(Store&)>& work) {
    m_beside.waitForDone();
    work(m_store);
}

void BesideRunner::start(const std::function<void(Store&)>& work,
                         const std::function<void()>& done) {
    m_beside.start([this, work, done] {
        work(m_store);
        QMetaObject::invokeMethod(&m_context, done, Qt::QueuedConnection);
    });
}

} // namespace banyan
