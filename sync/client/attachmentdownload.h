#pragma once

#include "core/store/attachments.h"
#include "sync/client/session.h"

#include <functional>
#include <memory>
#include <string>

namespace banyan {

// Fetches one attachment's content because a person asked for it: from where an earlier try ended,
// checked against its hash before anyone sees it. On the transport's thread; the store is reached
// through the runner. For one download.
class AttachmentDownload {
public:
    using Finished = std::function<void(Result<std::string>)>; // the file's path

    AttachmentDownload(StoreRunner& store, Transport& transport,
                       const AttachmentLimits& limits = {});

    // `finished` is called once, perhaps from here. Errors: NotFound (no such attachment here; or
    // its content is not at the office yet), Storage (no room), Garbled (damaged twice),
    // NotAllowed, and those of a session.
    void start(const Uuid& record, Finished finished);

private:
    void ask();
    void answered(Result<OfficeAnswer> answer);
    Status take(const AttachmentPart& part);
    void end(Result<std::string> path);

    StoreRunner& m_store;
    Transport& m_transport;
    AttachmentLimits m_limits;
    Finished m_finished;
    Uuid m_record;
    std::string m_token;
    std::string m_hash;
    std::string m_path;
    std::int64_t m_total = 0;
    std::int64_t m_offset = 0;
    int m_damaged = 0;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace banyan
