#pragma once

#include "core/store/searchindex.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace banyan {

// One thread that has one store to itself and does jobs with it, first come, first served. Only
// values and jobs cross threads, under one mutex. Jobs turn their own faults into results: one that
// throws ends the program. Derived classes stop() in their destructors. Any thread may post; stop()
// and open() belong to the thread that made it.
class StoreThread {
public:
    using Job = std::function<void(Store&)>;

    StoreThread() = default;
    virtual ~StoreThread();
    StoreThread(const StoreThread&) = delete;

    // Starts the thread; returns when the store is open. Errors: those of Store::open; it may then
    // be called again.
    Status open(StoreConfig config, const Clock& clock, Random& random);
    void post(Job job);
    // Returns when the job, and all before it, has been done. Not from within a job. After stop()
    // nothing is done.
    void run(const Job& job);
    // Does what has been posted and ends. What is posted later is dropped.
    void stop();

protected:
    virtual void perform(Store& store, const Job& job) = 0;
    // A slice of work for when nobody asks for anything; true while there is more.
    virtual bool idle(Store& store);
    void lend(Store& store); // instead of open()

private:
    void work(const StoreConfig& config, const Clock& clock, Random& random);
    void serve(Store& store);
    void tell(Status status);
    bool next(Store& store, Job& job);

    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_opened;
    std::deque<Job> m_jobs;
    std::optional<Status> m_status;
    bool m_isStopping = false;
    bool m_mayIdle = true; // something was done since idle() last said that nothing is left
};

// The one owner of the read-write connection. While nobody asks for anything it brings the search
// index up to date, a slice at a time, so that a job never waits for more than one slice.
class Writer final : public StoreThread {
public:
    ~Writer() override { stop(); }

protected:
    void perform(Store& store, const Job& job) override;
    bool idle(Store& store) override;

private:
    std::optional<SearchIndex> m_index; // of the thread; kept, since it loads the readings once
};

// A thread for a store that is open already: whoever lends it leaves it alone while this lives.
class LentStore final : public StoreThread {
public:
    explicit LentStore(Store& store) { lend(store); }
    ~LentStore() override { stop(); }

protected:
    void perform(Store& store, const Job& job) override { job(store); }
};

// A query_only connection. Each job reads one moment of the file, whatever the writer does
// meanwhile. Open it after the writer, which brings the file to this program's form.
class Reader final : public StoreThread {
public:
    ~Reader() override { stop(); }

protected:
    void perform(Store& store, const Job& job) override;
};

} // namespace banyan
