#include "sync/protocol/blockcolumns.h"

#include <algorithm>
#include <map>

namespace banyan {

void writeRecords(CborWriter& writer, const std::vector<DeliveredRecord>& records,
                  PeerTable& peers) {
    std::map<EntityId, std::vector<const DeliveredRecord*>> byEntity;
    for (const auto& record : records)
        byEntity[record.record.entity].push_back(&record);
    writer.array(byEntity.size());
    for (const auto& [entity, group] : byEntity) {
        const auto& spec = specOf(entity);
        std::vector<Uuid> ids;
        std::vector<std::string_view> pinyin;
        for (const auto* item : group) {
            ids.push_back(item->record.id);
            pinyin.push_back(item->record.pinyin);
        }
        std::vector<std::size_t> present;
        for (std::size_t i = 0; i < spec.fields.size(); ++i)
            if (std::any_of(group.begin(), group.end(),
                            [&](auto* item) { return !isNull(item->record.values[i]); }))
                present.push_back(i);
        writer.array(8 + 2 * present.size());
        writer.integer(static_cast<std::int64_t>(entity));
        writer.integer(static_cast<std::int64_t>(group.size()));
        writeIds(writer, ids);
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.head.revision; }));
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.head.state; }));
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.createdAtMs; }));
        writeNumbers(writer, numbersOf(group, [&](auto* r) { return peers.number(r->createdBy); }));
        writeTexts(writer, pinyin);
        for (const std::size_t i : present) {
            std::vector<const Value*> column;
            column.reserve(group.size());
            for (const auto* item : group)
                column.push_back(&item->record.values[i]);
            writer.integer(spec.fields[i].number);
            writeValues(writer, column);
        }
        writer.endArray();
    }
    writer.endArray();
}

std::vector<DeliveredRecord> readRecords(CborReader& reader, const PeerTable& peers) {
    constexpr std::size_t entitiesMax = 256;
    constexpr std::size_t itemsMax = 8 + 2 * 256;
    std::vector<DeliveredRecord> records;
    const std::size_t groups = reader.array(entitiesMax);
    for (std::size_t g = 0; g < groups && !reader.failed(); ++g) {
        const std::size_t items = reader.array(itemsMax);
        const auto entity = static_cast<EntityId>(reader.integer(1, 65'535));
        const auto* spec =
            entitySpec(entity); // none: a newer office's, of which only heads are read
        const auto count = static_cast<std::size_t>(
            reader.integer(0, static_cast<std::int64_t>(limits::recordsMax + limits::rowsMax)));
        const auto ids = readIds(reader, count);
        const auto revisions = readNumbers(reader, count);
        const auto states = readNumbers(reader, count);
        const auto createdAt = readNumbers(reader, count);
        const auto createdBy = readNumbers(reader, count);
        auto pinyin = readTexts(reader, count);
        if (reader.failed())
            return {};
        const std::size_t begin = records.size();
        records.resize(begin + count);
        for (std::size_t i = 0; i < count; ++i) {
            auto& item = records[begin + i];
            item.record.entity = entity;
            item.record.id = ids[i];
            item.record.head.revision = revisions[i];
            item.record.head.state = static_cast<RecordState>(states[i] & 7);
            item.record.createdAtMs = createdAt[i];
            item.record.pinyin = std::move(pinyin[i]);
            item.record.values.resize(spec ? spec->fields.size() : 0);
            item.createdBy = peers.get(createdBy[i], reader);
        }
        for (std::size_t k = 8; k + 1 < items && !reader.failed(); k += 2) {
            const auto number = static_cast<std::uint16_t>(reader.integer(1, 65'535));
            auto column = readValues(reader, count);
            const int index = spec ? spec->indexOf(number) : -1;
            for (std::size_t i = 0; i < count; ++i) {
                auto& item = records[begin + i];
                if (index >= 0)
                    item.record.values[static_cast<std::size_t>(index)] = std::move(column[i]);
                else
                    item.hasUnknown = item.hasUnknown || !isNull(column[i]);
            }
        }
        reader.endArray();
        for (std::size_t i = begin; spec && i < records.size(); ++i)
            records[i].term = recordTerm(records[i].record);
    }
    reader.endArray();
    return records;
}

} // namespace banyan
