#pragma once

#include "core/schema/civildate.h"
#include "core/schema/workflow.h"
#include "core/store/casebook.h"
#include "core/store/merging.h"
#include "core/store/rights.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

// Why a whole action was set aside. The names (setAsideName) go over the wire and into JSON.
enum class SetAside : std::uint8_t {
    No,
    NotAllowed,    // the role may not do this
    OutOfScope,    // the record is not in the author's scopes
    Invalid,       // a value is not acceptable
    UnknownRecord, // it, or what it refers to, does not exist here
    UnknownField,  // a newer app's field or entity
    Exists,        // a record of that id is already there
    Erased,        // the record was erased
    BuildsOn,      // builds on work that was set aside
    Revoked,       // from a device that has been revoked
};
const char* setAsideName(SetAside reason);
std::optional<SetAside> setAsideNamed(std::string_view name);

struct ChangeOutcome {
    Verdict verdict = Verdict::Applied;
    std::int64_t revision = 0;
    bool isMerged = false;    // applied beside something its author had not seen
    Uuid caseId;              // Held: the case it waits in
    std::int64_t feed = 0;    // where its row was written
    bool isElsewhere = false; // for one device: that feed is none of its
};

struct ActionOutcome {
    SetAside setAside = SetAside::No;
    std::string detail; // a sentence, when set aside
    std::vector<ChangeOutcome> changes;
};

// From whom an action comes, and when.
struct ActionOrigin {
    Uuid device;
    Rights rights;
    std::int64_t atMs = 0; // when it was done, as the office dates it
    std::int64_t arrivedAtMs = 0;
    bool isImport = false; // an authoritative import
};

// The office's side of a merge: decides one action in one savepoint, in order of arrival, and
// writes what follows from it: records, history, feeds, cases. A refused action leaves nothing
// but what to remember of it (set_aside_touch). Inside a transaction of the office's store.
class Arbiter {
public:
    Arbiter(Store& store, const Uuid& officeDevice);

    ActionOutcome decide(const Action& action, const ActionOrigin& origin);
    Chronicle& chronicle() { return m_chronicle; }
    CaseBook& cases() { return m_cases; }
    // After a rollback or another process's write.
    void forget() {
        m_chronicle.listings().forget();
        m_cases.forget();
        m_touched.reset();
        m_hasImports.reset();
    }

private:
    struct Context {
        const Action& action;
        const ActionOrigin& origin;
        Authorship by;
    };

    ChangeOutcome decideChange(const Change& change, Context& context);
    ChangeOutcome create(const Change& change, Context& context);
    ChangeOutcome setField(const Change& change, Context& context);
    ChangeOutcome remove(const Change& change, Context& context);
    ChangeOutcome erase(const Change& change, Context& context);
    ChangeOutcome merge(const Change& change, Context& context);
    void checkMerge(const Change& change, const RecordHead& head, const Uuid& survivor,
                    const Context& context);
    ChangeOutcome finish(const Change& change, Context& context, const RecordHead& head,
                         const FieldSpec& field, const Value& before, const Judgement& judgement,
                         const std::optional<Record>& openCase);

    // These throw a Refusal.
    struct About { // the record written, or for a new one the record that gives it its scope
        EntityId entity = EntityId::None;
        Uuid record;
    };
    RoleMask rolesOf(const Context& context, std::int64_t scope, const About& about,
                     RoleMask wanted);
    void checkWriter(RoleMask writers, std::int64_t scope, const char* what, const About& about,
                     const Context& context);
    // A state a record may begin in, and a step that is open to him.
    static void checkBeginning(const EntitySpec& spec, const std::vector<Value>& values,
                               const Context& context);
    void checkSide(Side side, const Workflow& workflow, const Change& change,
                   const Context& context);
    void checkStep(const Change& change, const FieldSpec& field, const Value& current,
                   std::int64_t scope, const Context& context);
    void checkReferences(const EntitySpec& spec, const FieldValues& values, const Context& context);
    // A value as a field stores it; whole, or one element of a set or list.
    void checkContent(const FieldSpec& field, const Value& value, CivilDate today, bool isWhole);
    // Whoever gives an account its places, or changes one, administers them all.
    void checkPlacesGiven(const Change& change, const Context& context);
    // What only its author may write, and what is only written by deciding about the field.
    void checkOwner(const Change& change, const FieldSpec& field, const Context& context);
    void checkBuildsOn(const Change& change, const Context& context);
    RecordHead requireHead(const Change& change);

    FieldView view(const FieldSpec& field, const Change& change, const RecordHead& head,
                   const Value& current, const std::optional<Record>& openCase,
                   const Context& context);
    Incoming incoming(const FieldSpec& field, const Change& change, const RecordHead& head,
                      const FieldView& seen, const std::optional<Record>& openCase,
                      const Context& context);
    void reopenIfDisputed(const Change& change, const FieldSpec& field, Context& context);
    // Whether someone else changed the record, in a field from this number on (0: the record
    // itself), after what the author had been shown.
    bool isBesideOthers(const Change& change, const Context& context, int fieldLeast = 0);
    Uuid hold(const Change& change, const FieldSpec& field, const RecordHead& head,
              const Value& current, OpensCase opens, const std::optional<Record>& openCase,
              Context& context);
    void afterApplied(const Change& change, const FieldSpec& field, const RecordHead& head,
                      Context& context);
    void afterCreated(const Record& record, Context& context);
    bool hasSetAside(const Uuid& device);
    bool hasImports();
    void remember(const Action& action, const ActionOrigin& origin);

    Store& m_store;
    Chronicle m_chronicle;
    CaseBook m_cases;
    Merging m_merging;
    // What saves look-ups: whether a device has work set aside, and whether anything was imported.
    std::optional<std::pair<Uuid, bool>> m_touched;
    std::optional<bool> m_hasImports;
};

} // namespace banyan
