#pragma once

#include "sync/office/admin.h"
#include "sync/office/attachmentdesk.h"

#include <string>

namespace banyan {

struct ServeOptions {
    std::string listen = "127.0.0.1:8443";
    std::string publicAddress;   // what enrolment tells; empty: what it listens on
    std::string certificateFile; // empty: the office's own CA
    std::string keyFile;
    OfficeAttachmentLimits attachments;
};

// Serves until SIGTERM or SIGINT, then finishes what is under way. Prints the address on stdout
// when it is ready. The program's exit code.
int serve(const OfficePaths& paths, const ServeOptions& options);

} // namespace banyan
