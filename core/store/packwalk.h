#pragma once

#include "core/store/store.h"

#include <compare>
#include <map>
#include <set>

namespace banyan {

// What one person holds in one role until one moment is one pack.
struct PackKey {
    Role role = Role::Volunteer;
    std::int64_t endsMs = 0; // 0: without an end
    auto operator<=>(const PackKey&) const = default;
    // The scope of its feed.
    Uuid scopeFor(const Uuid& person) const;
};

using PackContents = std::map<PackKey, std::map<Uuid, EntityId>>;

// What the packs of a person, or of a unit of the organisation, must hold now, found from his
// assignments by the registry's pack rules: from each, along what it brings and what follows, as
// far as its role goes. Reads only.
class PackWalk {
public:
    PackWalk(Store& store, const Uuid& person, std::int64_t nowMs)
        : m_store(store)
        , m_person(person)
        , m_nowMs(nowMs) {}

    PackContents contents();

private:
    std::optional<Role> activeRole();
    void visit(const Record& record, PackKey key, bool isRooted);
    void bring(const Record& record, const FieldSpec& field, std::size_t index, PackKey key);
    void follow(const Record& record, PackKey key);
    bool isOwn(const Record& record, const PackSpec& rule);

    Store& m_store;
    Uuid m_person;
    std::int64_t m_nowMs;
    PackContents m_contents;
    std::set<std::pair<PackKey, Uuid>> m_rooted; // those whose dependents are in as well
};

// The record as a pack of this role delivers it: without the values its readers may not see.
Record packView(Record record, Role role);

} // namespace banyan
