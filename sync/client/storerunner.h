#pragma once

#include "core/store/store.h"

#include <functional>

namespace banyan {

// How a synchronisation gets at the store. All calls come from one thread; work is done in the
// order in which it was run or started.
class StoreRunner {
public:
    virtual ~StoreRunner() = default;
    // Returns when `work` has been done, on whatever thread owns the store.
    virtual void run(const std::function<void(Store&)>& work) = 0;
    // Begins `work` and may return before it is done; `done` is called afterwards, on this thread.
    // Here: at once, from within.
    virtual void start(const std::function<void(Store&)>& work, const std::function<void()>& done) {
        run(work);
        done();
    }
};

// On the calling thread.
class DirectRunner final : public StoreRunner {
public:
    explicit DirectRunner(Store& store)
        : m_store(store) {}
    void run(const std::function<void(Store&)>& work) override { work(m_store); }

private:
    Store& m_store;
};

} // namespace banyan
