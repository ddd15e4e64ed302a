#pragma once

#include "core/result.h"
#include "core/store/store.h"
#include "sync/office/postgres/postgressettings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banyan {

// Where an office keeps its things: one directory, readable by its owner only; and its records in
// PostgreSQL where that was set.
struct OfficePaths {
    std::string directory;
    std::optional<PostgresSettings> postgres = {};
    std::string database() const { return directory + "/office.db"; }
    std::string certificates() const { return directory + "/tls"; }
    std::string lock() const { return directory + "/serving.lock"; }
};

// The commands of banyan-office that work on the data itself, also while it serves. Each returns
// the program's exit code: 0 done, 1 refused, 2 usage. What is asked for goes to stdout, everything
// else to stderr.
class Admin {
public:
    explicit Admin(OfficePaths paths)
        : m_paths(std::move(paths)) {}

    int init(const std::string& demoSize, std::uint64_t seed, const std::string& name);
    int userAdd(const std::string& account, const std::string& role,
                const std::vector<std::string>& codes);
    int userList(bool asJson);
    int enrol(const std::string& account, const std::string& publicAddress);
    int deviceList(bool asJson);
    int deviceRevoke(const std::string& id, bool isStolen);
    int setAsideList(bool asJson);
    int verify(bool asJson);
    // The period report, in adminreport.cpp; `records`: only what is behind that figure.
    struct ReportWanted {
        std::string from, to, unit, records;
        bool asJson = false, asCsv = false;
    };
    int report(const ReportWanted& wanted);
    int backup(const std::string& file);
    // Around a backup of PostgreSQL, which its keeper makes with PostgreSQL's tools: what devices
    // had sent before it is written down, and devices are told once it is safe.
    int backupBegin(const std::string& file);
    int backupDone(const std::string& file);
    // Moves an office of a file to PostgreSQL.
    int migrateFromSqlite();
    int restore(const std::string& file);
    // Does what a device's bundle asks for and writes the reply, which it is to import.
    int bundleImport(const std::string& file, const std::string& replyFile);
    // What people may do when grids and their workers change; in adminscopes.cpp.
    struct GridPart {
        std::string source, target, name;
        std::vector<std::string> records; // ids of buildings and dwellings
    };
    int gridSplit(const GridPart& part);
    int gridMerge(const std::string& source, const std::string& target);
    int jobs(bool asJson);
    int jobsResume();
    int userScope(const std::string& account, const std::vector<std::string>& codes);

private:
    Result<std::unique_ptr<Store>> open();
    template <typename Begin>
    int gridJob(Begin begin);
    int refuseOnPostgres(const char* command, const char* instead) const;
    // Opens, runs `work` in a transaction that has seen everything the serving office wrote, saves.
    template <typename Work>
    int change(Work work);

    OfficePaths m_paths;
};

// The office's store for writing; NotFound when none was made.
Result<std::unique_ptr<Store>> openOffice(const OfficePaths& paths, const Clock& clock,
                                          Random& random);
StoreConfig storeConfigOf(const OfficePaths& paths);

Uuid officeIdOf(Store& store);
int refuse(const std::string& sentence); // to stderr; 1

} // namespace banyan
