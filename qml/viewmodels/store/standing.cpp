#include "qml/viewmodels/store/standing.h"

#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"

#include "core/schema/role.h"
#include "core/store/attachments.h"
#include "core/store/outbox.h"
#include "core/store/schema.h"

#include <QSysInfo>

namespace banyan::ui {

namespace {

int unsentVisits(Store& store) {
    auto& row = store.database().cached(
        "SELECT count(*) FROM action WHERE state = 0 AND kind = 'record_visit'");
    Running running(row);
    running->step();
    return int(row.integer(0));
}

} // namespace

Standing readStanding(Store& store) {
    const auto read = guarded([&]() -> Result<Standing> {
        Standing standing;
        const auto counts = Outbox(store).counts();
        standing.isEnrolled = !store.meta("token").empty();
        standing.unsent = int(counts.unsent);
        standing.unsentVisits = unsentVisits(store);
        standing.setAside = int(counts.setAside);
        const auto attachments = Attachments(store).counts();
        standing.attachmentsUnsent = int(attachments.unsent);
        standing.attachmentsFailed = int(attachments.failed);
        standing.canSeal = standing.isEnrolled && !store.meta("office_key").empty();
        standing.confirmedAtMs = store.metaNumber("confirmed_at");
        standing.clockOffMs = -store.metaNumber("clock_offset");
        standing.isOfficeNewer = store.metaNumber(notUnderstoodKey) != 0;
        standing.rescue = lastRescue(store);
        const Patch patch = readPatch(store);
        const auto role = roleNamed(store.meta("role"));
        standing.identity = {textFrom(store.meta("user_name")),
                             textFrom(store.meta("role")),
                             patch.community,
                             patch.grid,
                             textFrom(store.meta("office_name")),
                             QSysInfo::machineHostName(),
                             role && (mask(*role) & (roles::desks | roles::called)) != 0};
        standing.codes = Codes(store);
        return standing;
    });
    return read ? *read : Standing();
}

} // namespace banyan::ui
