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
        (void)m_office().handleNow(m_old[m_random.below(m_old.size())]);
    HttpReply reply = m_office().handleNow(http);
    if (isSync && strikes(m_rates.repeat))
        reply = m_office().handleNow(http);
    if (isSync && m_old.size() < 20)
        m_old.push_back(http);
    if (strikes(m_rates.lost)) {
        done(Error{ErrorCode::Unreachable, "the answer was lost"});
        return;
    }
    if (!reply.body.empty() && strikes(m_rates.cut))
        reply.body.resize(m_random.below(reply.body.size()));
    done(OfficeAnswer{reply.status, reply.body});
}

void FaultyLine::pump() {
    while (!m_waiting.empty()) {
        auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
}

} // namespace banyan::sim
