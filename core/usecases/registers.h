#pragma once

#include "core/usecases/actiondraft.h"
#include "core/usecases/registerquery.h"

#include <span>
#include <string>
#include <vector>

namespace banyan {

// A part of the district's method with the entities whose registers make it up.
struct RegisterPart {
    const char* key; // snake_case
    const char* zh;
    const char* en;
    std::span<const EntityId> entities;
};

// Every entity that people keep in registers. Those that are not here have pages of their own at
// the door (ownPages()).
std::span<const RegisterPart> registerParts();
std::span<const EntityId> ownPages();

struct RegisterKind {
    EntityId entity = EntityId::None;
    std::int64_t count = 0;
    std::int64_t open = 0; // of those with a state: not at its end
    bool mayCreate = false;
};

// One line of a register.
struct RegisterLine {
    Uuid id;
    std::string title;
    std::string state;              // "" without a workflow
    std::string day;                // what it is dated by, "YYYY-MM-DD"
    std::string unit;               // name of the grid or unit it belongs to
    std::string category;           // code of categoryField(), "" without one
    bool isLate = false;            // its time is over and it is open
    bool isUnsent = false;          // something of it waits on this device
    std::vector<std::string> steps; // states its reader may take it to without another word
    bool operator==(const RegisterLine&) const = default;
};

struct RegisterField {
    const FieldSpec* spec = nullptr;
    std::string text;                                // as typed; of a reference the id
    std::string shown;                               // of a reference the title of what it names
    std::vector<std::pair<Uuid, std::string>> named; // of a set: what it names, with its title
    bool isEditable = false;
};

struct RegisterRecord {
    EntityId entity = EntityId::None;
    Uuid id; // null: one to be created
    std::string title;
    std::string state;
    std::vector<Step> steps; // that whoever uses this device may take
    std::vector<RegisterField> fields;
};

// What came of one thing done to several records, each a user action of its own.
struct EachOutcome {
    struct Left {
        Uuid id;
        std::string title;
        std::string state; // as it stands
        Error error;       // why nothing was done to it
    };
    std::vector<Uuid> done;
    std::vector<Left> left;
    std::optional<Error> stop; // Storage, Damaged: those after these were not tried
};

constexpr std::size_t eachMax = 500; // records of one EachOutcome

// Reads and writes of any entity's register, by the registry alone. Reads on any connection; writes
// are one user action each, on the writer's thread.
class Registers {
public:
    explicit Registers(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    std::vector<RegisterKind> kinds();
    // In the order asked for; `total` is how many there are in all.
    std::vector<RegisterLine> lines(const RegisterQuery& query, std::int64_t limit,
                                    std::int64_t skip, std::int64_t& total);
    // NotFound. With a null id: the empty form, as a new record begins.
    Result<RegisterRecord> record(EntityId entity, const Uuid& id);
    // What may be chosen for a reference: titles that hold `text`, at most `limit`.
    std::vector<RegisterLine> choices(EntityId target, const std::string& text, std::int64_t limit);

    // A step of the workflow, with a word about it where the entity has comments; `answer`: text of
    // the field that the step asks for. Invalid: it asks, and neither this nor the record says it.
    Result<Recorded> take(EntityId entity, const Uuid& id, const std::string& state,
                          const std::string& comment, const std::string& answer = {});
    // Texts by field name; a null id creates.
    Result<Recorded> save(EntityId entity, const Uuid& id,
                          const std::vector<std::pair<std::string, std::string>>& values);

    // The same for each of these. What cannot be done to one of them hinders none of the others; a
    // fault of the store does. Errors of the whole: Invalid (none, or more than eachMax).
    Result<EachOutcome> takeEach(EntityId entity, const std::vector<Uuid>& ids,
                                 const std::string& state, const std::string& comment);
    Result<EachOutcome> saveEach(EntityId entity, const std::vector<Uuid>& ids,
                                 const std::pair<std::string, std::string>& value);

    std::string titleOf(const Record& record);

private:
    template <typename Work>
    Result<EachOutcome> each(EntityId entity, const std::vector<Uuid>& ids, Work work);
    RegisterLine lineOf(const Record& record, const Actor& reader);
    Value beginning(const FieldSpec& field);
    std::string titleOf(EntityId entity, const Uuid& id);
    std::string titleOf(const FieldSpec& field, const Uuid& id);

    Store& m_store;
    std::int64_t m_holdMs; // how long what is saved is held back from sending, for undo
};

} // namespace banyan
