#pragma once

#include "core/tables/tablerow.h"
#include "core/usecases/households.h"
#include "core/usecases/importfault.h"

#include <map>
#include <set>

namespace banyan {

// What an import would do.
struct ImportPreview {
    int rows = 0;
    int households = 0;  // to be registered, with
    int people = 0;      // so many people
    int alreadyHere = 0; // rows of people who are at that door already: a former import's
    std::vector<ImportFault> faults; // none: it may be applied
    bool operator==(const ImportPreview&) const = default;
};

// How far a part of an import came. What was registered before it stopped stays.
struct ImportProgress {
    int registered = 0; // households
    // Why it goes no further, and the row of the household at which it stopped. Invalid: a row is
    // wrong; Conflict: the register has changed since the row was looked at; else as of
    // Households::registerHousehold().
    std::optional<Error> stop;
    int line = 0;
};

// Households and residents out of a table: a row a person, rows of one door are a household. First
// every row is looked at, every bad one is named and nothing is written; then, when there is none,
// one user action a household. Both a part at a time, on whichever connection is given, so that
// others get between; a door is looked at once more as it is registered. Cut short, it is run again
// with the same table and goes on where it was. For desks. One thread at a time.
class HouseholdImport {
public:
    explicit HouseholdImport(std::vector<TableRow> rows);

    // Looks at so many further rows; whether there are more. Errors: Storage.
    Result<bool> look(Store& store, std::size_t rows);
    // Of the rows that have been looked at.
    const ImportPreview& preview() const { return m_preview; }
    // Registers at most so many further households; none once there are no more. Every row has
    // been looked at. Writer's thread.
    ImportProgress apply(Store& store, int households);

    // The columns it knows, as a template's first line.
    static std::string columnsText();

private:
    struct Line {
        int number = 0;
        std::map<std::string, std::string> texts; // by column
    };
    // What the register has at a door.
    struct Place {
        Uuid dwelling;               // null: none that this is
        bool isTwice = false;        // several that it could be
        bool isTaken = false;        // a household is registered there, of
        std::set<std::string> known; // these people
    };
    struct Door {
        HouseholdDraft draft;
        Place place;
        std::set<std::string> names;
        int line = 0; // its first one
        bool hasHead = false;
    };

    void readColumns(const TableRow& header);
    void lookAt(Store& store, const TableRow& row);
    void readLine(Store& store, const Line& line);
    Door* doorOf(Store& store, const Line& line);
    static Place placeOf(Store& store, const DwellingDraft& door);
    std::optional<Uuid> gridOf(Store& store, const Line& line);
    std::optional<Uuid> namedIn(Store& store, const Line& line, EntityId entity, const char* column,
                                const char* inField, const Uuid& in);
    std::optional<PersonDraft> personOf(const Line& line);
    std::string codeOf(const Line& line, const char* column, const FieldSpec& field);
    std::string checked(const Line& line, const char* column, const FieldSpec& field);
    void fault(const Line& line, ImportFaultKind kind, std::string_view column = "",
               std::string detail = {});
    static std::string textIn(const Line& line, const char* column);
    static bool isAsPlanned(Store& store, const Door& door);

    std::vector<TableRow> m_rows;
    std::size_t m_next = 0; // row to be looked at
    CivilDate m_today;
    ImportPreview m_preview;
    std::vector<std::string> m_columns;
    std::map<std::string, Door> m_doors;    // by grid, estate, building, unit and door
    std::map<std::string, int> m_idNumbers; // and the line that had it
};

} // namespace banyan
