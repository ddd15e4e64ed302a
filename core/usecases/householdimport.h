#pragma once

#include "core/usecases/csvtable.h"
#include "core/usecases/households.h"

#include <functional>
#include <map>
#include <set>

namespace banyan {

struct ImportFault {
    int line = 0; // of the file
    std::string sentence;
};

// What an import would do.
struct ImportPreview {
    int rows = 0;
    int households = 0;  // to be registered, with
    int people = 0;      // so many people
    int alreadyHere = 0; // rows of people who are at that door already: a former import's
    std::vector<ImportFault> faults;
};

// Households and residents out of a table: a row a person, rows of one door are a household. First
// a preview that names every bad row and writes nothing; then, when there is none, one user action
// a household. Cut short, it is run again with the same file and goes on where it was. Writer's
// thread; for desks.
class HouseholdImport {
public:
    explicit HouseholdImport(Store& store)
        : m_store(store) {}

    // Invalid: no table, or without the columns it needs.
    Result<ImportPreview> read(std::string_view csv);
    // What read() planned; how many households were registered. Invalid while there are faults.
    // `progressed` is told after each.
    Result<int> apply(const std::function<void(int)>& progressed = {});

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
    };

    Status readColumns(const CsvRow& header);
    void readLine(const Line& line);
    Door* doorOf(const Line& line);
    std::optional<Uuid> gridOf(const Line& line);
    std::optional<Uuid> namedIn(const Line& line, EntityId entity, const char* column,
                                const char* inField, const Uuid& in);
    std::optional<PersonDraft> personOf(const Line& line);
    std::string codeOf(const Line& line, const char* column, const FieldSpec& field);
    std::string checked(const Line& line, const char* column, const FieldSpec& field);
    void fault(const Line& line, std::string sentence);
    static std::string textIn(const Line& line, const char* column);

    Store& m_store;
    ImportPreview m_preview;
    std::vector<std::string> m_columns;
    std::map<std::string, Door> m_doors;    // by grid, estate, building, unit and door
    std::map<std::string, int> m_idNumbers; // and the line that had it
};

} // namespace banyan
