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

void BesideRunner::start(std::function<void(Store&)> work, std::function<void()> done) {
    m_beside.start([this, work = std::move(work), done = std::move(done)]() mutable {
        work(m_store);
        QMetaObject::invokeMethod(&m_context, std::move(done), Qt::QueuedConnection);
    });
}

} // namespace banyan
