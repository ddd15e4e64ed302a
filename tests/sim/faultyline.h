#pragma once

#include "core/random.h"
#include "sync/client/transport.h"
#include "sync/office/service.h"

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace banyan::sim {

// How often, in thousandths, a fault strikes where it can.
struct FaultRates {
    int lost = 0;   // a request or an answer disappears
    int repeat = 0; // a request arrives twice
    int replay = 0; // an old request arrives again, after newer ones
    int cut = 0;    // an answer ends early
};

// The line between one device and the office, in this thread; whatever can happen to messages
// happens here.
class FaultyLine final : public Transport {
public:
    using Office = std::function<OfficeService*()>; // null while it is down

    FaultyLine(Office office, SeededRandom& random, const FaultRates& rates)
        : m_office(std::move(office))
        , m_random(random)
        , m_rates(rates) {}

    void post(OfficeRequest request, Answered done) override;
    void cancelAll() override { m_waiting.clear(); }
    // After what is under way already, as from another thread.
    void later(std::function<void()> happens) { m_waiting.push_back(std::move(happens)); }
    void pump();

private:
    bool strikes(int rate) { return static_cast<int>(m_random.below(1000)) < rate; }
    void carry(const OfficeRequest& request, const Answered& done);
    std::optional<HttpReply> ask(const HttpRequest& request);

    Office m_office;
    SeededRandom& m_random;
    const FaultRates& m_rates;
    std::deque<std::function<void()>> m_waiting;
    std::vector<HttpRequest> m_old;
};

} // namespace banyan::sim
