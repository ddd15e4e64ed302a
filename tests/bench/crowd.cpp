#include "tests/bench/crowd.h"

#include "sync/protocol/codec.h"
#include "tests/bench/measure.h"

#include <QtGlobal>
#include <algorithm>
#include <array>

#include <sys/epoll.h>
#include <unistd.h>

namespace banyan::bench {

namespace {

constexpr std::int64_t pushEvery = 3;
constexpr int waitMsMax = 60'000;

FieldValues visitValues(const Uuid& household, std::int64_t nowMs) {
    const auto& spec = specOf(EntityId::Visit);
    return {{spec.field("household")->number, household},
            {spec.field("purpose")->number, std::string("routine")},
            {spec.field("outcome")->number, std::string("met")},
            {spec.field("observed_at")->number, nowMs},
            {spec.field("note")->number, std::string("药快吃完了，帮约社区医生")}};
}

void moveAlong(Cursor& cursor, const FeedPage& page) {
    if (page.isFirstPull || page.fromSeq != cursor.seq)
        qFatal("the office begins a feed anew that a phone has whole");
    cursor.seq = page.toSeq;
    cursor.chain = page.chainAfter;
}

} // namespace

struct Crowd::Member {
    Member(const LineContext& context, std::uint16_t port, CrowdPhone&& known)
        : phone(std::move(known))
        , line(context, port)
        , head("POST /v1/sync HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/cbor\r\n"
               "Authorization: Bearer "
               + phone.token + "\r\nContent-Length: ") {}
    CrowdPhone phone;
    TlsLine line;
    std::string head;
    Stopwatch since;
    bool isPushing = false;
};

Crowd::Crowd(std::uint16_t port, std::vector<CrowdPhone> phones)
    : m_poll(::epoll_create1(EPOLL_CLOEXEC)) {
    for (auto& phone : phones) {
        auto& member =
            *m_members.emplace_back(std::make_unique<Member>(m_context, port, std::move(phone)));
        member.phone.syncs = static_cast<std::int64_t>(m_members.size()); // not all push at once
        epoll_event wanted{};
        wanted.events = EPOLLIN;
        wanted.data.ptr = &member;
        if (::epoll_ctl(m_poll, EPOLL_CTL_ADD, member.line.socket(), &wanted) != 0)
            qFatal("so many lines cannot be waited for");
    }
}

Crowd::~Crowd() { ::close(m_poll); }

CrowdFigures Crowd::run(double seconds) {
    m_figures = {};
    Stopwatch watch;
    for (auto& member : m_members)
        send(*member);
    std::array<epoll_event, 256> events{};
    while (m_waiting > 0) {
        const int count =
            ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), waitMsMax);
        if (count <= 0)
            qFatal("the office does not answer any more");
        for (int i = 0; i < count; ++i) {
            auto& member = *static_cast<Member*>(events[static_cast<std::size_t>(i)].data.ptr);
            if (!member.line.receive())
                continue;
            answered(member);
            if (watch.ms() < seconds * 1000)
                send(member);
        }
    }
    m_figures.seconds = watch.ms() / 1000;
    return std::move(m_figures);
}

Action Crowd::visit(Member& member) {
    auto& phone = member.phone;
    Action action;
    action.first = ++phone.lastNumber;
    action.kind = "record_visit";
    action.author = phone.user;
    action.recordedAtMs = m_clock.wallMs();
    action.monotonicMs = m_clock.monotonicMs();
    action.boot = m_boot;
    action.told = action.first - 1;
    action.shownAtMs = phone.shownAtMs;
    Change change;
    change.entity = EntityId::Visit;
    change.record = m_ids.next();
    change.op = Op::Create;
    const auto door = static_cast<std::size_t>(phone.lastNumber) % phone.households.size();
    change.values = visitValues(phone.households[door], action.recordedAtMs);
    m_random.fill(change.salt.data(), change.salt.size());
    action.changes.push_back(std::move(change));
    return action;
}

void Crowd::send(Member& member) {
    auto& phone = member.phone;
    SyncRequest request;
    request.app = "banyan/" BANYAN_VERSION;
    request.device = phone.device;
    request.sentWallMs = m_clock.wallMs();
    request.sentMonotonicMs = m_clock.monotonicMs();
    request.sentBoot = m_boot;
    request.told = phone.lastNumber;
    request.ownFrom = phone.lastNumber + 1;
    request.cursors = phone.cursors;
    std::vector<FeedSum> sums;
    for (const auto& [scope, sum] : phone.sums)
        sums.push_back(sum);
    request.digest = combinedDigest(std::move(sums));
    member.isPushing = phone.syncs++ % pushEvery == 0;
    if (member.isPushing)
        request.actions.push_back(visit(member));
    request.lastNumber = phone.lastNumber;
    const std::string body = encode(request);
    m_figures.bytesUp += static_cast<std::int64_t>(body.size());
    member.since = {};
    member.line.send(member.head + std::to_string(body.size()) + "\r\n\r\n" + body);
    ++m_waiting;
}

void Crowd::answered(Member& member) {
    m_figures.latenciesMs.push_back(member.since.ms());
    --m_waiting;
    const std::string body = member.line.takeBody();
    m_figures.bytesDown += static_cast<std::int64_t>(body.size());
    if (member.line.status() != 200)
        qFatal("the office refused a phone with HTTP %d", member.line.status());
    auto answer = decodeSyncAnswer(body);
    if (!answer)
        qFatal("%s", answer.error().context.c_str());
    take(member, *answer);
}

void Crowd::take(Member& member, const SyncAnswer& answer) {
    auto& phone = member.phone;
    phone.shownAtMs = answer.officeTimeMs;
    const bool isApplied = answer.outcomes.size() == 1 && answer.outcomes.front().changes.empty()
                           && answer.outcomes.front().setAside == SetAside::No
                           && answer.outcomes.front().last == phone.lastNumber;
    if (answer.isForked || (member.isPushing ? !isApplied : !answer.outcomes.empty()))
        qFatal("the office did not apply what a phone brought: %s",
               answer.outcomes.empty() ? "no outcome" : answer.outcomes.front().detail.c_str());
    m_figures.pushes += member.isPushing;
    for (const auto& page : answer.pages) {
        const auto cursor =
            std::find_if(phone.cursors.begin(), phone.cursors.end(),
                         [&](const Cursor& known) { return known.scope == page.scope; });
        if (cursor == phone.cursors.end())
            qFatal("the office gives a phone a feed that is not its own");
        moveAlong(*cursor, page);
        m_figures.rows += static_cast<std::int64_t>(page.rows.size());
    }
    for (const auto& sum : answer.sums)
        phone.sums[sum.scope] = sum;
}

} // namespace banyan::bench
