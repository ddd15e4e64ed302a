#include "tests/bench/device.h"

#include "core/store/outbox.h"
#include "sync/client/threadrunner.h"

#include <QEventLoop>
#include <QtGlobal>

namespace banyan::bench {

Device::Device(const std::string& path, const OfficeAddress& office, const std::string& code)
    : transport(transportTo(office)) {
    auto opened = Store::open({path, {}, OpenMode::Writer}, clock, random);
    if (!opened)
        qFatal("%s", opened.error().context.c_str());
    store = *std::move(opened);
    DirectRunner runner(*store);
    Enrolment enrolment(runner, *transport);
    QEventLoop loop;
    enrolment.start({office.host, office.port, office.pin, code}, {}, [&](Status status) {
        if (!status)
            qFatal("%s", status.error().context.c_str());
        loop.quit();
    });
    loop.exec();
    user = *Uuid::fromText(store->meta("user"));
}

SyncReport Device::sync() {
    LentStore lent(*store);
    QEventLoop loop;
    ThreadRunner runner(lent, loop);
    SyncSession session(runner, *transport);
    SyncReport done;
    session.start([&](Result<SyncReport> report) {
        if (!report)
            qFatal("sync: %s", report.error().context.c_str());
        done = *std::move(report);
        loop.quit();
    });
    loop.exec();
    return done;
}

void Device::edit(EntityId entity, const Uuid& record, const char* field,
                  const std::string& value) {
    Change change;
    change.entity = entity;
    change.record = record;
    change.field = specOf(entity).field(field)->number;
    change.value = value;
    auto recorded = Outbox(*store).record("edit", user, {change});
    if (!recorded)
        qFatal("edit: %s", recorded.error().context.c_str());
}

} // namespace banyan::bench
