#include "core/store/searchindex.h"

#include "core/merge/setvalue.h"
#include "core/store/searchtext.h"

#include <algorithm>

namespace banyan {

namespace {

bool isSearched(const EntitySpec& spec) {
    return std::any_of(spec.fields.begin(), spec.fields.end(),
                       [](const FieldSpec& field) { return field.isSearched; });
}

bool hasName(const FieldSpec& field) {
    return field.isSearched && field.format == Format::PersonName;
}

// The number in "3栋" or "2单元"; nothing when there is none.
void appendPart(std::string& whole, std::string_view name) {
    std::string digits;
    std::copy_if(name.begin(), name.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    if (!digits.empty())
        whole += digits + '-';
}

} // namespace

bool SearchIndex::step(std::size_t documentsMax) {
    std::size_t left = documentsMax;
    Transaction transaction(m_store.database());
    bool more = false;
    for (const auto& spec : registry())
        if (isSearched(spec))
            more = indexNew(spec, left) || more;
    more = indexStale(left) || more;
    if (!more && m_store.metaNumber("search_optimize") != 0) {
        // Deleted terms stay in the index's pages until they are merged away; after an erasure
        // they must not.
        m_store.database().execute("INSERT INTO search(search) VALUES('optimize')");
        m_store.setMeta("search_optimize", std::int64_t{0});
    }
    transaction.commit();
    return more;
}

bool SearchIndex::isCaughtUp() {
    auto& stale = m_store.database().cached("SELECT 1 FROM search_stale LIMIT 1");
    {
        Running running(stale);
        if (running->step())
            return false;
    }
    for (const auto& spec : registry()) {
        if (!isSearched(spec))
            continue;
        auto& statement = m_store.database().cached(
            "SELECT 1 FROM \"" + std::string(spec.name)
            + "\" WHERE row > coalesce((SELECT row FROM search_progress WHERE entity = ?), 0) "
              "LIMIT 1");
        statement.bind(1, static_cast<std::int64_t>(spec.id));
        Running running(statement);
        if (running->step())
            return false;
    }
    return true;
}

bool SearchIndex::indexNew(const EntitySpec& spec, std::size_t& left) {
    auto& progress = m_store.database()
                         .cached("SELECT row FROM search_progress WHERE entity = ?")
                         .with(static_cast<std::int64_t>(spec.id));
    const std::int64_t after = [&] {
        Running running(progress);
        return running->step() ? progress.integer(0) : std::int64_t{0};
    }();
    if (left == 0)
        return true; // the next step finds out
    const auto records = m_store.table(spec.id).select(
        "row > ? ORDER BY row LIMIT ?", {Value{after}, Value{static_cast<std::int64_t>(left)}});
    if (records.empty())
        return false;
    for (const auto& record : records)
        index(record);
    m_store.database()
        .cached("INSERT OR REPLACE INTO search_progress(entity, row) VALUES(?, ?)")
        .with(static_cast<std::int64_t>(spec.id), records.back().head.row)
        .run();
    const bool isFull = records.size() == left;
    left -= records.size();
    return isFull;
}

bool SearchIndex::indexStale(std::size_t& left) {
    std::vector<std::pair<std::int64_t, std::int64_t>> stale;
    {
        auto& statement =
            m_store.database()
                .cached("SELECT entity, row FROM search_stale ORDER BY entity, row LIMIT ?")
                .with(static_cast<std::int64_t>(left) + 1);
        Running running(statement);
        while (running->step())
            stale.emplace_back(statement.integer(0), statement.integer(1));
    }
    const bool isFull = stale.size() > left;
    if (isFull)
        stale.resize(left);
    for (const auto& [entity, row] : stale) {
        const auto id = static_cast<EntityId>(entity);
        auto records = m_store.table(id).select("row = ?", {Value{row}});
        if (records.empty()) {
            auto& gone = m_store.database()
                             .cached("DELETE FROM search WHERE rowid IN (SELECT id FROM "
                                     "search_document WHERE entity = ? AND id = ?)")
                             .with(entity, entity << 40 | row);
            gone.run();
            m_store.database()
                .cached("DELETE FROM search_document WHERE id = ?")
                .with(entity << 40 | row)
                .run();
        } else {
            if (isSearched(specOf(id)))
                index(records.front());
            staleDependents(records.front());
        }
        m_store.database()
            .cached("DELETE FROM search_stale WHERE entity = ? AND row = ?")
            .with(entity, row)
            .run();
    }
    left -= std::min(left, stale.size());
    return isFull;
}

// Doors are searched with the people behind them.
void SearchIndex::staleDependents(const Record& record) {
    const auto mark = [&](EntityId entity, const std::vector<Record>& records) {
        for (const auto& dependent : records)
            m_store.database()
                .cached("INSERT OR IGNORE INTO search_stale(entity, row) VALUES(?, ?)")
                .with(static_cast<std::int64_t>(entity), dependent.head.row)
                .run();
    };
    if (record.entity == EntityId::Dwelling)
        mark(EntityId::Household,
             m_store.table(EntityId::Household).select("dwelling = ?", {Value{record.id}}));
    if (record.entity == EntityId::Household)
        mark(EntityId::Resident,
             m_store.table(EntityId::Resident).select("household = ?", {Value{record.id}}));
}

// "3-2-501", whether the door is written whole or as a building, a unit and a door.
std::string SearchIndex::wholeDoor(const Record& dwelling) {
    const std::string door(dwelling.text("door"));
    if (door.find('-') != std::string::npos)
        return door;
    std::string whole;
    if (const auto building =
            m_store.table(EntityId::Building).find(dwelling.reference("building")))
        appendPart(whole, building->text("name"));
    appendPart(whole, dwelling.text("unit"));
    return whole + door;
}

std::string SearchIndex::doorOf(const Record& record) {
    if (record.entity == EntityId::Dwelling)
        return wholeDoor(record);
    if (record.entity == EntityId::Household) {
        const auto dwelling = m_store.table(EntityId::Dwelling).find(record.reference("dwelling"));
        return dwelling ? wholeDoor(*dwelling) : std::string();
    }
    if (record.entity == EntityId::Resident) {
        const auto household =
            m_store.table(EntityId::Household).find(record.reference("household"));
        return household ? doorOf(*household) : std::string();
    }
    return {};
}

std::string SearchIndex::document(const Record& record) {
    const auto& spec = specOf(record.entity);
    SearchDocument document;
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        const auto text = textOf(record.values[i]);
        if (text.empty())
            continue;
        if (field.format == Format::IdNumber)
            document.addIdNumber(text);
        else if (field.isSearched && field.type == FieldType::TextSet)
            for (const auto& phone : setElements(text))
                document.addPhone(phone);
        else if (field.isSearched && std::string_view(field.name) != "door")
            document.addText(text);
    }
    if (!record.pinyin.empty())
        document.addPinyin(record.pinyin);
    if (const auto door = doorOf(record); !door.empty())
        document.addDoor(door);
    return document.text();
}

void SearchIndex::index(const Record& record) {
    const auto& spec = specOf(record.entity);
    const std::int64_t id = static_cast<std::int64_t>(record.entity) << 40 | record.head.row;
    m_store.database().cached("DELETE FROM search WHERE rowid = ?").with(id).run();
    m_store.database().cached("DELETE FROM search_document WHERE id = ?").with(id).run();
    if (record.head.state != RecordState::Live)
        return;
    Record read = record;
    if (read.pinyin.empty()) {
        if (!m_pinyin)
            m_pinyin.emplace();
        for (std::size_t i = 0; i < spec.fields.size(); ++i)
            if (hasName(spec.fields[i]) && !isNull(record.values[i]))
                read.pinyin +=
                    (read.pinyin.empty() ? "" : " ") + m_pinyin->text(textOf(record.values[i]));
        if (!read.pinyin.empty())
            m_store.table(record.entity).setPinyin(record.head.row, read.pinyin);
    }
    const std::string text = document(read);
    m_store.database().cached("INSERT INTO search(rowid, text) VALUES(?, ?)").with(id, text).run();
    m_store.database()
        .cached("INSERT INTO search_document(id, entity, record) VALUES(?, ?, ?)")
        .with(id, static_cast<std::int64_t>(record.entity), record.id)
        .run();
}

std::vector<SearchIndex::Hit> SearchIndex::find(std::string_view typed, EntityId entity,
                                                std::size_t limit) {
    std::vector<Hit> hits;
    const std::string query = searchQuery(typed);
    if (query.empty())
        return hits;
    // The document's number begins with the entity, so that one entity is a range of rows.
    const std::int64_t least = static_cast<std::int64_t>(entity) << 40;
    const std::int64_t most =
        entity == EntityId::None ? INT64_MAX : ((static_cast<std::int64_t>(entity) + 1) << 40) - 1;
    auto& statement =
        m_store.database()
            .cached("SELECT d.entity, d.record FROM search s JOIN search_document d ON d.id = "
                    "s.rowid WHERE search MATCH ? AND s.rowid BETWEEN ? AND ? LIMIT ?")
            .with(query, least, most, static_cast<std::int64_t>(limit));
    Running running(statement);
    while (running->step())
        hits.push_back({static_cast<EntityId>(statement.integer(0)), statement.id(1)});
    return hits;
}

} // namespace banyan
