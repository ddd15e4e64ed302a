#include "core/merge/setvalue.h"
#include "core/schema/civildate.h"
#include "core/schema/registry.h"
#include "core/schema/validation.h"
#include "core/schema/validators.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

namespace {

constexpr CivilDate today{2026, 6, 1};

// What a check gives back passes it again, unchanged.
template <typename Check>
void requireStable(std::string_view text, Check check) {
    const Checked first = check(text);
    if (!first)
        return;
    const Checked second = check(first.value);
    fuzz::require(second && second.value == first.value, "a checked value does not pass its check");
}

void readSets(std::string_view text) {
    const auto elements = setElements(text);
    const auto written = setText(elements);
    fuzz::require(setText(setElements(written)) == written, "a set changes when read again");
    const auto entries = entriesText(entriesOf(text));
    fuzz::require(entriesText(entriesOf(entries)) == entries, "entries change when read again");
    (void)setContains(text, "a");
    (void)setWith(text, "a");
    (void)setWithout(text, "a");
    (void)entriesWithout(text, "key");
}

} // namespace

// What people type, for every field there is, and dates.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::bytesOf(data, size);
    if (const auto date = parseDate(text))
        fuzz::require(date->isReal() && parseDate(date->text()) == date, "a date is another's");
    if (const auto ms = parseIso(text))
        (void)isoLocalText(*ms);
    requireStable(text, [](std::string_view t) { return checkIdNumber(t, today); });
    requireStable(text, checkPhone);
    requireStable(text, checkAdministrativeCode);
    requireStable(text, checkDate);
    requireStable(text, checkPersonName);
    requireStable(text, [](std::string_view t) { return checkText(t, Lines::Many, 200); });
    (void)maskIdNumber(text);
    (void)maskPhone(text);
    readSets(text);
    for (const auto& spec : registry())
        for (const auto& field : spec.fields)
            if (const auto value = parseValue(field, text, today))
                (void)checkValue(field, *value, today);
    return 0;
}
