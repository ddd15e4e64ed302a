#include "core/store/damagedtables.h"

#include <algorithm>
#include <cstring>

namespace banyan {

namespace {

// Kinds of b-tree pages (sqlite.org, "Database File Format", section 1.6).
constexpr std::uint8_t interiorIndex = 2;
constexpr std::uint8_t interiorTable = 5;
constexpr std::uint8_t leafIndex = 10;
constexpr std::uint8_t leafTable = 13;

constexpr std::size_t fileHeaderBytes = 100; // on page 1, before its b-tree
constexpr int depthMax = 20;
constexpr std::uint64_t payloadBytesMax = 64 << 20; // nothing here is larger
constexpr std::size_t columnsMax = 100;

std::size_t startOf(std::uint32_t page) { return page == 1 ? fileHeaderBytes : 0; }

// False when it does not end within the bytes.
bool readVarint(std::string_view bytes, std::size_t& at, std::uint64_t& value) {
    value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at >= bytes.size())
            return false;
        const auto byte = static_cast<std::uint8_t>(bytes[at++]);
        if (i == 8) {
            value = value << 8 | byte;
            return true;
        }
        value = value << 7 | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            return true;
    }
    return true;
}

std::size_t widthOf(std::uint64_t type) {
    constexpr std::size_t widths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < 12 ? widths[type] : static_cast<std::size_t>((type - 12) / 2);
}

RawValue valueOf(std::uint64_t type, std::string_view bytes) {
    RawValue value;
    if (type == 0)
        return value;
    if (type >= 12) {
        value.kind = type % 2 == 0 ? RawValue::Kind::Blob : RawValue::Kind::Text;
        value.bytes = bytes;
        return value;
    }
    value.kind = RawValue::Kind::Integer;
    if (type >= 8) {
        value.integer = static_cast<std::int64_t>(type - 8);
        return value;
    }
    const std::size_t width = widthOf(type);
    const std::uint64_t raw = numberAt(bytes, 0, width);
    if (type == 7) {
        value.kind = RawValue::Kind::Real;
        std::memcpy(&value.real, &raw, sizeof raw);
        return value;
    }
    const int unused = 64 - 8 * static_cast<int>(width); // sign-extends
    value.integer = static_cast<std::int64_t>(raw << unused) >> unused;
    return value;
}

// False when these are not the bytes of a record at all.
bool readRecord(std::string_view bytes, RawRow& row) {
    std::size_t at = 0;
    std::uint64_t headerBytes = 0;
    if (!readVarint(bytes, at, headerBytes) || headerBytes < at || headerBytes > bytes.size())
        return false;
    std::size_t body = headerBytes;
    const std::string_view header = bytes.substr(0, headerBytes);
    while (at < header.size()) {
        std::uint64_t type = 0;
        if (!readVarint(header, at, type) || type == 10 || type == 11 || type > payloadBytesMax * 2
            || row.values.size() == columnsMax)
            return false;
        const std::size_t width = widthOf(type);
        if (body + width > bytes.size()) {
            row.isCut = true;
            return true;
        }
        row.values.push_back(valueOf(type, bytes.substr(body, width)));
        body += width;
    }
    return body == bytes.size() || row.isCut;
}

} // namespace

Value RawValue::value() const {
    switch (kind) {
    case Kind::Integer:
        return integer;
    case Kind::Real:
        return real;
    case Kind::Text:
        return bytes;
    case Kind::Blob:
        if (const auto id = Uuid::fromBytes(bytes))
            return *id;
        return bytes;
    case Kind::Null:
        break;
    }
    return {};
}

struct DamagedTables::Walk {
    Walk(const Shape& shape_, bool isIndex_)
        : shape(shape_)
        , isIndex(isIndex_) {}
    const Shape& shape;
    bool isIndex;
    RawTable table;
    std::set<std::uint32_t> seen;
    std::set<std::uint32_t> sound; // and whole
};

DamagedTables::DamagedTables(const DamagedPages& pages)
    : m_pages(pages) {
    bool isKnown = false;
    const auto free = pages.freePages(isKnown);
    if (isKnown)
        m_free.insert(free.begin(), free.end());
    readSchema();
}

void DamagedTables::readSchema() {
    const Shape shape = [](const RawRow& row) {
        return row.values.size() == 5 && row.values[0].isText() && row.values[1].isText()
               && row.values[3].isInteger();
    };
    Walk schema(shape, false);
    walk(1, 0, schema);
    for (const auto& row : schema.table.rows)
        if (row.values[3].integer > 0 && row.values[3].integer <= m_pages.count())
            m_roots[row.values[1].bytes] = static_cast<std::uint32_t>(row.values[3].integer);
}

RawTable DamagedTables::table(const std::string& name, const Shape& shape, bool isThorough) const {
    return collect(name, shape, false, isThorough);
}

RawTable DamagedTables::keyed(const std::string& name, const Shape& shape) const {
    return collect(name, shape, true, false);
}

RawTable DamagedTables::index(const std::string& name, const Shape& shape) const {
    Walk tree(shape, true);
    if (const auto root = m_roots.find(name); root != m_roots.end())
        walk(root->second, 0, tree);
    else
        tree.table.isWhole = false;
    return std::move(tree.table);
}

RawTable DamagedTables::collect(const std::string& name, const Shape& shape, bool isIndex,
                                bool isThorough) const {
    Walk tree(shape, isIndex);
    if (const auto root = m_roots.find(name); root != m_roots.end())
        walk(root->second, 0, tree);
    else
        tree.table.isWhole = false;
    auto& rows = tree.table.rows;
    const bool isInOrder =
        isIndex || std::adjacent_find(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
                       return a.id >= b.id;
                   }) == rows.end();
    if (tree.table.isWhole && isInOrder && !isThorough && !m_pages.hasLostImages())
        return std::move(tree.table);
    tree.table.isWhole = false;
    const bool isTreeBelieved = isInOrder && !isThorough;
    for (std::uint32_t number = 1; number <= m_pages.count(); ++number) {
        const bool isOfTree = tree.seen.contains(number);
        if (m_free.contains(number) || (isTreeBelieved && tree.sound.contains(number)))
            continue;
        const std::string page = m_pages.page(number);
        if (!isOfTree && isSound(page, startOf(number)))
            gather(page, startOf(number), tree);
        else
            search(page, tree);
    }
    for (std::size_t i = 0; i < m_pages.spareCount(); ++i) {
        const std::string page = m_pages.spare(i);
        if (isSound(page, 0))
            gather(page, 0, tree);
        else
            search(page, tree);
    }
    if (isIndex)
        return std::move(tree.table);
    // What was reached first counts; a row that is cut gives way to a whole one.
    std::stable_sort(rows.begin(), rows.end(), [](const RawRow& a, const RawRow& b) {
        return a.id != b.id ? a.id < b.id : a.isCut < b.isCut;
    });
    const auto doubles = std::unique(rows.begin(), rows.end(),
                                     [](const RawRow& a, const RawRow& b) { return a.id == b.id; });
    rows.erase(doubles, rows.end());
    return std::move(tree.table);
}

void DamagedTables::walk(std::uint32_t number, int depth, Walk& tree) const {
    const std::string page = m_pages.page(number);
    const std::size_t start = startOf(number);
    const auto kind = static_cast<std::uint8_t>(numberAt(page, start, 1));
    const bool isInterior = kind == (tree.isIndex ? interiorIndex : interiorTable);
    const bool isLeaf = kind == (tree.isIndex ? leafIndex : leafTable);
    if (page.empty() || depth == depthMax || (!isInterior && !isLeaf)
        || !tree.seen.insert(number).second) {
        tree.table.isWhole = false;
        return;
    }
    const std::size_t cells = numberAt(page, start + 3, 2);
    const bool hasRows = isLeaf || tree.isIndex;
    if (!hasRows || gather(page, start, tree) == cells)
        tree.sound.insert(number);
    else
        tree.table.isWhole = false;
    if (!isInterior)
        return;
    for (std::size_t i = 0; i < cells; ++i) {
        const std::size_t cell = numberAt(page, start + 12 + 2 * i, 2);
        walk(static_cast<std::uint32_t>(numberAt(page, cell, 4)), depth + 1, tree);
    }
    walk(static_cast<std::uint32_t>(numberAt(page, start + 8, 4)), depth + 1, tree);
}

// The rows of one page that have the shape; how many, of anything that is no such page none.
std::size_t DamagedTables::gather(const std::string& page, std::size_t start, Walk& tree) const {
    const auto kind = static_cast<std::uint8_t>(numberAt(page, start, 1));
    const bool isInterior = tree.isIndex && kind == interiorIndex;
    if (page.empty() || (!isInterior && kind != (tree.isIndex ? leafIndex : leafTable)))
        return 0;
    const std::size_t pointers = start + (isInterior ? 12 : 8);
    const std::size_t cells = numberAt(page, start + 3, 2);
    std::size_t found = 0;
    for (std::size_t i = 0; i < cells && pointers + 2 * i + 2 <= page.size(); ++i) {
        RawRow row;
        const std::size_t cell = numberAt(page, pointers + 2 * i, 2) + (isInterior ? 4 : 0);
        if (!readCell(page, cell, tree.isIndex, row) || !tree.shape(row))
            continue;
        tree.table.rows.push_back(std::move(row));
        ++found;
    }
    return found;
}

// Whether a page is of one kind or another with all its cells where it says.
bool DamagedTables::isSound(const std::string& page, std::size_t start) const {
    const auto kind = static_cast<std::uint8_t>(numberAt(page, start, 1));
    const bool isIndex = kind == interiorIndex || kind == leafIndex;
    if (kind != interiorTable && kind != leafTable && !isIndex)
        return false;
    const bool isInterior = kind == interiorIndex || kind == interiorTable;
    const std::size_t pointers = start + (isInterior ? 12 : 8);
    const std::size_t cells = numberAt(page, start + 3, 2);
    if (pointers + 2 * cells > page.size())
        return false;
    for (std::size_t i = 0; i < cells && kind != interiorTable; ++i) {
        RawRow row;
        const std::size_t cell = numberAt(page, pointers + 2 * i, 2) + (isInterior ? 4 : 0);
        if (!readCell(page, cell, isIndex, row))
            return false;
    }
    return true;
}

// What a page holds of rows with the shape, whatever has become of its head and its pointers.
void DamagedTables::search(const std::string& page, Walk& tree) const {
    if (page.find_first_not_of('\0') == std::string::npos)
        return;
    for (std::size_t at = 0; at < std::min(page.size(), m_pages.usableBytes()); ++at) {
        RawRow row;
        if (readCell(page, at, tree.isIndex, row) && !row.isCut && tree.shape(row))
            tree.table.rows.push_back(std::move(row));
    }
}

bool DamagedTables::readCell(const std::string& page, std::size_t at, bool isIndex,
                             RawRow& row) const {
    std::uint64_t bytes = 0;
    std::uint64_t id = 0;
    const std::string_view usable = std::string_view(page).substr(0, m_pages.usableBytes());
    if (!readVarint(usable, at, bytes) || bytes > payloadBytesMax)
        return false;
    if (!isIndex && !readVarint(usable, at, id))
        return false;
    row.id = static_cast<std::int64_t>(id);
    if (at + bytes <= usable.size() && bytes <= localMost(isIndex))
        return readRecord(usable.substr(at, bytes), row);
    return readRecord(payload(page, at, bytes, isIndex, row.isCut), row);
}

// How much of a row lies on its page at most (section 1.6).
std::size_t DamagedTables::localMost(bool isIndex) const {
    const std::size_t usable = m_pages.usableBytes();
    return isIndex ? (usable - 12) * 64 / 255 - 23 : usable - 35;
}

// From the page and from those its overflow chain names (section 1.5).
std::string DamagedTables::payload(const std::string& page, std::size_t at, std::uint64_t bytes,
                                   bool isIndex, bool& isCut) const {
    const std::size_t usable = m_pages.usableBytes();
    const std::size_t most = localMost(isIndex);
    const std::size_t least = (usable - 12) * 32 / 255 - 23;
    std::size_t local = bytes;
    if (bytes > most) {
        const std::size_t wanted = least + (bytes - least) % (usable - 4);
        local = wanted <= most ? wanted : least;
    }
    if (at + local > usable) {
        isCut = true;
        return at < usable ? page.substr(at, usable - at) : std::string();
    }
    std::string record = page.substr(at, local);
    if (local == bytes)
        return record;
    auto next = static_cast<std::uint32_t>(numberAt(page, at + local, 4));
    while (record.size() < bytes) {
        const std::string more = m_pages.page(next);
        if (more.empty()) {
            isCut = true;
            break;
        }
        record += more.substr(4, std::min<std::size_t>(usable - 4, bytes - record.size()));
        next = static_cast<std::uint32_t>(numberAt(more, 0, 4));
    }
    return record;
}

} // namespace banyan
