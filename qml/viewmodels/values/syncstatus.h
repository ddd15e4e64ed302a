#pragma once

#include "qml/viewmodels/values/doors.h"

#include "core/result.h"

#include <optional>

namespace banyan::ui {

enum class SyncPhase { Idle, Connecting, Sending, FirstPull, Pulling };

// What is always known about the way to the office. A snapshot; cheap to copy.
struct SyncStatus {
    bool enrolled = false;
    SyncPhase phase = SyncPhase::Idle;
    int unsent = 0;       // user actions only on this phone, set-aside ones not counted
    int unsentVisits = 0; // of them
    int setAside = 0;
    qint64 lastConfirmedAtMs = 0; // everything written until then is at the office
    qint64 nextTryAtMs = 0;       // 0: none planned
    int recordsDone = 0;          // FirstPull and Pulling
    int recordsTotal = 0;
    int secondsLeft = -1;           // -1: not known
    std::optional<ErrorCode> error; // why the last try failed
    bool online = true;
    qint64 clockOffMs = 0;      // this phone's clock minus the office's
    int attachmentsUnsent = 0;  // photos that are not whole at the office; their rows may be
    int attachmentsFailed = 0;  // photos that want a person
    bool isOfficeNewer = false; // it sent something that this version cannot show
    bool canSeal = false;       // unsent work can be sealed into a file
    bool isRescued = false;     // from a damaged database, not long ago
    int rescuedUnsent = 0;
    int rescuedNot = 0; // could be read in part or not at all
    bool isRescueCertain = true;
};

struct BundleReply { // what an office's reply to a bundle brought
    int accepted = 0;
    int inReview = 0;
    int setAside = 0;
    int rows = 0;
    bool hasMore = false; // another bundle is needed for the rest
};

struct UnsentRow {
    QString actionId;
    QString kind;    // visit, contact, door_note, resident, tag, household, decision, other
    QString outcome; // visit: code
    Place place;
    QString headName;
    qint64 atMs = 0;
    qint64 withheldUntilMs = 0; // can still be undone
    bool operator==(const UnsentRow&) const = default;
};

struct Identity { // whose phone this is
    QString name;
    QString role; // code
    QString community;
    QString grid;
    QString office;
    QString deviceName;
    bool atDesk = false; // their work begins with what waits for them, not with doors
};

} // namespace banyan::ui
