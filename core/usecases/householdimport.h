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

// Households and residents out of a table: a row a person, rows of one door are a household. First
// a preview that names every bad row and writes nothing; then, when there is none, one user action
// a household. Cut short, it is run again with the same table and goes on where it was. For desks.
class HouseholdImport {
public:
    explicit HouseholdImport(Store& store)
        : m_store(store) {}

    // Any connection. Errors: Storage.
    Result<ImportPreview> read(const std::vector<TableRow>& rows);
    // Registers at most so many further households of what read() planned; how many those were, 0
    // once there are no more. Writer's thread. Invalid while there are faults; what was registered
    // before an error stays.
    Result<int> apply(int households);

    // The columns it knows, as a template's first line.
    static std::string columnsText();

private:
    struct Line {
        int number = 0;
        std::map<std::string, std::string> texts; // by column
    };
    struct Door {
        HouseholdDraft draft;
        std::set<std::string> names;
        std::set<std::string> known; // of people who live there already
        bool isTaken = false;        // by a household that is there already
        bool hasHead = false;
    };

    void readColumns(const TableRow& header);
    void readLine(const Line& line);
    Door* doorOf(const Line& line);
    std::optional<Uuid> gridOf(const Line& line);
    std::optional<Uuid> namedIn(const Line& line, EntityId entity, const char* column,
                                const char* inField, const Uuid& in);
    std::optional<PersonDraft> personOf(const Line& line);
    std::string codeOf(const Line& line, const char* column, const FieldSpec& field);
    std::string checked(const Line& line, const char* column, const FieldSpec& field);
    void fault(const Line& line, ImportFaultKind kind, const char* column = "",
               std::string detail = {});
    static std::string textIn(const Line& line, const char* column);

    Store& m_store;
    ImportPreview m_preview;
    std::vector<std::string> m_columns;
    std::map<std::string, Door> m_doors;    // by grid, estate, building, unit and door
    std::map<std::string, int> m_idNumbers; // and the line that had it
};

} // namespace banyan
