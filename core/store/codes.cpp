#include "core/store/codes.h"

#include <algorithm>

namespace banyan {

namespace {

// Also those that were deleted: what was written with them keeps its name.
constexpr const char* everKnown = "record_state IN (0, 1)";

KnownCode knownFrom(const Record& entry) {
    KnownCode known{std::string(entry.text("code")), std::string(entry.text("name")),
                    std::string(entry.text("name_en"))};
    if (known.en.empty())
        known.en = known.zh;
    known.validFrom = entry.text("valid_from");
    known.validTo = entry.text("valid_to");
    known.isGone = entry.head.state != RecordState::Live;
    return known;
}

KnownCode knownFrom(const Code& code) { return {std::string(code.code), code.zh, code.en}; }

// Where a code of the district stands among these.
std::vector<KnownCode>::iterator placeOf(std::vector<KnownCode>& codes, std::string_view code) {
    const auto first = firstLevel(code);
    if (first == code)
        return std::ranges::find(codes, std::string_view("other"), &KnownCode::code);
    const auto last = std::find_if(codes.rbegin(), codes.rend(), [&](const KnownCode& each) {
        return firstLevel(each.code) == first;
    });
    return last == codes.rend() ? codes.end() : last.base();
}

// Enough of them to see what is meant.
std::string someOf(const std::vector<KnownCode>& codes) {
    constexpr std::size_t shownMax = 24;
    std::string out;
    for (std::size_t i = 0; i < codes.size() && i < shownMax; ++i)
        out += (i ? ", " : "") + codes[i].code;
    return codes.size() > shownMax ? out + ", ..." : out;
}

bool isKnown(Store& store, const CodeList& list, std::string_view code) {
    return list.find(code)
           || !store.table(EntityId::CodeEntry)
                   .select(std::string("code = ? AND list = ? AND ") + everKnown + " LIMIT 1",
                           {Value{std::string(code)}, Value{std::string(list.name)}})
                   .empty();
}

} // namespace

Codes::Codes(Store& store) {
    // Two that say the same code: the one that is there counts, of equal ones the older.
    for (const auto& record : store.table(EntityId::CodeEntry)
                                  .select(std::string(everKnown) + " ORDER BY record_state, id")) {
        const auto* list = codeListNamed(record.text("list"));
        const bool isFirst = std::ranges::none_of(m_entries, [&](const Entry& entry) {
            return entry.list == list && entry.code.code == record.text("code");
        });
        const bool isOfTheList = list && list->find(record.text("code"));
        // A compiled code whose entry was deleted is what it was.
        if (list && isFirst && (!isOfTheList || record.head.state == RecordState::Live))
            m_entries.push_back({list, knownFrom(record)});
    }
    // The first level before the second, in the order in which they were made.
    std::stable_partition(m_entries.begin(), m_entries.end(), [](const Entry& entry) {
        return firstLevel(entry.code.code) == entry.code.code;
    });
}

std::vector<KnownCode> Codes::of(const CodeList& list) const {
    std::vector<KnownCode> codes;
    codes.reserve(list.codes.size());
    for (const auto& code : list.codes)
        codes.push_back(knownFrom(code));
    for (const auto& entry : m_entries) {
        if (entry.list != &list)
            continue;
        const auto same = std::ranges::find(codes, entry.code.code, &KnownCode::code);
        if (same != codes.end())
            *same = entry.code;
        else
            codes.insert(placeOf(codes, entry.code.code), entry.code);
    }
    return codes;
}

std::optional<KnownCode> Codes::find(const CodeList& list, std::string_view code) const {
    for (const auto& entry : m_entries)
        if (entry.list == &list && entry.code.code == code)
            return entry.code;
    const auto* compiled = list.find(code);
    return compiled ? std::optional(knownFrom(*compiled)) : std::nullopt;
}

Status checkCode(Store& store, const FieldSpec& field, const Value& value) {
    if (!field.codes || !field.codes->isOpen() || isNull(value)
        || isKnown(store, *field.codes, textOf(value)))
        return ok();
    return Error{ErrorCode::Invalid, std::string(field.name)
                                         + ": this code is not known here; use one of "
                                         + someOf(Codes(store).of(*field.codes))};
}

Status checkCodeEntry(Store& store, const Record& record) {
    if (record.entity != EntityId::CodeEntry)
        return ok();
    const std::string code(record.text("code"));
    const std::string list(record.text("list"));
    const auto there = store.table(EntityId::CodeEntry)
                           .select("code = ? AND list = ? AND record_state = 0 LIMIT 1",
                                   {Value{code}, Value{list}});
    if (!there.empty() && there.front().id != record.id)
        return Error{ErrorCode::Conflict,
                     "code: " + list + " has an entry of " + code + " already; change that one"};
    const std::string first(firstLevel(code));
    const auto* known = codeListNamed(list);
    if (known && first != code && !isKnown(store, *known, first))
        return Error{ErrorCode::Invalid, "code: there is no " + first + " in " + list
                                             + " under which it could stand; make that first"};
    return ok();
}

} // namespace banyan
