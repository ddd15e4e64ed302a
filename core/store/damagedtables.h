#pragma once

#include "core/store/damagedpages.h"
#include "core/value.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace banyan {

// A stored value as it lies in the file. A blob of 16 bytes is an id to whoever asks for one.
struct RawValue {
    enum class Kind : std::uint8_t { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string bytes; // of a text or a blob

    bool isNull() const { return kind == Kind::Null; }
    bool isInteger() const { return kind == Kind::Integer; }
    bool isText() const { return kind == Kind::Text; }
    bool isBlob() const { return kind == Kind::Blob; }
    Value value() const; // as Statement::value() gives it
};

// A row of a table, or an entry of an index or of a table without row ids, which has no `id`.
struct RawRow {
    std::int64_t id = 0;
    std::vector<RawValue> values;
    bool isCut = false; // the pages with the rest of it are lost; values are as far as they go
};

struct RawTable {
    std::vector<RawRow> rows;
    bool isWhole = true; // every page of it could be read
};

// The tables of a damaged database. A table is walked from its root; what cannot be reached that
// way is looked for on every page, and told by the shape of its rows. One thread; the pages
// outlive it.
class DamagedTables {
public:
    using Shape = std::function<bool(const RawRow&)>;

    explicit DamagedTables(const DamagedPages& pages);

    // Rows by `name`, each id once, those reached from the root before others of that `shape`.
    // `isThorough`: although its tree looks whole; for when what it holds is not.
    RawTable table(const std::string& name, const Shape& shape, bool isThorough = false) const;
    // Entries of a table without row ids; may hold one more than once.
    RawTable keyed(const std::string& name, const Shape& shape) const;
    // Entries of an index, as far as they are reached from its root.
    RawTable index(const std::string& name, const Shape& shape) const;

private:
    struct Walk;
    void readSchema();
    RawTable collect(const std::string& name, const Shape& shape, bool isIndex,
                     bool isThorough) const;
    void walk(std::uint32_t number, int depth, Walk& walk) const;
    std::size_t gather(const std::string& page, std::size_t start, Walk& tree) const;
    bool isSound(const std::string& page, std::size_t start) const;
    void search(const std::string& page, Walk& tree) const;
    std::size_t localMost(bool isIndex) const;
    bool readCell(const std::string& page, std::size_t at, bool isIndex, RawRow& row) const;
    std::string payload(const std::string& page, std::size_t at, std::uint64_t bytes, bool isIndex,
                        bool& isCut) const;

    const DamagedPages& m_pages;
    std::map<std::string, std::uint32_t> m_roots;
    std::set<std::uint32_t> m_free;
};

} // namespace banyan
