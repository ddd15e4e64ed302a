#include "core/store/writer.h"

#include <cassert>

namespace banyan {

namespace {

constexpr std::size_t indexSlice = 100; // documents

} // namespace

StoreThread::~StoreThread() {
    assert(!m_thread.joinable()); // the derived class has stopped it
}

Status StoreThread::open(StoreConfig config, const Clock& clock, Random& random) {
    stop(); // what could not be opened before
    m_status.reset();
    m_isStopping = false;
    m_thread = std::thread(
        [this, config = std::move(config), &clock, &random] { work(config, clock, random); });
    std::unique_lock lock(m_mutex);
    m_opened.wait(lock, [this] { return m_status.has_value(); });
    return *m_status;
}

void StoreThread::post(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void StoreThread::run(const Job& job) {
    assert(std::this_thread::get_id() != m_thread.get_id());
    std::mutex mutex;
    std::condition_variable done;
    bool isDone = false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping)
            return;
        m_jobs.push_back([&](Store& store) {
            job(store);
            const std::lock_guard inner(mutex);
            isDone = true;
            done.notify_one(); // under the lock: the waiter may be gone right after it
        });
    }
    m_wake.notify_one();
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return isDone; });
}

void StoreThread::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool StoreThread::idle(Store&) { return false; }

void StoreThread::tell(Status status) {
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = m_isStopping || !status;
        m_status = std::move(status);
    }
    m_opened.notify_one();
}

void StoreThread::work(const StoreConfig& config, const Clock& clock, Random& random) {
    auto opened = Store::open(config, clock, random);
    if (!opened) {
        tell(opened.error());
        return;
    }
    tell(ok());
    serve(**opened);
}

void StoreThread::lend(Store& store) {
    m_thread = std::thread([this, &store] { serve(store); });
}

void StoreThread::serve(Store& store) {
    Job job;
    while (next(store, job)) {
        perform(store, job);
        job = nullptr; // what it holds goes before the next wait
    }
}

bool StoreThread::next(Store& store, Job& job) {
    std::unique_lock lock(m_mutex);
    while (m_jobs.empty() && !m_isStopping) {
        if (!m_mayIdle) {
            m_wake.wait(lock);
            continue;
        }
        lock.unlock();
        const bool hasMore = idle(store);
        lock.lock();
        m_mayIdle = hasMore;
    }
    if (m_jobs.empty())
        return false;
    job = std::move(m_jobs.front());
    m_jobs.pop_front();
    m_mayIdle = true;
    return true;
}

void Writer::perform(Store& store, const Job& job) {
    (void)guarded([&]() -> Status {
        if (store.changedElsewhere()) // another process on the same folder
            store.reload();
        return ok();
    });
    job(store);
}

bool Writer::idle(Store& store) {
    const auto step =
        guarded([&]() -> Result<bool> { return SearchIndex(store).step(indexSlice); });
    return step && *step;
}

void Reader::perform(Store& store, const Job& job) {
    std::optional<Snapshot> snapshot;
    (void)guarded([&]() -> Status {
        snapshot.emplace(store.database());
        if (store.changedElsewhere())
            store.reload();
        return ok();
    });
    job(store);
}

} // namespace banyan
