#pragma once

#include <QString>
#include <QtGlobal>

#include <vector>

namespace banyan::ui {

enum class DepartureReason {
    Moved,      // to another grid
    Redrawn,    // the grid was
    Reassigned, // the grid or list is another person's now
    Expired,    // the list was for a time, which is over
};

// What left this phone at one time, and why.
struct Departure {
    QString id;
    DepartureReason reason = DepartureReason::Moved;
    QString grid; // it left; empty for a helper's list
    int households = 0;
    int doors = 0;
    std::vector<QString> labels; // doors, some with a name; perhaps not all
    qint64 atMs = 0;
};

} // namespace banyan::ui
