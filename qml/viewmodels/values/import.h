#pragma once

#include "core/usecases/importfault.h"

#include <QString>

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

} // namespace banyan::ui
