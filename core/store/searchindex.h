#pragma once

#include "core/store/pinyin.h"
#include "core/store/store.h"

#include <optional>
#include <string_view>
#include <vector>

namespace banyan {

// The search table, kept behind the data: new rows of each searched entity in row order, then what
// has changed. Work comes in slices, so that the writer's thread is never held up; each slice is a
// transaction of its own. A reading (pinyin) is computed once and kept with the record.
class SearchIndex {
public:
    explicit SearchIndex(Store& store)
        : m_store(store) {}

    // Indexes up to `documentsMax` records; true while there is more. On the writer's thread.
    bool step(std::size_t documentsMax);
    // Nothing is left to index. Any connection.
    bool isCaughtUp();

    struct Hit {
        EntityId entity = EntityId::None;
        Uuid record;
    };
    // Records that match what a person typed, at most `limit`, in no particular order. With
    // EntityId::None of every entity. Reads only.
    std::vector<Hit> find(std::string_view typed, EntityId entity, std::size_t limit);

private:
    bool indexNew(const EntitySpec& spec, std::size_t& left);
    bool indexStale(std::size_t& left);
    void index(const Record& record);
    void staleDependents(const Record& record);
    std::string document(const Record& record);
    std::string wholeDoor(const Record& dwelling);
    std::string doorOf(const Record& record);

    Store& m_store;
    std::optional<Pinyin> m_pinyin; // made when first needed: loading ICU's rules takes 40 ms
};

} // namespace banyan
