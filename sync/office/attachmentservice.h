#pragma once

#include "core/store/writer.h"
#include "sync/office/attachmentdesk.h"
#include "sync/office/httpserver.h"

#include <functional>
#include <string>
#include <vector>

namespace banyan {

// Attachments behind HTTP, on a thread of their own with a query-only connection: rows never wait
// for a photo's fsync. What is to be written goes to the office's writer through `commit`, and the
// answer follows it.
class AttachmentService {
public:
    struct Worked {
        HttpReply reply;
        std::vector<Arrival> arrivals;
    };
    // Takes arrivals to the writer; calls its second argument's reply after the commit.
    using Commit = std::function<void(Worked, std::function<void(HttpReply)>)>;

    AttachmentService(Store& store, const Uuid& office);

    static bool serves(const HttpRequest& request); // its address is one of these
    OfficeContents& contents() { return m_contents; }
    void setLimits(const OfficeAttachmentLimits& limits) { m_contents.limits = limits; }

    // Looks over the contents, then answers. The writer's store must be open.
    Status start(Commit commit);
    void stop(); // does what is queued
    void handle(HttpRequest request, std::function<void(HttpReply)> reply);
    // Files that only waited for this commit go. Any thread.
    void committed(const std::vector<Arrival>& arrivals);
    void sweepSoon();

    // The same work on the caller's thread.
    Worked work(Store& store, const HttpRequest& request);
    std::vector<Arrival> lookOver(Store& store); // sweeps; what was lost

    // HTTP status and body of a refusal.
    static HttpReply refused(const Error& error);

private:
    Result<Worked> answered(AttachmentDesk& desk, const HttpRequest& request,
                            const DeviceRow& device);

    const Uuid m_office;
    const StoreConfig m_readerConfig;
    const Clock& m_clock;
    Random& m_random;
    OfficeContents m_contents;
    Commit m_commit;
    std::atomic<bool> m_isStarted = false;
    Reader m_reader; // ended first
};

// Records what has arrived. Inside the writer's transaction.
void noteArrivals(Store& store, Chronicle& chronicle, const std::vector<Arrival>& arrivals);

int httpStatusOf(ErrorCode code);

} // namespace banyan
