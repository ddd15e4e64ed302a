#pragma once

#include <QRandomGenerator>
#include <QtGlobal>

namespace banyan::e2e {

// Seeds `random` by BANYAN_SEED (0), which repeats a run's choices, and says how many rounds are
// wanted: BANYAN_ROUNDS, or as many as are usual.
inline int roundsWanted(QRandomGenerator& random, int usual) {
    const int seed = qEnvironmentVariableIntValue("BANYAN_SEED");
    random.seed(quint32(seed));
    const int wanted = qEnvironmentVariableIntValue("BANYAN_ROUNDS");
    const int rounds = wanted > 0 ? wanted : usual;
    qInfo("BANYAN_SEED=%d BANYAN_ROUNDS=%d", seed, rounds);
    return rounds;
}

} // namespace banyan::e2e
