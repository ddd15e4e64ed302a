#pragma once

#include "core/schema/registry.h"
#include "core/store/recordtable.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace banyan {

// A hash of a set of records that can be kept up to date field by field: the sum, modulo 2^64 in
// each half, of one SipHashX-2-4 (Aumasson, Bernstein 2012; 128 bits, fixed public key) for every
// record's head and every value that is there. Two replicas with equal sums hold equal values.
// It finds divergence, not malice: whoever may write can search for collisions.
struct Digest {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    bool operator==(const Digest&) const = default;
    void add(const Digest& term) {
        low += term.low;
        high += term.high;
    }
    void remove(const Digest& term) {
        low -= term.low;
        high -= term.high;
    }
    std::string bytes() const; // 16, big-endian
    static Digest fromBytes(std::string_view bytes);
};

Digest headTerm(EntityId entity, const Uuid& record, std::int64_t revision, RecordState state);
Digest fieldTerm(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value);
Digest recordTerm(const Record& record); // head and all values

} // namespace banyan
