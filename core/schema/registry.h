#pragma once

#include "core/schema/codelist.h"
#include "core/schema/role.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace banyan {

struct Workflow;

// Wire numbers of entities: stable for ever, never reused.
enum class EntityId : std::uint16_t {
    None = 0,
    OrgUnit = 1,
    Grid = 2,
    User = 3,
    Estate = 4,
    Building = 5,
    Dwelling = 6,
    Household = 7,
    Resident = 8,
    Residency = 9,
    CareTag = 10,
    CentreHousehold = 11,
    Steward = 12,
    ContactLink = 13,
    ContactCard = 14,
    CardDelivery = 15,
    Visit = 16,
    Task = 17,
    VisitRule = 18,
    Consent = 19,
    ConflictCase = 20,
    Attachment = 21,
    Problem = 22,
    Mediation = 23,
    Whistle = 24,
    JointMeeting = 25,
    AgendaItem = 26,
    LeaderLink = 27,
    Committee = 28,
    CommitteeMember = 29,
    Agreement = 30,
    ServiceBase = 31,
    BaseUse = 32,
    PropertyCompany = 33,
    Topic = 34,
    TopicSession = 35,
    Pairing = 36,
    MemberRegistration = 37,
    ServiceRecord = 38,
    Team = 39,
    Activity = 40,
    ServiceSession = 41,
    Need = 42,
    Campaign = 43,
    PolicyDocument = 44,
    FundingLine = 45,
    Feedback = 46,
    ProblemLimit = 47,
    CodeEntry = 48,
};

enum class FieldType : std::uint8_t {
    Text,     // one line
    LongText, // lines
    Code,     // of the field's code list, with the district's own where it is open
    Date,     // "YYYY-MM-DD"
    Time,     // milliseconds since 1970-01-01 UTC
    Integer,
    Real,
    Boolean,      // 0 or 1
    Reference,    // id of a record of `target`, or of any entity when target is None
    TextSet,      // canonical JSON array of texts, sorted
    ReferenceSet, // canonical JSON array of id texts, sorted
    Entries,      // JSON array of {k, t, by, at} in the office's order
};

// How two writers of one field are brought together; the table in core/merge/README.md.
enum class MergeRule : std::uint8_t {
    Immutable,
    Latest,
    LatestObserved,
    AddWins,
    Append,
    Review,
    Authority,
    Workflow,
    Withdrawal,
};

// What a text must look like beyond its type.
enum class Format : std::uint8_t {
    Plain,
    PersonName,
    IdNumber,
    Phone,
    AdministrativeCode,
    Sha256, // 64 hexadecimal digits in lower case
    ListCode,
};

enum class Sensitivity : std::uint8_t {
    Open,      // may be shown to anyone the record reaches
    Personal,  // names a person; never in logs or exports by default
    Sensitive, // masked by default, unmasking is logged (ID number)
};

// What a reference means to a pack, the list of records that one helper holds. May be combined.
namespace packlink {
using Links = std::uint8_t;
// Its record is in the pack where the one referred to is there with its dependents.
constexpr Links follows = 1;
// The one referred to comes with its record, and brings its own dependents.
constexpr Links brings = 2;
// The one referred to comes with its record, alone.
constexpr Links bringsAlone = 4;
} // namespace packlink

struct FieldSpec {
    std::uint16_t number = 0; // on the wire and in history; stable, never reused
    const char* name = nullptr;
    FieldType type = FieldType::Text;
    MergeRule rule = MergeRule::Latest;
    RoleMask writers = 0;
    const char* zh = nullptr;
    const char* en = nullptr;

    const CodeList* codes = nullptr;
    const Workflow* workflow = nullptr; // the steps of a state; without, it is written once
    EntityId target = EntityId::None;
    EntityId otherTarget = EntityId::None; // of a set that names records of two kinds
    Format format = Format::Plain;
    Sensitivity sensitivity = Sensitivity::Open;
    const char* unit = "";
    bool isRequired = false;
    bool isSearched = false; // goes into the search index
    bool isIndexed = false;  // looked up by value
    bool givesScope = false; // the record's home scope is that of the record referred to
    bool officeOnly = false; // written by the office's own engine, never by a person
    RoleMask readers = 0;    // helpers who are shown it; 0: those its sensitivity allows
    packlink::Links packLinks = 0;

    template <typename Change>
    constexpr FieldSpec with(Change change) const {
        FieldSpec copy = *this;
        change(copy);
        return copy;
    }
    constexpr FieldSpec of(const CodeList& list) const {
        return with([&](auto& f) { f.codes = &list; });
    }
    constexpr FieldSpec by(const Workflow& steps) const {
        return with([&](auto& f) { f.workflow = &steps; });
    }
    constexpr FieldSpec to(EntityId entity) const {
        return with([&](auto& f) {
            f.target = entity;
            f.isIndexed = true;
        });
    }
    // Whose records a set names.
    constexpr FieldSpec naming(EntityId entity, EntityId other = EntityId::None) const {
        return with([&](auto& f) {
            f.target = entity;
            f.otherTarget = other;
        });
    }
    constexpr FieldSpec as(Format wanted) const {
        return with([&](auto& f) { f.format = wanted; });
    }
    constexpr FieldSpec in(const char* name_) const {
        return with([&](auto& f) { f.unit = name_; });
    }
    constexpr FieldSpec personal() const {
        return with([](auto& f) { f.sensitivity = Sensitivity::Personal; });
    }
    constexpr FieldSpec sensitive() const {
        return with([](auto& f) { f.sensitivity = Sensitivity::Sensitive; });
    }
    constexpr FieldSpec required() const {
        return with([](auto& f) { f.isRequired = true; });
    }
    constexpr FieldSpec searched() const {
        return with([](auto& f) { f.isSearched = true; });
    }
    constexpr FieldSpec indexed() const {
        return with([](auto& f) { f.isIndexed = true; });
    }
    constexpr FieldSpec scope() const {
        return with([](auto& f) { f.givesScope = true; });
    }
    constexpr FieldSpec byOffice() const {
        return with([](auto& f) { f.officeOnly = true; });
    }
    // Of the helpers only these are shown it.
    constexpr FieldSpec readBy(RoleMask mask_) const {
        return with([&](auto& f) { f.readers = mask_; });
    }
    constexpr FieldSpec packs(packlink::Links links) const {
        return with([&](auto& f) { f.packLinks = links; });
    }
    // Whether a pack of this role delivers the field.
    constexpr bool isReadBy(Role role) const {
        if (readers != 0)
            return readers & mask(role);
        const RoleMask allowed = sensitivity == Sensitivity::Open ? roles::helpers | roles::called
                                 : sensitivity == Sensitivity::Personal ? roles::neighbours
                                                                        : roles::workers;
        return allowed & mask(role);
    }
};

// The largest content an attachment may have. A photo as it is kept has a quarter of a megabyte.
constexpr std::int64_t attachmentBytesMax = 8 << 20;

// Where a record without a scope-giving reference lives.
enum class Home : std::uint8_t {
    ByReference, // in the scope of the first scope-giving reference that is set
    Public,      // in the public reference, which every device receives
    OfOffice,    // set by the office (a case lives where its subject does)
};

// How records of an entity come into packs.
struct PackSpec {
    RoleMask roles = 0; // whose packs may hold them
    // An assignment: the pack of the person this field names begins here, in the role `gives`, for
    // people of the roles `to`.
    const char* person = nullptr;
    Role gives = Role::Volunteer;
    RoleMask to = ~RoleMask{0};
    const char* lastDay = nullptr;   // a date field: the last day it gives anything
    const char* cancelled = nullptr; // a value of `state` that ends it at once
    bool isOwnOnly = false;          // only those that the person wrote, or that name him
};

struct EntitySpec {
    EntityId id = EntityId::None;
    const char* name = nullptr; // table, CLI and wire documents: snake_case
    const char* zh = nullptr;
    const char* en = nullptr;
    Home home = Home::ByReference;
    RoleMask creators = 0; // who may create and delete
    std::span<const FieldSpec> fields;
    PackSpec pack = {};

    const FieldSpec* field(std::uint16_t number) const;
    const FieldSpec* field(std::string_view fieldName) const;
    // Position in `fields`, which is also the column order; -1 when unknown.
    int indexOf(std::uint16_t number) const;
    int indexOf(std::string_view fieldName) const;
};

// The one declaration from which DDL, statements, wire encoding, validation, history, labels, the
// command line and the documents follow. In dependency order: a reference points to an earlier
// entity or to its own (Household.head excepted). Static data; thread-safe.
std::span<const EntitySpec> registry();
const EntitySpec* entitySpec(EntityId id);
const EntitySpec* entitySpec(std::string_view name);
const EntitySpec& specOf(EntityId id); // for ids known to exist

const char* typeName(FieldType type);
const char* ruleName(MergeRule rule);

} // namespace banyan
