#pragma once

#include "core/cbor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// Columns: many values of one meaning in one CBOR item. Neighbours are alike, so they are cheap to
// write, to read and to compress.
//
// numbers:  n equal ones as that integer; otherwise an array of n differences, each from the one
//           before, the first from 0
// texts:    n equal ones as that text; otherwise an array of n texts
// ids:      a byte string of 16 n bytes
// blobs:    an array of n byte strings
// values:   null when all are null; a byte string of 16 n bytes when all are ids; otherwise an
//           array of n values
void writeNumbers(CborWriter& writer, const std::vector<std::int64_t>& numbers);
void writeTexts(CborWriter& writer, const std::vector<std::string_view>& texts);
void writeIds(CborWriter& writer, const std::vector<Uuid>& ids);
void writeBlobs(CborWriter& writer, const std::vector<std::string>& blobs);
void writeValues(CborWriter& writer, const std::vector<const Value*>& values);

std::vector<std::int64_t> readNumbers(CborReader& reader, std::size_t count);
std::vector<std::string> readTexts(CborReader& reader, std::size_t count);
std::vector<Uuid> readIds(CborReader& reader, std::size_t count);
std::vector<std::string> readBlobs(CborReader& reader, std::size_t count);
std::vector<Value> readValues(CborReader& reader, std::size_t count);

} // namespace banyan
