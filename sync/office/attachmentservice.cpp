#include "sync/office/attachmentservice.h"

#include "sync/protocol/codec.h"

#include <string_view>

namespace banyan {

namespace {

constexpr std::string_view askPath = "/v1/attachment/ask";
constexpr std::string_view putPath = "/v1/attachment/put";
constexpr std::string_view getPath = "/v1/attachment/get";

HttpReply answer(std::string body) { return {200, "application/cbor", std::move(body)}; }

} // namespace

int httpStatusOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::Revoked:
    case ErrorCode::NotAllowed:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::TooOld:
        return 426;
    case ErrorCode::Busy:
    case ErrorCode::Storage:
        return 503;
    case ErrorCode::Invalid:
    case ErrorCode::Garbled:
        return 400;
    default:
        return 500;
    }
}

void noteArrivals(Store& store, Chronicle& chronicle, const std::vector<Arrival>& arrivals) {
    auto& table = store.table(EntityId::Attachment);
    for (const auto& arrival : arrivals) {
        const auto record = table.find(arrival.record);
        if (!record || record->head.state != RecordState::Live)
            continue;
        const std::int64_t before = record->integer("arrived");
        if (arrival.isLoss ? arrival.bytes < before : arrival.bytes > before)
            chronicle.apply(EntityId::Attachment, arrival.record, "arrived", Op::Set,
                            Value{arrival.bytes}, store.clock().wallMs());
    }
}

AttachmentService::AttachmentService(Store& store, const Uuid& office)
    : m_office(office)
    , m_readerConfig(store.configFor(OpenMode::Reader))
    , m_clock(store.clock())
    , m_random(store.random())
    , m_contents{ContentFiles::besideDatabase(m_readerConfig.path), {}, {}} {}

bool AttachmentService::serves(const HttpRequest& request) {
    return request.target == askPath || request.target == putPath || request.target == getPath;
}

HttpReply AttachmentService::refused(const Error& error) {
    return {httpStatusOf(error.code), "application/cbor",
            encode(Refused{error.code, error.context})};
}

Status AttachmentService::start(Commit commit) {
    m_commit = std::move(commit);
    if (auto status = m_reader.open(m_readerConfig, m_clock, m_random); !status)
        return status;
    m_isStarted = true;
    m_reader.post([this](Store& store) {
        auto lost = lookOver(store);
        if (!lost.empty())
            m_commit({{}, std::move(lost)}, [](const HttpReply&) {});
    });
    return ok();
}

void AttachmentService::stop() {
    m_isStarted = false;
    m_reader.stop();
}

void AttachmentService::handle(HttpRequest request, std::function<void(HttpReply)> reply) {
    if (!m_isStarted)
        return reply(refused({ErrorCode::Busy, "the office is stopping; try again later"}));
    m_reader.post([this, request = std::move(request), reply = std::move(reply)](Store& store) {
        Worked worked = work(store, request);
        if (worked.arrivals.empty())
            reply(std::move(worked.reply));
        else
            m_commit(std::move(worked), reply);
    });
}

void AttachmentService::committed(const std::vector<Arrival>& arrivals) {
    for (const auto& arrival : arrivals)
        if (arrival.isWhole)
            m_contents.files.dropPartial(arrival.record.text());
}

void AttachmentService::sweepSoon() {
    if (m_isStarted)
        m_reader.post([this](Store& store) { (void)lookOver(store); });
}

std::vector<Arrival> AttachmentService::lookOver(Store& store) {
    auto lost = guarded([&]() -> Result<std::vector<Arrival>> {
        Chronicle chronicle(store, m_office);
        Accounts accounts(store, chronicle);
        AttachmentDesk desk(store, accounts, m_contents);
        desk.sweep();
        return desk.losses();
    });
    return lost ? *std::move(lost) : std::vector<Arrival>();
}

AttachmentService::Worked AttachmentService::work(Store& store, const HttpRequest& request) {
    auto worked = guarded([&]() -> Result<Worked> {
        Chronicle chronicle(store, m_office);
        Accounts accounts(store, chronicle);
        const auto device = accounts.deviceByToken(request.token);
        if (!device)
            return Error{ErrorCode::Unauthorized, "the office does not know this device; enrol it "
                                                  "anew (its work is kept)"};
        if (device->state != DeviceState::Active)
            return Error{ErrorCode::Revoked, "this device has been revoked"};
        AttachmentDesk desk(store, accounts, m_contents);
        return answered(desk, request, *device);
    });
    if (worked)
        return *std::move(worked);
    ++m_contents.counters.refused;
    return {refused(worked.error()), {}};
}

Result<AttachmentService::Worked> AttachmentService::answered(AttachmentDesk& desk,
                                                              const HttpRequest& request,
                                                              const DeviceRow& device) {
    if (request.target == getPath) {
        auto fetch = decodeAttachmentFetch(request.body);
        if (!fetch)
            return fetch.error();
        auto part = desk.fetch(*fetch, device);
        if (!part)
            return part.error();
        return Worked{answer(encode(*part)), {}};
    }
    Result<AttachmentDesk::Served> served = Error{};
    if (request.target == askPath) {
        auto ask = decodeAttachmentAsk(request.body);
        if (!ask)
            return ask.error();
        served = desk.ask(*ask, device);
    } else {
        auto chunk = decodeAttachmentChunk(request.body);
        if (!chunk)
            return chunk.error();
        served = desk.take(*chunk, device);
    }
    if (!served)
        return served.error();
    return Worked{answer(encode(served->standings)), std::move(served->arrivals)};
}

} // namespace banyan
