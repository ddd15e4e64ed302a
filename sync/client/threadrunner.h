#pragma once

#include "core/store/writer.h"
#include "sync/client/storerunner.h"

#include <QObject>

namespace banyan {

// On the store's own thread, so that an answer is decoded while the one before it is written.
class ThreadRunner final : public StoreRunner {
public:
    // `context`: an object of the thread that asks, where `done` of start() is called.
    ThreadRunner(StoreThread& thread, QObject& context)
        : m_thread(thread)
        , m_context(context) {}
    ~ThreadRunner() override; // waits for what it has begun
    void run(const std::function<void(Store&)>& work) override { m_thread.run(work); }
    void start(const std::function<void(Store&)>& work, const std::function<void()>& done) override;

private:
    StoreThread& m_thread;
    QObject& m_context;
};

} // namespace banyan
