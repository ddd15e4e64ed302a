#include "sync/office/receivedwork.h"

namespace banyan {

namespace {

constexpr std::size_t digestBytes = 16;

std::string digestTextOf(const Action& action) {
    const auto digest = digestOf(action);
    static_assert(digest.size() == digestBytes);
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

} // namespace

std::optional<ReceivedWork::Kept> ReceivedWork::at(const Uuid& device, std::int64_t first) {
    save();
    auto& row = m_store.database()
                    .cached("SELECT first, digest, outcome FROM received WHERE device = ? AND "
                            "first <= ? ORDER BY first DESC LIMIT 1")
                    .with(device, first);
    Running running(row);
    if (!running->step())
        return std::nullopt;
    const auto place = static_cast<std::size_t>(first - row.integer(0));
    const auto digests = row.blob(1);
    if (place >= digests.size() / digestBytes)
        return std::nullopt;
    return Kept{std::string(digests.substr(place * digestBytes, digestBytes)),
                std::string(row.blob(2))};
}

std::optional<std::string> ReceivedWork::find(const Uuid& device, const Action& action) {
    auto kept = at(device, action.first);
    if (!kept || kept->digest != digestTextOf(action))
        return std::nullopt;
    return std::move(kept->outcome);
}

std::optional<std::string> ReceivedWork::outcomeOf(const Uuid& device, std::int64_t first) {
    auto kept = at(device, first);
    return kept ? std::optional(std::move(kept->outcome)) : std::nullopt;
}

void ReceivedWork::note(const Uuid& device, const Action& action, std::string_view outcome) {
    const bool isSingle = action.changes.size() == 1 && outcome.empty();
    const bool continues =
        isSingle && m_device == device && action.first == m_run.first + m_run.count;
    if (!continues)
        save();
    m_device = device;
    if (!isSingle) {
        insert(action.first, static_cast<std::int64_t>(action.changes.size()), digestTextOf(action),
               outcome);
        return;
    }
    if (m_run.count == 0)
        m_run.first = action.first;
    ++m_run.count;
    m_run.digests += digestTextOf(action);
}

void ReceivedWork::save() {
    if (m_run.count > 0)
        insert(m_run.first, m_run.count, m_run.digests, {});
    m_run = {};
}

void ReceivedWork::insert(std::int64_t first, std::int64_t count, std::string_view digests,
                          std::string_view outcome) {
    auto& statement = m_store.database().cached(
        "INSERT INTO received(device, first, count, digest, outcome) VALUES(?, ?, ?, ?, ?)");
    statement.bind(1, m_device);
    statement.bind(2, first);
    statement.bind(3, count);
    statement.bindBlob(4, digests);
    statement.bindBlob(5, outcome);
    statement.run();
}

} // namespace banyan
