// The commands that redraw grids and move people between them.
#include "sync/office/admin.h"

#include "core/schema/civildate.h"
#include "sync/office/gridjobs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

namespace banyan {

namespace {

// Runs `work` in a transaction that has seen everything the serving office wrote.
template <typename Work>
auto inTransaction(Store& store, Work work) -> decltype(work(std::declval<Chronicle&>())) {
    return guarded([&]() -> decltype(work(std::declval<Chronicle&>())) {
        Transaction transaction(store.database());
        store.reload();
        Chronicle chronicle(store, officeIdOf(store));
        auto result = work(chronicle);
        if (!result)
            return result;
        store.feeds().save();
        transaction.commit();
        return result;
    });
}

// Until none is left; each action is a transaction of its own.
Status finishJobs(Store& store) {
    for (;;) {
        const auto more = inTransaction(store, [&](Chronicle& chronicle) -> Result<bool> {
            return GridJobs(store, chronicle).step();
        });
        if (!more)
            return more.error();
        if (!*more)
            return ok();
    }
}

std::string codeOf(Store& store, const Uuid& grid) {
    const auto record = store.table(EntityId::Grid).find(grid);
    return record ? std::string(record->text("code")) : grid.text();
}

} // namespace

template <typename Begin>
int Admin::gridJob(Begin begin) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    const auto job = inTransaction(**store, [&](Chronicle& chronicle) -> Result<std::int64_t> {
        GridJobs jobs(**store, chronicle);
        return begin(jobs);
    });
    if (!job)
        return refuse(job.error().context + " (nothing was changed)");
    std::printf("%lld\n", static_cast<long long>(*job));
    std::fflush(stdout);
    if (auto status = finishJobs(**store); !status)
        return refuse(status.error().context + "; go on with: jobs resume");
    return 0;
}

int Admin::gridSplit(const GridPart& part) {
    GridJobs::Part wanted{part.source, part.target, part.name, {}};
    for (const auto& text : part.records) {
        const auto id = Uuid::fromText(text);
        if (!id)
            return refuse("buildings and dwellings are named by their ids; \"" + text
                          + "\" is none");
        wanted.records.push_back(*id);
    }
    return gridJob([&](GridJobs& jobs) { return jobs.split(wanted); });
}

int Admin::gridMerge(const std::string& source, const std::string& target) {
    return gridJob([&](GridJobs& jobs) { return jobs.merge(source, target); });
}

int Admin::jobs(bool asJson) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    Chronicle chronicle(**store, officeIdOf(**store));
    QJsonArray array;
    for (const auto& job : GridJobs(**store, chronicle).all()) {
        const std::string source = codeOf(**store, job.source);
        const std::string target = codeOf(**store, job.target);
        if (!asJson)
            std::printf("%lld\t%s\t%s to %s\t%lld of %lld\t%s\n", static_cast<long long>(job.id),
                        job.kind.c_str(), source.c_str(), target.c_str(),
                        static_cast<long long>(job.done), static_cast<long long>(job.total),
                        job.isFinished ? "done" : "under way");
        const auto text = [](const std::string& value) { return QString::fromStdString(value); };
        array.append(QJsonObject{{text("id"), static_cast<qint64>(job.id)},
                                 {text("kind"), text(job.kind)},
                                 {text("source"), text(source)},
                                 {text("target"), text(target)},
                                 {text("total"), static_cast<qint64>(job.total)},
                                 {text("done"), static_cast<qint64>(job.done)},
                                 {text("finished"), job.isFinished},
                                 {text("created_at"), text(isoLocalText(job.createdAtMs))}});
    }
    if (asJson)
        std::printf("%s\n", QJsonDocument(array).toJson(QJsonDocument::Indented).constData());
    return 0;
}

int Admin::jobsResume() {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    const auto status = finishJobs(**store);
    return status ? 0 : refuse(status.error().context);
}

int Admin::userScope(const std::string& account, const std::vector<std::string>& codes) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    const auto status = inTransaction(**store, [&](Chronicle& chronicle) -> Status {
        return Accounts(**store, chronicle).setScopes(account, codes);
    });
    return status ? 0 : refuse(status.error().context);
}

} // namespace banyan
