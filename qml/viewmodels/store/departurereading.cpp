#include "qml/viewmodels/store/departurereading.h"

#include "qml/viewmodels/store/coretext.h"

#include "core/usecases/notices.h"

namespace banyan::ui {

namespace {

DepartureReason reasonFrom(NoticeReason reason) {
    switch (reason) {
    case NoticeReason::Redrawn:
        return DepartureReason::Redrawn;
    case NoticeReason::Reassigned:
        return DepartureReason::Reassigned;
    case NoticeReason::Expired:
        return DepartureReason::Expired;
    case NoticeReason::Moved:
        break;
    }
    return DepartureReason::Moved;
}

} // namespace

Result<std::vector<Departure>> readDepartures(Store& store) {
    const auto left = notices(store);
    if (!left)
        return left.error();
    std::vector<Departure> departures;
    for (const Notice& notice : *left) {
        Departure departure;
        departure.id = QString::number(notice.id);
        departure.reason = reasonFrom(notice.reason);
        departure.grid = textFrom(notice.scopeName);
        departure.households = int(notice.households);
        departure.doors = int(notice.doors);
        departure.labels = textsFrom(notice.labels);
        departure.atMs = notice.atMs;
        departures.push_back(std::move(departure));
    }
    return departures;
}

Status saveDismissal(Store& store, const QString& departureId) {
    bool isNumber = false;
    const qint64 id = departureId.toLongLong(&isNumber);
    if (!isNumber)
        return Error{ErrorCode::NotFound, "this is no number of a notice"};
    return dismissNotice(store, id);
}

} // namespace banyan::ui
