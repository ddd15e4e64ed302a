#include "sync/office/postgres/officecopy.h"

#include "core/store/schema.h"
#include "sync/office/postgres/postgresschema.h"

namespace banyan {

namespace {

constexpr std::int64_t rowsToTellOf = 10'000;

std::vector<std::string> columnsOf(Store& store, const std::string& table) {
    auto statement = store.database().prepare("SELECT name FROM pragma_table_info(?)");
    statement.bind(1, std::string_view(table));
    std::vector<std::string> columns;
    while (statement.step())
        columns.emplace_back(statement.text(0));
    return columns;
}

// By the storage class, since a column may hold values of any kind.
void carry(const Statement& from, Statement& to, int column, std::string_view kind) {
    if (kind == "integer")
        to.bind(column + 1, from.integer(column));
    else if (kind == "real")
        to.bind(column + 1, from.real(column));
    else if (kind == "text")
        to.bind(column + 1, from.text(column));
    else if (kind == "blob")
        to.bindBlob(column + 1, from.blob(column));
    else
        to.bindNull(column + 1);
}

std::int64_t copyTable(Store& from, Store& to, const std::string& table,
                       const std::function<void(std::int64_t)>& progressed) {
    const auto columns = columnsOf(from, table);
    std::string names, kinds, places;
    for (const auto& column : columns) {
        names += (names.empty() ? "" : ", ") + quoted(column.c_str());
        kinds += ", typeof(" + quoted(column.c_str()) + ")";
        places += places.empty() ? "?" : ", ?";
    }
    auto rows =
        from.database().prepare("SELECT " + names + kinds + " FROM " + quoted(table.c_str()));
    auto insert = to.database().prepare("INSERT INTO " + quoted(table.c_str()) + "(" + names
                                        + ") VALUES(" + places + ")");
    std::int64_t copied = 0;
    const int count = static_cast<int>(columns.size());
    while (rows.step()) {
        insert.reset();
        for (int i = 0; i < count; ++i)
            carry(rows, insert, i, rows.text(count + i));
        insert.run();
        if (++copied % rowsToTellOf == 0)
            progressed(rowsToTellOf);
    }
    progressed(copied % rowsToTellOf);
    return copied;
}

// Numbers that are given from now on are above those that came. The sequences are shared by all
// districts of the database.
void raiseSequences(Store& to) {
    std::string highest = "SELECT max(id) FROM history";
    for (const auto& spec : registry())
        highest += " UNION ALL SELECT max(row) FROM " + quoted(spec.name);
    const auto raise = [&](const char* sequence, const std::string& least) {
        auto statement = to.database().prepare(std::string("SELECT setval('") + sequence
                                               + "', greatest(nextval('" + sequence
                                               + "'), coalesce((" + least + "), 1)))");
        statement.step();
    };
    raise("row_block", "SELECT max(max) FROM (" + highest + ") AS highest");
    raise("peer_number", "SELECT max(id) FROM peer");
    raise("audit_number", "SELECT max(id) FROM audit");
}

} // namespace

Status copyOffice(Store& from, Store& to,
                  const std::function<void(std::int64_t rows)>& progressed) {
    return guarded([&]() -> Status {
        std::int64_t copied = 0;
        const auto count = [&](std::int64_t rows) { progressed(copied += rows); };
        const Snapshot snapshot(from.database());
        Transaction transaction(to.database());
        if (!to.meta("office").empty())
            return Error{ErrorCode::Conflict, "there is already an office in this district of the "
                                              "database; name another with --district"};
        to.database().execute("DELETE FROM feed"); // the public one, made when it was opened
        for (const auto& table : postgresTables())
            if (table != "writer")
                copyTable(from, to, table, count);
        raiseSequences(to);
        transaction.commit();
        to.reload();
        return ok();
    });
}

} // namespace banyan
