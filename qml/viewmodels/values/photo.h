#pragma once

#include "qml/viewmodels/values/recordref.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <optional>

namespace banyan::ui {

struct PhotoPosition { // WGS 84, degrees
    double latitude = 0;
    double longitude = 0;
    bool operator==(const PhotoPosition&) const = default;
};

// A picture encoded anew and ready to be kept. The position leaves the phone only when its author
// asks for it.
struct PhotoDraft {
    QString file; // where it was read from, for showing
    QByteArray jpeg;
    qint64 takenAtMs = 0;                  // 0: not known
    std::optional<PhotoPosition> position; // as the camera wrote it
    bool keepsPosition = false;
    bool operator==(const PhotoDraft&) const = default;
};

enum class PhotoState {
    OnPhone,   // all of it only here
    Sending,   // made here, partly at the centre
    AtOffice,  // whole at the centre
    Failed,    // made here; wants a person
    GivenUp,   // made here; will not go
    Elsewhere, // made on another phone, not whole at the centre yet
};

struct PhotoRow {
    QString photoId;
    RecordRef record; // what it is of: a visit, a problem
    PhotoState state = PhotoState::OnPhone;
    int percent = 0; // at the centre
    QString file;    // where its content is; empty: not on this phone
    QString error;   // Failed: code of core's ErrorCode
    QString reason;  // GivenUp: why, in words of a person
    QString caption;
    QString author;
    bool mine = false;
    qint64 takenAtMs = 0;
    qint64 bytes = 0;
    std::optional<PhotoPosition> position;
    bool operator==(const PhotoRow&) const = default;
};

} // namespace banyan::ui
