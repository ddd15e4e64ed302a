#include "core/schema/civildate.h"
#include "core/schema/validation.h"
#include "core/store/codes.h"
#include "core/store/packexpiry.h"
#include "core/store/schema.h"
#include "core/store/searchindex.h"
#include "core/store/verifyreport.h"
#include "core/usecases/notices.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"
#include "platform/cli/waiting.h"
#include "sync/client/syncround.h"
#include "sync/client/syncrunner.h"
#include "sync/client/syncschedule.h"
#include "sync/client/threadrunner.h"

#include <QDir>
#include <QJsonDocument>
#include <QLockFile>
#include <cstdio>

namespace banyan::cli {

namespace {

constexpr int syncWaitMs = 30'000; // for another synchronisation of the same home
constexpr std::size_t indexSlice = 1'000;

QString timeOrNull(std::int64_t ms) { return ms == 0 ? QString() : q(isoLocalText(ms)); }

QJsonValue timeJson(std::int64_t ms) {
    return ms == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(timeOrNull(ms));
}

QJsonArray feedsJson(Store& store) {
    QJsonArray feeds;
    for (const auto& feed : store.feeds().all()) {
        if (feed.state == FeedState::Left)
            continue;
        std::string code, name = "public reference";
        for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
            if (const auto unit = store.table(entity).find(feed.scope)) {
                code = unit->text("code");
                name = unit->text("name");
            }
        feeds.append(QJsonObject{
            {q("scope"), feed.scope.isNull() ? QJsonValue(q("public")) : q(feed.scope.text())},
            {q("code"), q(code)},
            {q("name"), q(name)},
            {q("complete"), feed.state == FeedState::Following},
            {q("seq"), static_cast<qint64>(feed.lastSeq)},
            {q("records"), static_cast<qint64>(feed.count)}});
    }
    return feeds;
}

QJsonObject uploadJson(const UploadReport& report) {
    return {{q("arrived"), static_cast<qint64>(report.arrived)},
            {q("left"), static_cast<qint64>(report.left)},
            {q("failed"), static_cast<qint64>(report.failed)},
            {q("bytes_up"), static_cast<qint64>(report.bytesUp)},
            {q("held_by_meter"), report.isHeldByMeter},
            {q("error"), report.error ? QJsonValue(q(errorName(report.error->code)))
                                      : QJsonValue(QJsonValue::Null)}};
}

bool isOfficeNewer(Store& store) { return store.metaNumber(notUnderstoodKey) != 0; }

constexpr const char* newerOfficeSentence =
    "the office is newer and sends things this version does not show: update it; nothing is lost";

QJsonObject rescuedJson(const RescueReport& report) {
    auto object = QJsonDocument::fromJson(QByteArray::fromStdString(report.json())).object();
    object.remove(q("at_ms"));
    object[q("at")] = timeJson(report.atMs);
    return object;
}

const char* forkedSentence(Store& store) {
    return lastRescue(store) ? "this phone is a new device for the office now, since its database "
                               "had been damaged"
                             : "another copy of this device had used its numbers; it is a device "
                               "of its own now and nothing was lost";
}

// What a refusal means for the work that is here.
int refuseSync(Store& store, Error error) {
    const auto unsent = std::to_string(Outbox(store).counts().unsent);
    if (error.code == ErrorCode::TooOld)
        error.context += "; update this program. " + unsent
                         + " unsent pieces of work are kept here, and can go to the office in a "
                           "bundle meanwhile";
    return refuse(error);
}

void printUpload(const UploadReport& report) {
    if (report.arrived > 0)
        print(std::to_string(report.arrived) + " attachments arrived at the office");
    if (report.left > 0)
        print(
            std::to_string(report.left) + " attachments are left; they are safe here and go later"
            + (report.isHeldByMeter ? ", on a network without metering or with --attachments" : "")
            + (report.error ? " (" + report.error->context + ")" : ""));
    if (report.failed > 0)
        print(std::to_string(report.failed) + " attachments cannot be sent: see attachments");
}

} // namespace

int usage(const std::string& what) {
    std::fprintf(stderr, "banyan-cli: %s\nTry banyan-cli --help\n", what.c_str());
    return exitUsage;
}

Result<std::unique_ptr<Phone>> Phone::open(const std::string& home) {
    std::unique_ptr<Phone> phone(new Phone);
    phone->m_home = home;
    auto folder = PhoneHome::at(home, phone->m_clock, phone->m_random);
    if (!folder)
        return folder.error();
    phone->m_folder = *std::move(folder);
    const auto status = phone->m_folder->open([&]() -> Status {
        auto store = Store::open({phone->m_folder->databasePath(), {}, OpenMode::Writer},
                                 phone->m_clock, phone->m_random);
        if (!store)
            return store.error();
        phone->m_store = *std::move(store);
        return ok();
    });
    if (const auto& rescued = phone->m_folder->rescued())
        std::fprintf(stderr, "banyan-cli: %s\n", rescued->sentence().c_str());
    if (!status)
        return status.error();
    // A list that was for a time leaves by itself, with or without network.
    // On a full disk it stays until there is room: the phone must open, or work could not be saved.
    if (auto dropped = dropEndedPacks(*phone->m_store); !dropped)
        std::fprintf(stderr, "banyan-cli: a list whose time is over could not be dropped: %s\n",
                     dropped.error().context.c_str());
    return phone;
}

int Phone::enrol(const Arguments& arguments) {
    auto uri = parseEnrolmentUri(arguments.words[1]);
    if (!uri)
        return refuse(uri.error());
    auto transport = transportTo({uri->host, uri->port, uri->pin});
    DirectRunner runner(*m_store);
    Enrolment enrolment(runner, *transport);
    const auto result =
        waitFor<Status>([&](auto ended) { enrolment.start(*uri, {}, std::move(ended)); });
    if (!result)
        return refuse(result.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("device"), q(m_store->meta("device"))},
                              {q("user"), q(m_store->meta("user"))},
                              {q("user_name"), q(m_store->meta("user_name"))},
                              {q("role"), q(m_store->meta("role"))},
                              {q("office_name"), q(m_store->meta("office_name"))}});
    else
        print("enrolled as " + m_store->meta("user_name") + " (" + m_store->meta("role") + ") with "
              + m_store->meta("office_name"));
    return exitDone;
}

int Phone::status(const Arguments& arguments) {
    const auto rescued = lastRescue(*m_store);
    const auto counts = Outbox(*m_store).counts();
    const auto attachments = Attachments(*m_store).counts();
    const bool isEnrolled = !m_store->meta("token").empty();
    const auto open =
        m_store->table(EntityId::ConflictCase).select("state = 'open' AND record_state = 0").size();
    const std::int64_t confirmedAt = m_store->metaNumber("confirmed_at");
    const std::int64_t offset = m_store->metaNumber("clock_offset");
    const auto left = banyan::notices(*m_store);
    if (!left)
        return refuse(left.error());
    const bool isClockWrong = offset > clockWarningMs || offset < -clockWarningMs;
    if (arguments.isJson) {
        printJson(QJsonObject{
            {q("enrolled"), isEnrolled},
            {q("user"), q(m_store->meta("user"))},
            {q("user_name"), q(m_store->meta("user_name"))},
            {q("role"), q(m_store->meta("role"))},
            {q("office_name"), q(m_store->meta("office_name"))},
            {q("device"), q(m_store->meta("device"))},
            {q("unsent"), static_cast<qint64>(counts.unsent)},
            {q("set_aside"), static_cast<qint64>(counts.setAside)},
            {q("attachments_unsent"), static_cast<qint64>(attachments.unsent)},
            {q("attachments_failed"), static_cast<qint64>(attachments.failed)},
            {q("open_cases"), static_cast<qint64>(open)},
            {q("notices"), static_cast<qint64>(left->size())},
            {q("confirmed_at"), timeJson(confirmedAt)},
            {q("clock_offset_ms"), static_cast<qint64>(offset)},
            {q("clock_warning"), isClockWrong},
            {q("newer_office"), isOfficeNewer(*m_store)},
            {q("rescued"), rescued ? rescuedJson(*rescued) : QJsonValue(QJsonValue::Null)},
            {q("feeds"), feedsJson(*m_store)}});
        return exitDone;
    }
    if (rescued)
        print(rescued->sentence());
    if (!isEnrolled) {
        print("not enrolled yet: banyan-cli --home DIR enrol URI");
        return exitDone;
    }
    print(m_store->meta("user_name") + " (" + m_store->meta("role") + ") at "
          + m_store->meta("office_name"));
    print(counts.unsent == 0 && confirmedAt != 0
              ? "everything written here is at the office, " + isoLocalText(confirmedAt)
              : std::to_string(counts.unsent)
                    + " unsent; they are safe here and will go with the "
                      "next sync");
    if (attachments.unsent > 0)
        print(std::to_string(attachments.unsent) + " attachments are not at the office yet");
    if (attachments.failed > 0)
        print(std::to_string(attachments.failed) + " attachments cannot be sent: see attachments");
    if (counts.setAside > 0)
        print(std::to_string(counts.setAside) + " set aside by the office: see attention");
    if (open > 0)
        print(std::to_string(open) + " cases wait for a decision: see cases");
    if (isOfficeNewer(*m_store))
        print(newerOfficeSentence);
    if (!left->empty())
        print("something has left this phone: see notices");
    if (isClockWrong)
        print("this device's clock is wrong by " + std::to_string(offset / 60'000) + " minutes");
    return exitDone;
}

// The store on a thread of its own meanwhile.
Result<RoundReport> Phone::round(Transport& transport, const RoundOptions& options) {
    LentStore lent(*m_store);
    QObject context;
    ThreadRunner runner(lent, context);
    SyncRound round(runner, transport);
    return waitFor<Result<RoundReport>>(
        [&](auto ended) { round.start(options, std::move(ended)); });
}

int Phone::sync(const Arguments& arguments) {
    // Two processes on one home: the second waits, then finds little to do.
    QLockFile lock(q(m_home + "/sync.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(syncWaitMs))
        return refuse(lockFault(lock));
    m_store->reload();
    const auto address = officeAddressOf(*m_store);
    if (!address)
        return refuse({ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
    const auto done =
        round(*transportTo(*address),
              {SyncSchedule::mayCarryAttachments(arguments.isMetered, arguments.wantsAttachments)});
    if (!done)
        return refuseSync(*m_store, done.error());
    const SyncReport* result = &done->data;
    const auto& applied = result->applied;
    const auto counts = Outbox(*m_store).counts();
    if (arguments.isJson) {
        printJson(
            QJsonObject{{q("attachments"), uploadJson(done->attachments)},
                        {q("sent"), static_cast<qint64>(result->actionsSent)},
                        {q("offered_again"), static_cast<qint64>(result->actionsOfferedAgain)},
                        {q("accepted"), static_cast<qint64>(applied.accepted)},
                        {q("merged"), static_cast<qint64>(applied.merged)},
                        {q("in_review"), static_cast<qint64>(applied.inReview)},
                        {q("set_aside"), static_cast<qint64>(applied.setAside)},
                        {q("records"), static_cast<qint64>(applied.records)},
                        {q("rows"), static_cast<qint64>(applied.rows)},
                        {q("round_trips"), result->roundTrips},
                        {q("bytes_up"), static_cast<qint64>(result->bytesUp)},
                        {q("bytes_down"), static_cast<qint64>(result->bytesDown)},
                        {q("forked"), result->wasForked},
                        {q("feeds_healed"), result->feedsHealed},
                        {q("unsent"), static_cast<qint64>(counts.unsent)},
                        {q("confirmed_at"), timeJson(result->confirmedAtMs)}});
    } else {
        print("sent " + std::to_string(result->actionsSent) + ", merged "
              + std::to_string(applied.merged) + ", in review " + std::to_string(applied.inReview)
              + ", set aside " + std::to_string(applied.setAside) + "; received "
              + std::to_string(applied.records) + " records and " + std::to_string(applied.rows)
              + " changes");
        if (result->wasForked)
            print(forkedSentence(*m_store));
        if (result->actionsOfferedAgain > 0)
            print("the office was restored from an older backup; it was given "
                  + std::to_string(result->actionsOfferedAgain) + " actions again");
        if (counts.unsent == 0)
            print("everything written here is at the office, "
                  + isoLocalText(result->confirmedAtMs));
        if (isOfficeNewer(*m_store))
            print(newerOfficeSentence);
        printUpload(done->attachments);
    }
    return exitDone;
}

int Phone::verify(const Arguments& arguments) {
    auto report = Verifier(*m_store, ReplicaKind::Device).run();
    if (!report)
        return refuse(report.error());
    print(arguments.isJson ? verifyJson(*report) : verifyText(*report));
    return report->isClean() ? exitDone : exitRefused;
}

int Phone::list(const Arguments& arguments) {
    const auto* spec = entitySpec(arguments.words[1]);
    if (!spec)
        return refuse({ErrorCode::NotFound,
                       "there is no entity " + arguments.words[1] + "; see banyan-cli schema"});
    std::string where = "record_state = 0";
    std::vector<Value> parameters;
    for (const auto& condition : arguments.where) {
        const auto equals = condition.find('=');
        const auto* field =
            equals == std::string::npos ? nullptr : spec->field(condition.substr(0, equals));
        if (!field)
            return refuse({ErrorCode::Invalid,
                           "--where is FIELD=VALUE with a field of " + std::string(spec->name)});
        auto value =
            parseValue(*field, condition.substr(equals + 1), localDateOf(m_clock.wallMs()));
        if (!value)
            return refuse(value.error());
        if (auto status = checkCode(*m_store, *field, *value); !status)
            return refuse(status.error());
        const std::string column = "\"" + std::string(field->name) + "\"";
        const bool isSet =
            field->type == FieldType::TextSet || field->type == FieldType::ReferenceSet;
        if (isNull(*value)) {
            where += " AND " + column + " IS NULL";
        } else if (isSet || field->type == FieldType::Entries) {
            where += " AND EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE "
                     + (isSet ? "value" : "json_extract(value, '$.t')") + " = ?)";
            parameters.push_back(*value);
        } else {
            where += " AND " + column + " = ?";
            parameters.push_back(*value);
        }
    }
    constexpr std::int64_t searchedMax = 10'000;
    if (arguments.hasSearch) {
        SearchIndex index(*m_store);
        while (index.step(indexSlice)) {
        }
        std::string ids;
        for (const auto& hit : index.find(arguments.search, spec->id, searchedMax)) {
            ids += ids.empty() ? "?" : ", ?";
            parameters.push_back(hit.record);
        }
        if (!arguments.search.empty())
            where += " AND id IN (" + ids + ")";
    }
    where += " ORDER BY row";
    if (arguments.limit > 0)
        where += " LIMIT " + std::to_string(arguments.limit);
    auto records = guarded([&]() -> Result<std::vector<Record>> {
        return m_store->table(spec->id).select(where, parameters);
    });
    if (!records)
        return refuse(records.error());
    QJsonArray array;
    for (const auto& record : *records) {
        if (arguments.isJson)
            array.append(recordJson(*m_store, record, arguments.isUnmasked));
        else
            print(recordText(record, arguments.isUnmasked));
    }
    if (arguments.isJson)
        printJson(array);
    return exitDone;
}

} // namespace banyan::cli
