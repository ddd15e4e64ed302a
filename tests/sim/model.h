#pragma once

#include "core/store/change.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace banyan::sim {

// What somebody did, as his phone kept it: found again by its salt wherever it went.
struct Typed {
    Change change;
    Uuid author;
    std::int64_t recordedAtMs = 0; // by his phone's clock
    std::int64_t trueAtMs = 0;
    bool isByDesk = false; // his role owns what is in the register
    std::size_t device = 0;
    std::size_t order = 0; // of all that was typed
    std::string what;
    bool mayBeGone = false; // typed on a home that was then rolled back
};

// One entry of the log in which the office decided. Of a change that people typed the model takes
// the place in the log and the office's dating, nothing else; `change` is what the office's own
// rows say, and whole only there.
struct Decided {
    const Typed* typed = nullptr; // null: the office's own
    Change change;
    Uuid device;
    std::int64_t number = 0;
    std::int64_t atMs = 0;
    bool isRedirect = false; // a consequence of a merge of records
    bool isNoted = false;    // nobody's edit
    bool isErased = false;   // so that what stood there before it may not be known
    Verdict verdict = Verdict::Applied;
};

// What the office should hold, worked out from architecture.md's merge table alone: a second
// implementation, small and slow, that shares no code with core/merge. It replays the log of a run
// and says where the office judged otherwise. Where records were merged into one another it takes
// the office's verdicts as given from then on, and compares values only.
class Model {
public:
    // When it was written and, between equal times, by whom under which number.
    using When = std::tuple<std::int64_t, std::string, std::int64_t>;
    struct Entry {
        std::string key, text, by;
        std::int64_t atMs = 0;
        bool operator==(const Entry&) const = default;
    };
    struct Field {
        Value value;
        std::set<std::string> elements; // of a set
        std::vector<Entry> entries;     // of a list
        std::int64_t version = 0;       // 0: untouched since creation
        Uuid device;                    // of the last applied row
        When when;
        std::string key = "current";                      // what that row is called in a case
        std::vector<std::pair<std::int64_t, Value>> past; // revision, and what it replaced
        std::map<std::string, std::pair<std::int64_t, Uuid>> added; // element: revision, device
    };
    struct Case {
        bool isOpen = false;
        bool isAuthority = false;
        Uuid id; // as the office made it
        Uuid decidedBy;
        std::set<std::string> candidates; // by their keys
    };
    struct Record {
        EntityId entity = EntityId::None;
        RecordState state = RecordState::Live;
        std::int64_t revision = 1;
        bool isTangled = false; // merged, or merged into
        std::map<std::uint16_t, Field> fields;
        std::map<std::uint16_t, Case> cases;
        struct Written {
            std::int64_t revision;
            Uuid device;
            std::uint16_t field;
        };
        std::vector<Written> written; // applied rows about fields
    };

    void take(const Decided& row);
    // Sentences about rows that the office judged otherwise.
    const std::vector<std::string>& disputes() const { return m_disputes; }
    const std::map<Uuid, Record>& records() const { return m_records; }

private:
    struct Place { // of one field
        const FieldSpec& spec;
        Record& record;
        Field& field;
    };

    void create(const Decided& row, const Change& change);
    void openedAtOffice(const Change& change);
    Verdict judge(const Place& at, const Decided& row, const Change& change);
    Verdict judgeElement(const Place& at, const Decided& row, const Change& change) const;
    Verdict judgeRule(const Place& at, const Decided& row, const Change& change);
    Verdict judgeRecord(const Record& record, const Decided& row, const Change& change) const;
    bool wasDecidedMeanwhile(const Place& at, const Decided& row, const Change& change) const;
    void hold(const Place& at, bool isAuthority, const Change& change);
    void apply(const Place& at, const Decided& row, const Change& change);
    void applyToRecord(Record& record, const Change& change);
    void headIsGone(const Uuid& resident, const FieldSpec& field, const Change& change);

    std::map<Uuid, Record> m_records;
    std::vector<std::string> m_disputes;
};

// The stored form of sets and lists, read without the engine's help.
std::set<std::string> elementsIn(const Value& value);
std::vector<Model::Entry> entriesIn(const Value& value);

} // namespace banyan::sim
