#include "core/value.h"

#include <bit>

namespace banyan {

namespace {

void appendBigEndian(std::string& out, std::uint64_t word) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(word >> shift);
}

} // namespace

void appendCanonical(std::string& out, const Value& value) {
    out += static_cast<char>(value.index());
    if (const auto* number = std::get_if<std::int64_t>(&value))
        appendBigEndian(out, static_cast<std::uint64_t>(*number));
    else if (const auto* real = std::get_if<double>(&value))
        appendBigEndian(out, std::bit_cast<std::uint64_t>(*real));
    else if (const auto* text = std::get_if<std::string>(&value))
        out += *text;
    else if (const auto* id = std::get_if<Uuid>(&value))
        out += id->view();
}

} // namespace banyan
