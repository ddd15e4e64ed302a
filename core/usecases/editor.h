#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

// A field by its registry name with what a person typed for it.
struct FieldText {
    std::string field;
    std::string text;
};

// Editing by the registry alone, one action each: the command line and the detail pages. Knows no
// entity but for the few whose creation has an obvious default (a visit is routine and now) or
// whose removal needs a reason. Writer's thread.
class Editor {
public:
    // `holdMs`: how long sending waits, for undo.
    explicit Editor(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    // Errors of all: NotFound (entity, field, record, what a field refers to), Invalid, NotAllowed,
    // Conflict (written once, not there any more), Unauthorized (not enrolled), Storage.
    Result<Recorded> create(std::string_view entity, const std::vector<FieldText>& fields);
    // Empty text clears a field. `observedAtMs` goes with fields where the later observation wins
    // (occupancy, employment) and is refused with others; 0 is now.
    Result<Recorded> set(std::string_view entity, const Uuid& id,
                         const std::vector<FieldText>& fields, std::int64_t observedAtMs = 0);
    // A form, which shows sets whole: as set, and of a set what is new is added and what is gone
    // removed.
    Result<Recorded> save(std::string_view entity, const Uuid& id,
                          const std::vector<FieldText>& fields);
    Result<Recorded> add(std::string_view entity, const Uuid& id, std::string_view field,
                         std::string_view text);
    Result<Recorded> remove(std::string_view entity, const Uuid& id, std::string_view field,
                            std::string_view text);
    // A care tag stays readable with its reason, so it is marked and not deleted; without a reason
    // it is refused. Of other records the reason is not kept.
    Result<Recorded> removeRecord(std::string_view entity, const Uuid& id,
                                  std::string_view reason = {});

private:
    template <typename Work>
    Result<Recorded> edit(std::string_view entity, const char* kind, Work work);

    Store& m_store;
    std::int64_t m_holdMs;
};

} // namespace banyan
