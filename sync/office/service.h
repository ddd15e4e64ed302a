#pragma once

#include "core/store/searchindex.h"
#include "core/store/writer.h"
#include "sync/office/attachmentservice.h"
#include "sync/office/batchlocks.h"
#include "sync/office/exchange.h"
#include "sync/office/httpserver.h"
#include "sync/office/peopledesk.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <thread>

namespace banyan {

// The office behind HTTP: routes requests, runs them on the one writer thread with commits
// grouped, answers after the commit; what only reads does not wait for it. First pulls and
// attachments have threads of their own. Decoding and encoding stay off the writer's. Also /healthz
// and /metrics (Prometheus text), which are plain GET requests.
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
    // What invitations name; before start(). Without it nobody can be invited over the line.
    void setPin(const CertificatePin& pin) { m_pin = pin; }
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
        bool onlyReads = false;
        bool isToBeNoted = false; // once it has been answered: that the device was heard of
        bool isNote = false;      // only that
    };

    void run();
    void enqueue(Job job);
    static Job noteOf(const Job& job);
    void settleAttachments(std::span<const Job> jobs);
    void runBatch(std::vector<Job>& batch);
    void runJobs(std::span<Job> jobs, bool writes);
    // What jobs are answered with, once it has been committed.
    using MakeBody = std::function<std::string()>;
    struct Answers {
        std::vector<MakeBody> bodies;
        std::vector<int> statuses;
    };
    Status decide(std::span<Job> jobs, bool writes, Answers& answers);
    void decideOnce(std::span<Job> jobs, bool writes, const WriteLock& lock, Answers& answers);
    WriteLock lockFor(std::span<const Job> jobs);
    void expectGrids(std::span<const Job> jobs);
    bool idle();
    bool stepJob();
    MakeBody serve(Exchange& exchange, Job& job, int& status);
    MakeBody serveDevice(Exchange& exchange, Job& job, const DeviceRow& device, int& status);
    Status startPulls();
    void stopPulls();
    void pull(Job job);
    std::optional<HttpReply> pulled(Job& job, Store& store); // none: the writer is to answer
    std::string metrics();

    std::unique_ptr<Store> m_store;
    Exchange m_exchange;
    std::optional<SearchIndex> m_search; // none where search is left to the replicas
    AttachmentService m_attachments;
    const Uuid m_office;
    const std::string m_name;
    std::optional<CertificatePin> m_pin;
    BatchLocks m_locks;
    Uuid m_serving; // the device whose request is being served
    const HttpCounters* m_http = nullptr;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_isStopping = false;
    ExchangeCounts m_counts;              // a copy for /metrics
    ExchangeCounts m_pullCounts;          // the same of first pulls
    std::atomic<bool> m_hasPulls = false; // first pulls have their thread; these are of it:
    std::optional<Exchange> m_pulls;
    bool m_havePullsEnded = false;
    std::int64_t m_startedAtMs = 0;
    std::int64_t m_sweptAtMs = 0; // of the writer's thread
    std::atomic<bool> m_isHealthy = true;
    std::thread m_thread;
    Reader m_puller; // ended first
};

} // namespace banyan
