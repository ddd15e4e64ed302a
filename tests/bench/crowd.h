#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "sync/protocol/messages.h"
#include "tests/bench/tlsline.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace banyan::bench {

// A phone of the crowd: what a device knows of itself and of its feeds, without a store. It moves
// its cursors along by the answers and sends the right digest, so that the office has with it the
// work that it has with a real one.
struct CrowdPhone {
    Uuid device;
    std::string token;
    Uuid user;
    std::vector<Uuid> households; // of its worker's grid
    std::vector<Cursor> cursors;
    std::map<Uuid, FeedSum> sums; // by scope
    std::int64_t lastNumber = 0;
    std::int64_t shownAtMs = 0;
    std::int64_t syncs = 0;
};

struct CrowdFigures {
    double seconds = 0;
    std::int64_t pushes = 0; // of one visit each
    std::int64_t rows = 0;   // that were pulled
    std::int64_t bytesUp = 0;
    std::int64_t bytesDown = 0;
    std::vector<double> latenciesMs; // one a sync, from sending to the whole answer
};

// Phones that synchronise over connections of their own, each again as soon as it has been
// answered; every third time it brings a visit. All on the caller's thread.
class Crowd {
public:
    Crowd(std::uint16_t port, std::vector<CrowdPhone> phones); // connected when this returns
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    CrowdFigures run(double seconds);

private:
    struct Member;
    void send(Member& member);
    void answered(Member& member);
    void take(Member& member, const SyncAnswer& answer);
    Action visit(Member& member);

    SystemClock m_clock;
    SystemRandom m_random;
    UuidSource m_ids{m_clock, m_random};
    std::string m_boot = m_clock.bootId();
    LineContext m_context;
    int m_poll;
    std::vector<std::unique_ptr<Member>> m_members;
    CrowdFigures m_figures;
    std::size_t m_waiting = 0; // requests under way
};

} // namespace banyan::bench
