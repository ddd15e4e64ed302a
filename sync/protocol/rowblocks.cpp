#include "sync/protocol/blockcolumns.h"

#include <algorithm>

namespace banyan {

namespace {

enum class RowForm : std::int64_t { Foreign = 0, Own = 1, Arrival = 2, Departure = 3, Erased = 4 };

RowForm formOf(const DeliveredRow& row) {
    if (row.kind == EntryKind::Arrival)
        return RowForm::Arrival;
    if (row.kind == EntryKind::Departure)
        return RowForm::Departure;
    if (row.row.flags & historyflag::erased)
        return RowForm::Erased;
    return row.isOwn ? RowForm::Own : RowForm::Foreign;
}

std::vector<const DeliveredRow*> with(const std::vector<DeliveredRow>& rows, auto&& wanted) {
    std::vector<const DeliveredRow*> some;
    for (const auto& row : rows)
        if (wanted(formOf(row)))
            some.push_back(&row);
    return some;
}

bool hasContent(RowForm form) { return form == RowForm::Foreign || form == RowForm::Erased; }
bool isDecided(RowForm form) { return hasContent(form) || form == RowForm::Own; }

// What the office decided: of own and foreign rows alike.
void writeVerdicts(CborWriter& writer, const std::vector<const DeliveredRow*>& rows) {
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.number; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.verdict; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.revision; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.flags; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.decidedAtMs; }));
}

} // namespace

void writeRows(CborWriter& writer, const std::vector<DeliveredRow>& rows, PeerTable& peers,
               bool withOld) {
    if (rows.empty()) {
        writer.null();
        return;
    }
    const auto decided = with(rows, isDecided);
    const auto foreign = with(rows, hasContent);
    const auto arrivals = with(rows, [](RowForm f) { return f == RowForm::Arrival; });
    const auto departures = with(rows, [](RowForm f) { return f == RowForm::Departure; });
    writer.array(6);
    writer.integer(static_cast<std::int64_t>(rows.size()));
    writeNumbers(writer, numbersOf(rows, [](auto& r) { return formOf(r); }));

    writer.array(decided.empty() ? 0 : 6);
    if (!decided.empty()) {
        writeVerdicts(writer, decided);
        writeNumbers(writer, numbersOf(decided, [&](auto* r) { return peers.number(r->device); }));
    }
    writer.endArray();

    writer.array(foreign.empty() ? 0 : 13);
    if (!foreign.empty()) {
        std::vector<const Change*> changes;
        const Value untold;
        std::vector<const Value*> old;
        std::vector<std::string> commitments;
        for (const auto* row : foreign) {
            changes.push_back(&row->row.change);
            old.push_back(withOld ? &row->row.old : &untold);
            if (formOf(*row) == RowForm::Erased)
                commitments.emplace_back(viewOf(row->row.commitment));
        }
        writeNumbers(writer, numbersOf(foreign, [&](auto* r) { return peers.number(r->author); }));
        writeNumbers(writer, numbersOf(foreign, [](auto* r) { return r->row.recordedAtMs; }));
        writeValues(writer, old);
        writeBlobs(writer, commitments);
        writeChanges(writer, changes); // 9 items
    }
    writer.endArray();

    writer.array(arrivals.size() * 2);
    for (const auto* row : arrivals) {
        writeRecords(writer, {*row->arrived}, peers);
        writeRows(writer, row->arrivedHistory, peers, true);
    }
    writer.endArray();

    writer.array(departures.size() * 2);
    for (const auto* row : departures) {
        writer.integer(static_cast<std::int64_t>(row->entity));
        writer.id(row->record);
    }
    writer.endArray();
    writer.endArray();
}

namespace {

void readForeign(CborReader& reader, std::vector<DeliveredRow*>& foreign, std::size_t erasedCount,
                 const PeerTable& peers) {
    const std::size_t count = foreign.size();
    if (reader.array(13) != 13)
        reader.fail();
    const auto authors = readNumbers(reader, count);
    const auto recorded = readNumbers(reader, count);
    auto old = readValues(reader, count);
    const auto commitments = readBlobs(reader, erasedCount);
    auto changes = readChanges(reader, count);
    reader.endArray();
    std::size_t nextErased = 0;
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        auto& row = *foreign[i];
        row.author = peers.get(authors[i], reader);
        row.row.recordedAtMs = recorded[i];
        row.row.old = std::move(old[i]);
        row.row.change = std::move(changes[i]);
        if (!(row.row.flags & historyflag::erased))
            continue;
        const auto& bytes = commitments[nextErased++];
        if (bytes.size() != row.row.commitment.size())
            reader.fail();
        else
            std::copy(bytes.begin(), bytes.end(),
                      reinterpret_cast<char*>(row.row.commitment.data()));
    }
}

void readDecided(CborReader& reader, std::vector<DeliveredRow*>& decided, const PeerTable& peers) {
    const std::size_t count = decided.size();
    if (reader.array(6) != 6)
        reader.fail();
    const auto numbers = readNumbers(reader, count);
    const auto verdicts = readNumbers(reader, count);
    const auto revisions = readNumbers(reader, count);
    const auto flags = readNumbers(reader, count);
    const auto decidedAt = readNumbers(reader, count);
    const auto devices = readNumbers(reader, count);
    reader.endArray();
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        auto& row = *decided[i];
        if (verdicts[i] < 1 || verdicts[i] > static_cast<std::int64_t>(Verdict::NoEffect))
            reader.fail();
        row.row.number = numbers[i];
        row.row.verdict = static_cast<Verdict>(verdicts[i]);
        row.row.revision = revisions[i];
        // Erasure is told by the row's form, and must agree with its flags.
        if (bool(flags[i] & historyflag::erased) != bool(row.row.flags & historyflag::erased))
            reader.fail();
        row.row.flags = flags[i];
        row.row.decidedAtMs = decidedAt[i];
        row.device = peers.get(devices[i], reader);
    }
}

} // namespace

std::vector<DeliveredRow> readRows(CborReader& reader, const PeerTable& peers, bool withOld) {
    if (reader.nullNext())
        return {};
    if (reader.array(6) != 6)
        reader.fail();
    const auto count = static_cast<std::size_t>(
        reader.integer(1, static_cast<std::int64_t>(limits::rowsMax + limits::recordsMax * 20)));
    if (reader.failed())
        return {};
    std::vector<DeliveredRow> rows(count);
    const auto forms = readNumbers(reader, count);
    std::vector<DeliveredRow*> decided, foreign, arrivals, departures;
    std::size_t erasedCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto& row = rows[i];
        const auto form = static_cast<RowForm>(forms[i]);
        // Nothing arrives or departs within an arrival's own history.
        if (forms[i] < 0 || forms[i] > 4
            || (withOld && (form == RowForm::Arrival || form == RowForm::Departure))) {
            reader.fail();
            return {};
        }
        row.isOwn = form == RowForm::Own;
        row.kind = form == RowForm::Arrival     ? EntryKind::Arrival
                   : form == RowForm::Departure ? EntryKind::Departure
                                                : EntryKind::Row;
        if (form == RowForm::Erased)
            row.row.flags = historyflag::erased;
        erasedCount += form == RowForm::Erased;
        if (isDecided(form))
            decided.push_back(&row);
        if (hasContent(form))
            foreign.push_back(&row);
        if (form == RowForm::Arrival)
            arrivals.push_back(&row);
        if (form == RowForm::Departure)
            departures.push_back(&row);
    }
    if (decided.empty())
        reader.emptyArray();
    else
        readDecided(reader, decided, peers);
    if (foreign.empty())
        reader.emptyArray();
    else
        readForeign(reader, foreign, erasedCount, peers);
    if (reader.array(arrivals.size() * 2) != arrivals.size() * 2)
        reader.fail();
    for (auto* row : arrivals) {
        auto records = readRecords(reader, peers);
        row->arrivedHistory = readRows(reader, peers, true);
        if (records.size() != 1)
            reader.fail();
        else
            row->arrived = std::make_shared<DeliveredRecord>(std::move(records.front()));
    }
    reader.endArray();
    if (reader.array(departures.size() * 2) != departures.size() * 2)
        reader.fail();
    for (auto* row : departures) {
        row->entity = static_cast<EntityId>(reader.integer(1, 65'535));
        row->record = reader.id();
    }
    reader.endArray();
    reader.endArray();
    if (reader.failed())
        return {};
    return rows;
}

} // namespace banyan
