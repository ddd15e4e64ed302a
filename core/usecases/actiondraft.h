#pragma once

#include "core/schema/civildate.h"
#include "core/store/outbox.h"
#include "core/usecases/actor.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan {

// What a use case leaves behind: the action, for undo and for the list of unsent work, and the
// record it is mainly about.
struct Recorded {
    std::int64_t action = 0;
    Uuid record;
};

// Whose store this is. The author of everything recorded here; the role is what the office last
// said, and nothing when it is not known.
Uuid authorOf(Store& store);
std::optional<Role> roleOf(Store& store);

// Gathers the changes of one save and checks them as they come, by the registry: values, roles,
// references, what the whole records would hold. The first fault stays and commit() returns it, so
// that a use case reads as a list of what it does. A text given for a field is what a person typed;
// sets take it with commas, a list of entries as one entry. Writer's thread; may throw StorageError
// until commit(), so callers stand inside guarded().
class ActionDraft {
public:
    using Fields = std::vector<std::pair<std::string_view, Value>>;

    explicit ActionDraft(Store& store);

    Store& store() { return m_store; }
    const Uuid& author() const { return m_actor.person; }
    std::int64_t nowMs() const { return m_store.clock().wallMs(); }
    CivilDate today() const { return localDateOf(nowMs()); }

    Uuid create(EntityId entity, const Fields& fields, std::optional<Uuid> id = std::nullopt);
    // Nothing is recorded where the field already shows this.
    void set(EntityId entity, const Uuid& id, std::string_view field, const Value& value,
             std::int64_t observedAtMs = 0);
    // As set, but recorded even where the field already shows it: a decision for what stands.
    void confirm(EntityId entity, const Uuid& id, std::string_view field, const Value& value);
    void add(EntityId entity, const Uuid& id, std::string_view field, std::string_view element);
    // A set as it is to be, "a, b": what is new is added and what is gone removed.
    void replace(EntityId entity, const Uuid& id, std::string_view field, std::string_view text);
    // `element`: for a list of entries the key of one, or its text.
    void remove(EntityId entity, const Uuid& id, std::string_view field, std::string_view element);
    void removeRecord(EntityId entity, const Uuid& id);
    void erase(EntityId entity, const Uuid& id, std::string_view ground);
    // The two records are one: `survivor` stays, the other is turned to it.
    void merge(EntityId entity, const Uuid& absorbed, const Uuid& survivor);
    void unmerge(EntityId entity, const Uuid& absorbed);

    // The record as it would be after what was gathered; null (and a fault) when there is none.
    const Record* record(EntityId entity, const Uuid& id);
    void requireRole(RoleMask allowed, std::string_view what);
    void refuse(ErrorCode code, std::string sentence);
    bool hasFault() const { return m_fault.has_value(); }
    bool isEmpty() const { return m_changes.empty(); }

    // NotFound, NotAllowed, Invalid, Conflict with a sentence; TooLarge and Storage of the outbox.
    Result<Recorded> commit(std::string kind, const Uuid& about, std::int64_t holdMs);

private:
    struct Touched {
        Record record;
        std::optional<std::vector<Value>> before; // nothing for a new record
        bool isGone = false;
    };

    Touched* touch(EntityId entity, const Uuid& id);
    const FieldSpec* writable(const EntitySpec& spec, std::string_view field);
    std::optional<Value> stored(const FieldSpec& field, const Value& given);
    std::optional<Value> storedSet(const FieldSpec& field, std::string_view text);
    void requireReference(const FieldSpec& field, const Value& value);
    void put(EntityId entity, const Uuid& id, std::string_view field, const Value& value,
             std::int64_t observedAtMs, bool isForced);
    bool maySet(const FieldSpec& field, const Record& record, const Value& next);
    void requireSide(Side side, const Workflow& workflow, const Record& record);
    void requireScope(const EntitySpec& spec, const Record& record);
    Change changeOf(EntityId entity, const Uuid& id, Op op) const;

    Store& m_store;
    Actor m_actor;
    std::optional<Error> m_fault;
    std::vector<Change> m_changes;
    std::map<Uuid, Touched> m_touched;
};

// A set or entries field is changed element by element.
bool isCollection(const FieldSpec& field);

// "a, b" with any of the commas people type, as its trimmed parts.
std::vector<std::string> listed(std::string_view text);

} // namespace banyan
