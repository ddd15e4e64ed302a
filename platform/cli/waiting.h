#pragma once

#include <QEventLoop>
#include <cassert>
#include <optional>
#include <utility>

namespace banyan::cli {

// Starts what ends with one call of the function it is given, at once or later, and waits for that
// call while events go on being handled. What the function was called with.
template <typename Outcome, typename Start>
Outcome waitFor(Start start) {
    std::optional<Outcome> outcome;
    QEventLoop loop;
    start([&](Outcome ended) {
        outcome = std::move(ended);
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    assert(outcome); // nothing here ends the loop but the call
    return *std::move(outcome);
}

} // namespace banyan::cli
