#include "sync/client/bundles.h"

#include "core/schema/civildate.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"
#include "sync/client/bundlefile.h"

#include <QLockFile>

namespace banyan::cli {

namespace {

constexpr int syncWaitMs = 30'000; // for a synchronisation of the same home

qint64 count(std::int64_t value) { return static_cast<qint64>(value); }

QJsonObject reportJson(const BundleReport& report, std::int64_t unsent) {
    const auto& applied = report.sync.applied;
    const std::int64_t confirmedAt = report.sync.confirmedAtMs;
    return {{q("accepted"), count(applied.accepted)},
            {q("merged"), count(applied.merged)},
            {q("in_review"), count(applied.inReview)},
            {q("set_aside"), count(applied.setAside)},
            {q("records"), count(applied.records)},
            {q("rows"), count(applied.rows)},
            {q("offered_again"), count(report.sync.actionsOfferedAgain)},
            {q("pages_passed_over"), count(report.pagesPassedOver)},
            {q("has_more"), report.hasMore},
            {q("unsent"), count(unsent)},
            {q("confirmed_at"), confirmedAt == 0 ? QJsonValue(QJsonValue::Null)
                                                 : QJsonValue(q(isoLocalText(confirmedAt)))}};
}

} // namespace

int Phone::bundle(const Arguments& arguments) {
    if (arguments.words[1] == "export")
        return exportBundle(arguments, arguments.words[2]);
    if (arguments.words[1] == "import")
        return importReply(arguments, arguments.words[2]);
    return usage("the form is: bundle export|import FILE");
}

int Phone::exportBundle(const Arguments& arguments, const std::string& file) {
    if (auto status = checkNewFile(file); !status)
        return refuse(status.error());
    auto made = sealBundle(*m_store);
    if (!made)
        return refuse(made.error());
    if (auto status = writeNewFile(file, made->file); !status)
        return refuse(status.error());
    if (arguments.isJson) {
        printJson(QJsonObject{{q("bundle"), q(made->id.text())},
                              {q("actions"), count(made->actions)},
                              {q("left"), count(made->actionsLeft)},
                              {q("bytes"), count(static_cast<std::int64_t>(made->file.size()))}});
        return exitDone;
    }
    print(std::to_string(made->actions) + " unsent actions are in the bundle; they stay here, too, "
          + "until the office's reply has been imported");
    if (made->actionsLeft > 0)
        print(std::to_string(made->actionsLeft)
              + " more did not fit: export again after the reply");
    return exitDone;
}

int Phone::importReply(const Arguments& arguments, const std::string& file) {
    auto bytes = readBundleFile(file);
    if (!bytes)
        return refuse(bytes.error());
    QLockFile lock(q(m_home + "/sync.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(syncWaitMs))
        return refuse({ErrorCode::Busy, "a synchronisation of this home is running"});
    m_store->reload();
    auto report = banyan::importReply(*m_store, *bytes);
    if (!report)
        return refuse(report.error());
    const auto counts = Outbox(*m_store).counts();
    if (arguments.isJson) {
        printJson(reportJson(*report, counts.unsent));
        return exitDone;
    }
    const auto& applied = report->sync.applied;
    print("accepted " + std::to_string(applied.accepted) + ", merged "
          + std::to_string(applied.merged) + ", in review " + std::to_string(applied.inReview)
          + ", set aside " + std::to_string(applied.setAside) + "; " + std::to_string(counts.unsent)
          + " unsent");
    if (report->sync.actionsOfferedAgain > 0)
        print("the office was restored from an older backup; "
              + std::to_string(report->sync.actionsOfferedAgain)
              + " actions wait to be sent again");
    if (report->hasMore)
        print("the office has more for this device: export another bundle, or synchronise");
    if (report->sync.confirmedAtMs != 0)
        print("everything written here is at the office, "
              + isoLocalText(report->sync.confirmedAtMs));
    return exitDone;
}

} // namespace banyan::cli
