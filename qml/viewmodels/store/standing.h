#pragma once

#include "core/store/codes.h"
#include "qml/viewmodels/values/syncstatus.h"
#include "sync/client/rescue.h"

namespace banyan::ui {

// What a store knows of its way to the office: the lasting part of a SyncStatus, whose it is, and
// what codes are called there.
struct Standing {
    bool isEnrolled = false;
    int unsent = 0;
    int unsentVisits = 0;
    int setAside = 0;
    int attachmentsUnsent = 0;
    int attachmentsFailed = 0;
    bool canSeal = false;
    qint64 confirmedAtMs = 0;
    qint64 clockOffMs = 0; // this phone's clock minus the office's
    bool isOfficeNewer = false;
    std::optional<RescueReport> rescue;
    Identity identity;
    Codes codes; // with the district's
};

// Any connection, on its thread. An empty one when the store cannot be read.
Standing readStanding(Store& store);

} // namespace banyan::ui
