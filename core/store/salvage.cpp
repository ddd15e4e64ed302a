#include "core/store/salvage.h"

#include "core/store/outbox.h"

#include <algorithm>
#include <array>
#include <set>

namespace banyan {

namespace {

using Kind = RawValue::Kind;

constexpr std::int64_t numberMax = std::int64_t{1} << 56;
constexpr std::int64_t forkRange = std::int64_t{1} << 40; // from here on: of before a fork
constexpr std::int64_t smallMax = 65'535;                 // entities, fields

bool isId(const RawValue& value) {
    return value.isBlob() && value.bytes.size() == 16
           && value.bytes.find_first_not_of('\0') != std::string::npos;
}

// No person types a zero byte: it is a page that has been zeroed.
bool isText(const RawValue& value) {
    return value.isText() && value.bytes.find('\0') == std::string::npos;
}

bool isBetween(const RawValue& value, std::int64_t least, std::int64_t most) {
    return value.isInteger() && value.integer >= least && value.integer <= most;
}

bool isAny(const RawValue&) { return true; }
bool isEmpty(const RawValue& value) { return value.isNull(); }
bool isNumber(const RawValue& value) { return value.isInteger(); }
bool isNumberOrEmpty(const RawValue& value) { return value.isInteger() || value.isNull(); }
bool isTextOrEmpty(const RawValue& value) { return value.isNull() || isText(value); }
bool isFlag(const RawValue& value) { return isBetween(value, 0, 1); }
bool isSmall(const RawValue& value) { return isBetween(value, 0, smallMax); }
bool isPositive(const RawValue& value) { return isBetween(value, 1, numberMax); }
bool isCount(const RawValue& value) { return isBetween(value, 1, changesPerActionMax); }
bool isState(const RawValue& value) { return isBetween(value, 0, 4); }
bool isOp(const RawValue& value) { return isBetween(value, 1, 7); }
bool isBlob(const RawValue& value) { return value.isBlob(); }
bool isHash(const RawValue& value) {
    return value.isText() && value.bytes.size() == 64
           && value.bytes.find_first_not_of("0123456789abcdef") == std::string::npos;
}
// The keys that are asked for: indexes over texts have entries like those of `meta`.
bool isKey(const RawValue& value) {
    constexpr std::array keys{"device",       "token",       "user",        "user_name",
                              "role",         "office",      "office_name", "office_key",
                              "office_host",  "office_port", "office_pin",  "office_time",
                              "clock_offset", "told",        "last_number", "forks"};
    return value.isText() && std::find(keys.begin(), keys.end(), value.bytes) != keys.end();
}

using Column = bool (*)(const RawValue&);

// Rows whose columns are like these, as far as they could be read; later forms of a table have
// more columns.
DamagedTables::Shape shapeOf(std::vector<Column> columns, std::size_t least) {
    return [columns = std::move(columns), least](const RawRow& row) {
        if (row.values.size() < (row.isCut ? least : columns.size()))
            return false;
        for (std::size_t i = 0; i < std::min(columns.size(), row.values.size()); ++i)
            if (!columns[i](row.values[i]))
                return false;
        return true;
    };
}

namespace actioncolumn {
constexpr std::size_t count = 1, state = 10, all = 13;
} // namespace actioncolumn

namespace pendingcolumn {
constexpr std::size_t action = 1, op = 5, value = 6, all = 12;
} // namespace pendingcolumn

const DamagedTables::Shape& actionShape() {
    static const auto shape =
        shapeOf({isEmpty, isCount, isText, isId, isNumber, isNumber, isText, isNumber, isNumber,
                 isNumber, isState, isTextOrEmpty, isTextOrEmpty},
                4);
    return shape;
}

const DamagedTables::Shape& pendingShape() {
    static const auto shape = shapeOf({isEmpty, isPositive, isSmall, isId, isSmall, isOp, isAny,
                                       isNumber, isNumber, isNumberOrEmpty, isId, isState},
                                      5);
    return shape;
}

bool isReadable(const RawRow& change) {
    if (change.isCut || change.values.size() < pendingcolumn::all)
        return false;
    const RawValue& value = change.values[pendingcolumn::value];
    if (value.isText())
        return isText(value);
    const bool isCreate =
        change.values[pendingcolumn::op].integer == static_cast<std::int64_t>(Op::Create);
    if (!isCreate || value.isNull()) // its values were erased
        return true;
    const auto values = decodeValues(value.bytes);
    return values && std::none_of(values->begin(), values->end(), [](const auto& field) {
               return textOf(field.second).find('\0') != std::string_view::npos;
           });
}

bool isWhole(const SalvagedAction& action) {
    if (!action.hasHead || action.head.isCut || action.head.values.size() < actioncolumn::all)
        return false;
    if (static_cast<std::int64_t>(action.changes.size())
        != action.head.values[actioncolumn::count].integer)
        return false;
    std::int64_t number = action.first;
    for (const auto& change : action.changes)
        if (change.id != number++ || !isReadable(change))
            return false;
    return true;
}

// The last number that a broken action is known to have.
std::int64_t lastOf(const SalvagedAction& action) {
    std::int64_t last = action.changes.empty() ? action.first : action.changes.back().id;
    if (action.hasHead)
        last = std::max(last, action.first + action.head.values[actioncolumn::count].integer - 1);
    return last;
}

std::map<std::int64_t, SalvagedAction> actionsOf(RawTable heads, RawTable changes) {
    std::map<std::int64_t, SalvagedAction> actions;
    for (auto& head : heads.rows) {
        auto& action = actions[head.id];
        action.first = head.id;
        action.hasHead = true;
        action.head = std::move(head);
    }
    for (auto& change : changes.rows) {
        const std::int64_t first = change.values[pendingcolumn::action].integer;
        const std::int64_t at = change.id - first;
        if (at < 0 || at >= static_cast<std::int64_t>(changesPerActionMax))
            continue; // not a row of this table after all
        auto& action = actions[first];
        action.first = first;
        action.changes.push_back(std::move(change));
    }
    return actions;
}

std::map<std::int64_t, SalvagedAction> readActions(const DamagedTables& tables, bool isThorough,
                                                   bool& areWhole) {
    auto heads = tables.table("action", actionShape(), isThorough);
    auto changes = tables.table("pending", pendingShape(), isThorough);
    areWhole = heads.isWhole && changes.isWhole;
    return actionsOf(std::move(heads), std::move(changes));
}

// The office's row of it has come and gone; so what is missing is not missed.
bool isSettled(const SalvagedAction& action) {
    const bool isCut = std::any_of(action.changes.begin(), action.changes.end(),
                                   [](const auto& change) { return change.isCut; });
    return action.hasHead && !action.head.isCut && !isCut
           && action.head.values[actioncolumn::state].integer
                  == static_cast<std::int64_t>(ActionState::Acknowledged);
}

class Missing {
public:
    explicit Missing(const std::map<std::int64_t, SalvagedAction>& actions) {
        for (const auto& [first, action] : actions)
            cover(first, lastOf(action));
    }
    void cover(std::int64_t first, std::int64_t last) {
        auto& until = m_covered[first];
        until = std::max(until, last);
    }
    bool isCovered(std::int64_t number) const {
        auto after = m_covered.upper_bound(number);
        return after != m_covered.begin() && std::prev(after)->second >= number;
    }
    // Runs of numbers from `first` to `last` that belong to nothing.
    std::int64_t gaps(std::int64_t first, std::int64_t last) const {
        std::int64_t count = 0;
        for (const auto& [from, to] : m_covered) {
            if (to < first)
                continue;
            count += first < std::min(from, last + 1);
            first = to + 1;
        }
        return count + (first <= last);
    }

private:
    std::map<std::int64_t, std::int64_t> m_covered;
};

// What is known of work that cannot be read: from the indexes, and from numbers that were given.
void countMissing(const DamagedTables& tables, Salvage& salvage,
                  const std::map<std::int64_t, SalvagedAction>& actions, bool areWhole) {
    Missing missing(actions);
    const auto states = tables.index("action_state", shapeOf({isState, isPositive}, 2));
    for (const auto& entry : states.rows) {
        const std::int64_t first = entry.values[1].integer;
        if (missing.isCovered(first))
            continue;
        missing.cover(first, first);
        ++salvage.unreadable;
    }
    const auto records = tables.index("pending_record", shapeOf({isId, isSmall, isPositive}, 3));
    std::set<std::int64_t> known;
    for (const auto& [first, action] : actions)
        for (const auto& change : action.changes)
            known.insert(change.id);
    for (const auto& entry : records.rows) {
        const std::int64_t number = entry.values[2].integer;
        if (!known.contains(number))
            salvage.traces.push_back(
                {number, *Uuid::fromBytes(entry.values[0].bytes), entry.values[1].integer});
    }
    const std::int64_t told = salvage.number("told");
    const bool isCounted = salvage.meta.contains("last_number");
    if (!areWhole && isCounted)
        salvage.unreadable += missing.gaps(told + 1, salvage.number("last_number"));
    salvage.isCountCertain = areWhole || (isCounted && states.isWhole);
}

} // namespace

std::string Salvage::text(const char* key) const {
    const auto found = meta.find(key);
    return found != meta.end() && isText(found->second) ? found->second.bytes : std::string();
}

std::int64_t Salvage::number(const char* key) const {
    const auto found = meta.find(key);
    return found == meta.end() ? 0 : found->second.integer;
}

std::int64_t Salvage::lastNumber() const {
    std::int64_t last = std::max(number("last_number"), number("told"));
    for (const auto* actions : {&whole, &broken})
        for (const auto& action : *actions)
            if (action.first < forkRange)
                last = std::max(last, lastOf(action));
    for (const auto& trace : traces)
        if (trace.number < forkRange)
            last = std::max(last, trace.number);
    return last;
}

std::int64_t Salvage::forks() const {
    std::int64_t forks = number("forks");
    for (const auto* actions : {&whole, &broken})
        for (const auto& action : *actions)
            forks = std::max(forks, action.first / forkRange);
    return forks;
}

Salvage Salvage::read(const std::string& databasePath) {
    const DamagedPages pages(databasePath);
    const DamagedTables tables(pages);
    Salvage salvage;
    for (auto& row : tables.keyed("meta", shapeOf({isKey, isAny}, 2)).rows)
        if (!row.isCut && row.values.size() == 2)
            salvage.meta.emplace(row.values[0].bytes, std::move(row.values[1]));
    bool areWhole = false;
    auto actions = readActions(tables, false, areWhole);
    const bool isAllThere = std::all_of(actions.begin(), actions.end(), [](const auto& action) {
        return isWhole(action.second) || isSettled(action.second);
    });
    if (areWhole && !isAllThere)
        actions = readActions(tables, true, areWhole);
    if (!areWhole && salvage.meta.contains("last_number")) {
        // Undone within its time: of it there is only what was left behind.
        const std::int64_t last = salvage.number("last_number");
        std::erase_if(actions, [&](const auto& action) {
            return action.first > last && action.first < forkRange;
        });
    }
    countMissing(tables, salvage, actions, areWhole);
    for (auto& [first, action] : actions) {
        if (isWhole(action))
            salvage.whole.push_back(std::move(action));
        else if (!areWhole || !isSettled(action))
            salvage.broken.push_back(std::move(action));
    }
    salvage.kept =
        tables.table("kept", shapeOf({isEmpty, isText, isNumber, isNumber, isNumber, isBlob}, 5))
            .rows;
    salvage.audit = tables.table("audit", shapeOf({isEmpty, isNumber, isText, isText}, 4)).rows;
    salvage.contents =
        tables.keyed("content", shapeOf({isHash, isNumber, isFlag, isNumber}, 4)).rows;
    salvage.uploads =
        tables
            .keyed("upload",
                   shapeOf({isId, isState, isNumber, isNumber, isText, isText, isNumber}, 7))
            .rows;
    return salvage;
}

namespace {

void bindRaw(Statement& statement, int at, const RawValue& value) {
    switch (value.kind) {
    case Kind::Integer:
        statement.bind(at, value.integer);
        break;
    case Kind::Real:
        statement.bind(at, value.real);
        break;
    case Kind::Text:
        statement.bind(at, value.bytes);
        break;
    case Kind::Blob:
        statement.bindBlob(at, value.bytes);
        break;
    case Kind::Null:
        statement.bindNull(at);
    }
}

// As it was; the row's id in place of its first column where it has one.
void put(Store& store, const char* sql, const RawRow& row, std::size_t columns) {
    auto& statement = store.database().cached(sql);
    for (std::size_t i = 0; i < columns; ++i)
        bindRaw(statement, static_cast<int>(i) + 1, row.values[i]);
    if (row.id != 0)
        statement.bind(1, row.id);
    statement.run();
}

} // namespace

void restoreWork(Store& store, const Salvage& salvage) {
    Outbox outbox(store);
    for (const auto& action : salvage.whole) {
        put(store, "INSERT INTO action VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", action.head,
            actioncolumn::all);
        for (const auto& change : action.changes)
            put(store, "INSERT INTO pending VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", change,
                pendingcolumn::all);
        outbox.takeOver(action.first);
    }
    for (const auto& row : salvage.kept)
        if (!row.isCut)
            put(store, "INSERT INTO kept VALUES(?, ?, ?, ?, ?, ?)", row, 6);
    for (const auto& row : salvage.audit)
        put(store, "INSERT INTO audit VALUES(?, ?, ?, ?)", row, 4);
    for (const auto& row : salvage.uploads)
        if (!row.isCut)
            put(store, "INSERT OR IGNORE INTO upload VALUES(?, ?, ?, ?, ?, ?, ?)", row, 7);
    store.setMeta("last_number", salvage.lastNumber());
    store.feeds().save();
}

} // namespace banyan
