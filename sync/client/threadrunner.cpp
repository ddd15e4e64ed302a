#include "sync/client/threadrunner.h"

namespace banyan {

ThreadRunner::~ThreadRunner() {
    run([](Store&) {});
}

void ThreadRunner::start(const std::function<void(Store&)>& work,
                         const std::function<void()>& done) {
    m_thread.post([this, work, done](Store& store) {
        work(store);
        QMetaObject::invokeMethod(&m_context, done, Qt::QueuedConnection);
    });
}

} // namespace banyan
