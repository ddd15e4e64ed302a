#pragma once

#include "core/result.h"
#include "core/usecases/importfault.h"

#include <QString>

#include <optional>
#include <vector>

namespace banyan::ui {

// What a table of households would bring, before anything is written.
struct ImportPreviewValue {
    QString digest; // of the file that was looked at
    int rows = 0;
    int households = 0; // to be registered, with
    int people = 0;
    int alreadyHere = 0; // rows of people who are registered at that door
    std::vector<ImportFault> faults;
};

// How far an import came.
struct ImportDone {
    int registered = 0;                 // households; they stay
    std::optional<ErrorCode> stoppedBy; // why it went no further, and
    int line = 0;                       // the row of the household at which it stopped
};

} // namespace banyan::ui
