#pragma once

#include "core/schema/codelist.h"
#include "core/store/store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// A code that somebody may have written, and what people read for it.
struct KnownCode {
    std::string code;
    std::string zh, en;
    std::string validFrom = {}, validTo = {}; // days, both of them valid; empty: no limit
    bool isGone = false;                      // its entry was deleted

    // Whether it is offered to who writes on this day ("2026-05-28"). What is not offered may yet
    // be written: by work that was recorded before, and by who does not know of the end.
    bool isOfferedOn(std::string_view day) const {
        return !isGone && (validFrom.empty() || validFrom <= day)
               && (validTo.empty() || day <= validTo);
    }
};

// The codes of lists as they stand: what is compiled in with the district's entries (`code_entry`),
// which are read once. A value; may be given to another thread.
class Codes {
public:
    Codes() = default; // without the district's
    explicit Codes(Store& store);

    // In the order of the list. A code of the district stands behind what its level begins with,
    // but before the list's "other"; one of the second level under its first.
    std::vector<KnownCode> of(const CodeList& list) const;
    std::optional<KnownCode> find(const CodeList& list, std::string_view code) const;

private:
    struct Entry {
        const CodeList* list = nullptr;
        KnownCode code;
    };
    std::vector<Entry> m_entries; // of each code the one that counts
};

// Whether a value is a code that the store knows, ended or not. Anything but a code of an open list
// was judged by its form (checkValue) and is well here. Invalid, with a sentence.
Status checkCode(Store& store, const FieldSpec& field, const Value& value);

// A record before it is made, by the codes there are: Conflict where a code entry is of a code that
// has an entry already, Invalid where one of the second level has no first. Others are well.
Status checkCodeEntry(Store& store, const Record& record);

} // namespace banyan
