#include "tests/bench/measure.h"

namespace banyan::bench {

QJsonObject benchStart() { return {}; }

} // namespace banyan::bench
