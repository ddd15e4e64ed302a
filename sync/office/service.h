#pragma once

#include "core/store/searchindex.h"
#include "sync/office/attachmentservice.h"
#include "sync/office/batchlocks.h"
#include "sync/office/exchange.h"
#include "sync/office/httpserver.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace banyan {

// The office behind HTTP: routes requests, runs them on the one writer thread with commits
// grouped, answers after the commit. Attachments have a thread of their own. Decoding and encoding
// stay off that thread. Also /healthz and /metrics (Prometheus text), which are plain GET requests.
class OfficeService final : public RequestHandler {
public:
    // Takes the store over; nothing else may use it until stop() has returned.
    OfficeService(std::unique_ptr<Store> store, const Uuid& office, const std::string& name);
    ~OfficeService() override;

    void start();
    // Before start().
    void setAttachmentLimits(const OfficeAttachmentLimits& limits) {
        m_attachments.setLimits(limits);
    }
    void stop(); // finishes what is queued
    void handle(HttpRequest request, std::function<void(HttpReply)> reply) override;
    void setHttpCounters(const HttpCounters* counters) { m_http = counters; }
    // The same work on the caller's thread, for tests and the in-process transport.
    HttpReply handleNow(const HttpRequest& request);
    // Looks over the contents as start() and deletions do, on the caller's thread.
    Status lookOverAttachments();

private:
    struct Job {
        HttpRequest request;
        std::function<void(HttpReply)> reply;
        std::optional<SyncRequest> sync;
        AttachmentService::Worked attachment{}; // what arrived, and the answer that follows it
    };

    void run();
    void enqueue(Job job);
    void settleAttachments(const std::vector<Job>& batch);
    void runBatch(std::vector<Job>& batch);
    // What the jobs of a batch are answered with, once it has been committed.
    struct Answers {
        std::vector<std::function<std::string()>> bodies;
        std::vector<int> statuses;
    };
    Status decide(std::vector<Job>& batch, bool writes, Answers& answers);
    void decideOnce(std::vector<Job>& batch, bool writes, const WriteLock& lock, Answers& answers);
    WriteLock lockFor(const std::vector<Job>& batch) const;
    bool idle();
    std::function<std::string()> serve(Job& job, int& status);
    std::string metrics();

    std::unique_ptr<Store> m_store;
    Exchange m_exchange;
    std::optional<SearchIndex> m_search; // none where search is left to the replicas
    AttachmentService m_attachments;
    BatchLocks m_locks;
    Uuid m_serving; // the device whose request is being served
    const HttpCounters* m_http = nullptr;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_isStopping = false;
    ExchangeCounts m_counts; // a copy for /metrics
    std::int64_t m_startedAtMs = 0;
    std::int64_t m_sweptAtMs = 0; // of the writer's thread
    std::atomic<bool> m_isHealthy = true;
    std::thread m_thread;
};

} // namespace banyan
