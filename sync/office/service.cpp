#include "sync/office/service.h"

#include "core/store/crossrules.h"

#include "sync/office/gridjobs.h"
#include "sync/protocol/codec.h"

#include <algorithm>
#include <set>

namespace banyan {

namespace {

constexpr std::size_t batchMax = 256;
constexpr std::size_t idleDocuments = 200;
constexpr int attemptsTogether = 8; // beside other processes; then with the office to itself
constexpr int attemptsMax = 20;
constexpr std::int64_t sweepEveryMs = 24 * 3'600'000; // what a bundle erased goes by then

constexpr auto refused = AttachmentService::refused;

const Error noSuchAddress{ErrorCode::NotFound, "the office has no such address"};

bool isAddress(const HttpRequest& request) {
    const std::string& target = request.target;
    return request.method == "POST"
           && (target == "/v1/sync" || target == "/v1/enrol" || target == "/v1/fork"
               || PeopleDesk::serves(target));
}

// What encodes it; notes its HTTP status.
std::function<std::string()> refusal(const Error& error, bool mustWipe, int& status) {
    status = httpStatusOf(error.code);
    return [refusal = Refused{error.code, error.context, mustWipe}] { return encode(refusal); };
}

} // namespace

OfficeService::OfficeService(std::unique_ptr<Store> store, const Uuid& office,
                             const std::string& name)
    : m_store(std::move(store))
    , m_exchange(*m_store, office, name)
    , m_attachments(*m_store, office)
    , m_office(office)
    , m_name(name)
    , m_startedAtMs(m_store->clock().wallMs())
    , m_sweptAtMs(m_startedAtMs) {
    if (m_store->hasSearch())
        m_search.emplace(*m_store);
    if (!m_store->database().isShared()) // whose schema has them
        m_store->database().execute(CrossRules::indexSql());
}

OfficeService::~OfficeService() { stop(); }

void OfficeService::start() {
    m_thread = std::thread([this] { run(); });
    auto status = m_attachments.start([this](auto worked, auto reply) {
        enqueue({{}, std::move(reply), {}, std::move(worked)});
    });
    // Several processes share the work where the store is no file that can be read beside its
    // writer.
    if (!m_store->database().isShared())
        status = status ? startPulls() : status;
    m_isHealthy = m_isHealthy && status;
}

void OfficeService::stop() {
    stopPulls();
    m_attachments.stop(); // what it has for the writer is written
    {
        std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void OfficeService::handle(HttpRequest request, std::function<void(HttpReply)> reply) {
    if (request.method == "GET" && request.target == "/healthz") {
        const bool isHealthy = m_isHealthy;
        reply({isHealthy ? 200 : 503, "text/plain", isHealthy ? "ok\n" : "storage failed\n"});
        return;
    }
    if (request.method == "GET" && request.target == "/metrics") {
        reply({200, "text/plain; version=0.0.4", metrics()});
        return;
    }
    if (request.method == "POST" && AttachmentService::serves(request)) {
        m_attachments.handle(std::move(request), std::move(reply));
        return;
    }
    if (!isAddress(request)) {
        reply(refused(noSuchAddress));
        return;
    }
    Job job{std::move(request), std::move(reply), {}, {}};
    if (job.request.target == "/v1/sync") {
        auto sync = decodeSyncRequest(job.request.body);
        if (!sync) {
            job.reply(refused(sync.error()));
            return;
        }
        job.sync = *std::move(sync);
        job.request.body.clear();
    }
    if (m_hasPulls && job.sync && Exchange::isFirstPull(*job.sync))
        pull(std::move(job));
    else
        enqueue(std::move(job));
}

Status OfficeService::startPulls() {
    auto status = m_puller.open({m_store->database().path(), {}, OpenMode::Reader},
                                m_store->clock(), m_store->random());
    m_hasPulls = bool(status);
    return status;
}

void OfficeService::stopPulls() {
    if (m_hasPulls.exchange(false))
        m_puller.run([this](Store&) {
            m_pulls.reset(); // before its store goes
            m_havePullsEnded = true;
        });
    m_puller.stop();
}

// A page of a first pull is read at one moment of the file, beside the writer, and packed here: an
// office that fills a desk goes on answering phones. Where something has to be written after all,
// since the device is not known or was stolen, the writer answers.
void OfficeService::pull(Job job) {
    m_puller.post([this, job = std::make_shared<Job>(std::move(job))](Store& store) {
        auto reply = guarded([&]() -> Result<std::optional<HttpReply>> {
            if (m_havePullsEnded)
                return Error{ErrorCode::Busy, "stopping"};
            return pulled(*job, store);
        });
        if (!reply)
            job->reply(refused({ErrorCode::Busy, "the office could not read this; try again "
                                                 "later"}));
        else if (*reply)
            job->reply(std::move(**reply));
        else
            enqueue(std::move(*job));
    });
}

std::optional<HttpReply> OfficeService::pulled(Job& job, Store& store) {
    if (!m_pulls)
        m_pulls.emplace(store, m_office, m_name);
    m_pulls->reload(); // what is in memory is of another moment
    job.onlyReads = m_pulls->onlyReads(*job.sync, job.request.token);
    if (!job.onlyReads)
        return std::nullopt;
    int code = 200;
    std::string body = serve(*m_pulls, job, code)();
    if (job.isToBeNoted)
        enqueue(noteOf(job));
    std::lock_guard lock(m_mutex);
    m_pullCounts = m_pulls->counts();
    return HttpReply{code, "application/cbor", std::move(body)};
}

void OfficeService::enqueue(Job job) {
    {
        std::lock_guard lock(m_mutex);
        if (m_isStopping) {
            job.reply(refused({ErrorCode::Busy, "the office is stopping; try again later"}));
            return;
        }
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void OfficeService::run() {
    std::vector<Job> batch;
    for (;;) {
        batch.clear();
        bool isIdle = false;
        {
            std::unique_lock lock(m_mutex);
            isIdle = m_queue.empty();
            while (!m_queue.empty() && batch.size() < batchMax) {
                batch.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            }
        }
        if (!batch.empty()) {
            runBatch(batch);
            continue;
        }
        // Search is kept up in the pauses.
        if (isIdle && idle())
            continue;
        std::unique_lock lock(m_mutex);
        if (m_queue.empty() && m_isStopping)
            return;
        m_wake.wait(lock, [this] { return m_isStopping || !m_queue.empty(); });
    }
}

bool OfficeService::idle() {
    auto more = guarded([&]() -> Result<bool> {
        if (stepJob())
            return true;
        if (!m_search || m_search->isCaughtUp())
            return false;
        return m_search->step(idleDocuments) || !m_search->isCaughtUp();
    });
    if (!more)
        m_isHealthy = false; // until something has been stored again
    return more && *more;
}

// One action of a grid job that is under way: what another process began and did not finish.
bool OfficeService::stepJob() {
    auto& chronicle = m_exchange.arbiter().chronicle();
    if (!GridJobs::isAnyUnderWay(*m_store))
        return false;
    try {
        Transaction transaction(m_store->database());
        if (m_store->changedElsewhere())
            m_exchange.reload();
        const bool more = GridJobs(*m_store, chronicle).step();
        m_exchange.accounts().forget();
        m_store->feeds().save();
        transaction.commit();
        return more;
    } catch (...) {
        m_exchange.reload();
        throw;
    }
}

// What only reads is answered at once, so that it does not wait for the disk with the others. What
// cannot be told apart is taken for what writes, and is told why that could not be done.
void OfficeService::runBatch(std::vector<Job>& batch) {
    (void)guarded([&]() -> Status {
        for (auto& job : batch)
            job.onlyReads = job.sync ? m_exchange.onlyReads(*job.sync, job.request.token)
                                     : PeopleDesk::onlyReads(job.request.target);
        return ok();
    });
    const auto writing = std::stable_partition(batch.begin(), batch.end(),
                                               [](const Job& job) { return job.onlyReads; });
    const auto reading = static_cast<std::size_t>(writing - batch.begin());
    runJobs({batch.data(), reading}, false);
    for (std::size_t i = 0; i < reading; ++i)
        if (batch[i].isToBeNoted)
            batch.push_back(noteOf(batch[i]));
    runJobs(std::span(batch).subspan(reading), true);
}

// Of one that only read and was answered: nobody waits for it.
OfficeService::Job OfficeService::noteOf(const Job& job) {
    Job note{{}, [](const HttpReply&) {}, SyncRequest{}};
    note.sync->device = job.sync->device;
    note.sync->app = job.sync->app;
    note.isNote = true;
    return note;
}

void OfficeService::runJobs(std::span<Job> jobs, bool writes) {
    if (jobs.empty())
        return;
    Answers answers;
    const auto status = guarded([&] { return decide(jobs, writes, answers); });
    if (writes || !status)
        m_isHealthy = bool(status);
    if (status)
        settleAttachments(jobs);
    {
        std::lock_guard lock(m_mutex);
        m_counts = m_exchange.counts();
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!status)
            jobs[i].reply(refused({ErrorCode::Busy, "the office could not store this; "
                                                    "nothing was applied, try again later"}));
        else
            jobs[i].reply({.status = answers.statuses[i],
                           .contentType = "application/cbor",
                           .makeBody = std::move(answers.bodies[i])});
    }
}

// Where devices will write that have not written before; else each of them would have the whole
// batch decided once more.
void OfficeService::expectGrids(std::span<const Job> jobs) {
    std::set<Uuid> unknown;
    for (const auto& job : jobs)
        if (job.sync && !job.sync->actions.empty() && !m_locks.isKnown(job.sync->device))
            unknown.insert(job.sync->device);
    if (unknown.empty())
        return;
    Snapshot snapshot(m_store->database());
    if (m_store->changedElsewhere())
        m_exchange.reload();
    auto& accounts = m_exchange.accounts();
    for (const auto& id : unknown) {
        std::vector<std::int64_t> grids;
        if (const auto device = accounts.deviceWith(id))
            for (const std::int64_t feed : accounts.feedsOf(device->user))
                if (m_store->feeds().get(feed).kind == FeedKind::Grid)
                    grids.push_back(feed);
        m_locks.expect(id, grids);
    }
}

WriteLock OfficeService::lockFor(std::span<const Job> jobs) {
    expectGrids(jobs);
    std::vector<const SyncRequest*> requests;
    for (const auto& job : jobs)
        requests.push_back(job.sync ? &*job.sync : nullptr);
    return m_locks.lockFor(requests);
}

// Where other processes write, too, jobs may have to be decided again, with more locks.
Status OfficeService::decide(std::span<Job> jobs, bool writes, Answers& answers) {
    WriteLock lock = writes && m_store->database().isShared() ? lockFor(jobs) : WriteLock{};
    for (int attempt = 1;; ++attempt) {
        const auto counts = m_exchange.counts();
        try {
            decideOnce(jobs, writes, lock, answers);
            return ok();
        } catch (const FeedNotLocked& missing) {
            m_locks.learn(m_serving, missing.feed);
            lock.feeds.push_back(missing.feed);
        } catch (const TryAgain& conflict) {
            if (attempt == attemptsMax)
                return Error{ErrorCode::Storage, conflict.what()};
        }
        m_exchange.setCounts(counts);
        if (attempt == attemptsTogether)
            lock = {};
    }
}

void OfficeService::decideOnce(std::span<Job> jobs, bool writes, const WriteLock& lock,
                               Answers& answers) {
    answers.bodies.assign(jobs.size(), {});
    answers.statuses.assign(jobs.size(), 200);
    try {
        std::optional<Transaction> transaction;
        std::optional<Snapshot> snapshot;
        if (writes)
            transaction.emplace(m_store->database(), lock);
        else
            snapshot.emplace(m_store->database());
        // Under the lock, so that what another process has just written is seen.
        if (m_store->changedElsewhere())
            m_exchange.reload();
        if (writes)
            m_exchange.endPacks(); // nobody is given them any more
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            m_serving = jobs[i].sync ? jobs[i].sync->device : Uuid{};
            answers.bodies[i] = serve(m_exchange, jobs[i], answers.statuses[i]);
        }
        if (transaction) {
            m_store->feeds().save();
            transaction->commit();
        }
    } catch (...) {
        m_exchange.reload();
        throw;
    }
}

// After the commit: partial files that are contents now, contents that nobody wants any more.
void OfficeService::settleAttachments(std::span<const Job> jobs) {
    for (const auto& job : jobs)
        m_attachments.committed(job.attachment.arrivals);
    const std::int64_t now = m_store->clock().wallMs();
    if (!m_exchange.takeRemovedAttachments() && now - m_sweptAtMs < sweepEveryMs)
        return;
    m_sweptAtMs = now;
    m_attachments.sweepSoon();
}

// What is returned encodes the answer, after the commit.
OfficeService::MakeBody OfficeService::serve(Exchange& exchange, Job& job, int& status) {
    const auto refuse = [&](const Error& error) { return refusal(error, false, status); };
    if (!job.attachment.arrivals.empty()) {
        noteArrivals(*m_store, exchange.arbiter().chronicle(), job.attachment.arrivals);
        return [body = job.attachment.reply.body] { return body; }; // it may be decided again
    }
    if (job.isNote) {
        if (const auto device = exchange.accounts().deviceWith(job.sync->device))
            exchange.noteHeard(*job.sync, *device);
        return [] { return std::string(); };
    }
    if (job.request.target == "/v1/enrol") {
        auto request = decodeEnrolRequest(job.request.body);
        if (!request)
            return refuse(request.error());
        auto answer = exchange.enrol(*request);
        if (!answer)
            return refuse(answer.error());
        return [answer = *answer] { return encode(answer); };
    }
    const auto device = exchange.accounts().deviceByToken(job.request.token);
    if (!device && job.sync)
        return refuse(exchange.deposit(*job.sync, job.request.remote));
    if (!device)
        return refuse({ErrorCode::Unauthorized,
                       "the office does not know this device; enrol it anew (its work is kept)"});
    return serveDevice(exchange, job, *device, status);
}

OfficeService::MakeBody OfficeService::serveDevice(Exchange& exchange, Job& job,
                                                   const DeviceRow& device, int& status) {
    if (job.request.target == "/v1/fork") {
        if (device.state != DeviceState::Active)
            return refusal({ErrorCode::Revoked, "this device has been revoked"}, false, status);
        return [answer = exchange.fork(device)] { return encode(answer); };
    }
    if (PeopleDesk::serves(job.request.target)) {
        PeopleDesk desk(*m_store, exchange.accounts());
        auto answer = desk.answer(job.request.target, job.request.body, device, m_pin);
        return answer ? *std::move(answer) : refusal(answer.error(), false, status);
    }
    auto answer = exchange.sync(*job.sync, device);
    if (!job.onlyReads)
        exchange.noteHeard(*job.sync, device);
    else
        job.isToBeNoted = answer && exchange.isToBeNoted(*job.sync, device);
    if (!answer)
        return refusal(answer.error(), device.state == DeviceState::Stolen, status);
    return [kept = std::make_shared<SyncAnswer>(*std::move(answer))] { return encode(*kept); };
}

HttpReply OfficeService::handleNow(const HttpRequest& request) {
    HttpReply result;
    Job job{request, [&](HttpReply reply) { result = std::move(reply); }, {}, {}};
    if (AttachmentService::serves(request)) {
        job.attachment = m_attachments.work(*m_store, request);
        if (job.attachment.arrivals.empty())
            return std::move(job.attachment.reply);
    } else if (!isAddress(request)) {
        return refused(noSuchAddress);
    }
    if (request.target == "/v1/sync") {
        auto sync = decodeSyncRequest(request.body);
        if (!sync)
            return refused(sync.error());
        job.sync = *std::move(sync);
    }
    std::vector<Job> batch;
    batch.push_back(std::move(job));
    runBatch(batch);
    if (result.makeBody)
        result.body = result.makeBody();
    return result;
}

Status OfficeService::lookOverAttachments() {
    const auto lost = m_attachments.lookOver(*m_store);
    return guarded([&]() -> Status {
        Transaction transaction(m_store->database());
        if (m_store->changedElsewhere())
            m_exchange.reload();
        noteArrivals(*m_store, m_exchange.arbiter().chronicle(), lost);
        m_store->feeds().save();
        transaction.commit();
        return ok();
    });
}

} // namespace banyan
