#include "tests/sim/faultyline.h"

namespace banyan::sim {

void FaultyLine::post(OfficeRequest request, Answered done) {
    m_waiting.push_back([this, request = std::move(request), done = std::move(done)] {
        if (request.sent && m_random.below(2) == 0)
            request.sent();
        carry(request, done);
    });
}

void FaultyLine::carry(const OfficeRequest& request, const Answered& done) {
    const HttpRequest http{"POST", request.path, request.token, request.body, "127.0.0.1"};
    const bool isSync = request.path == "/v1/sync";
    if (strikes(m_rates.lost)) {
        done(Error{ErrorCode::Unreachable, "the request was lost"});
        return;
    }
    if (isSync && !m_old.empty() && strikes(m_rates.replay))
        (void)ask(m_old[m_random.below(m_old.size())]);
    auto reply = ask(http);
    if (isSync && strikes(m_rates.repeat))
        reply = ask(http);
    if (isSync && m_old.size() < 20)
        m_old.push_back(http);
    if (!reply || strikes(m_rates.lost)) {
        done(Error{ErrorCode::Unreachable, "the answer was lost"});
        return;
    }
    if (!reply->body.empty() && strikes(m_rates.cut))
        reply->body.resize(m_random.below(reply->body.size()));
    done(OfficeAnswer{reply->status, reply->body});
}

// Nothing when the office is down, or goes down before it has answered.
std::optional<HttpReply> FaultyLine::ask(const HttpRequest& request) {
    auto* office = m_office();
    if (!office)
        return std::nullopt;
    auto reply = office->handleNow(request);
    return m_office() ? std::optional(std::move(reply)) : std::nullopt;
}

void FaultyLine::pump() {
    while (!m_waiting.empty()) {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
}

} // namespace banyan::sim
