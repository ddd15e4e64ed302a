#pragma once

#include "core/store/attachments.h"
#include "core/store/outbox.h"
#include "platform/cli/arguments.h"
#include "sync/client/enrolment.h"
#include "sync/client/phonehome.h"
#include "sync/client/syncround.h"

#include <memory>
#include <string>

namespace banyan {
class HouseholdImport;
} // namespace banyan

namespace banyan::cli {

// A phone without a screen: one home directory with a store, and what each command does with it.
// Every command returns the program's exit code.
class Phone {
public:
    static Result<std::unique_ptr<Phone>> open(const std::string& home);

    int enrol(const Arguments& arguments);
    int status(const Arguments& arguments);
    int sync(const Arguments& arguments);
    int attention(const Arguments& arguments);
    int cases(const Arguments& arguments);
    int list(const Arguments& arguments);
    int show(const Arguments& arguments);
    int create(const Arguments& arguments);
    int set(const Arguments& arguments);
    int change(const Arguments& arguments); // add, remove
    int erase(const Arguments& arguments);  // delete, erase
    int merge(const Arguments& arguments);  // merge, unmerge
    int visit(const Arguments& arguments);
    int resolve(const Arguments& arguments);
    int withdraw(const Arguments& arguments);
    int resend(const Arguments& arguments);
    int verify(const Arguments& arguments);
    int bundle(const Arguments& arguments);
    int attach(const Arguments& arguments);
    int attachments(const Arguments& arguments); // list, fetch, retry, give-up
    int notices(const Arguments& arguments);     // list, dismiss
    int report(const Arguments& arguments);
    int importTable(const Arguments& arguments);
    int registerAll(HouseholdImport& import, bool isJson);
    int campaign(const Arguments& arguments);
    int today(const Arguments& arguments);
    int people(const Arguments& arguments); // list, invite, revoke

private:
    Phone() = default;
    Result<RoundReport> round(Transport& transport, const RoundOptions& options);
    int listAttachments(const Arguments& arguments);
    int fetchAttachment(const Arguments& arguments, const Uuid& id);
    int listPeople(const Arguments& arguments);
    int invitePerson(const Arguments& arguments, const std::string& account);
    int revokeDevice(const Arguments& arguments, const std::string& id);
    int exportBundle(const Arguments& arguments, const std::string& file);
    int importReply(const Arguments& arguments, const std::string& file);

    std::string m_home;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<PhoneHome> m_folder; // ends after the store
    std::unique_ptr<Store> m_store;
};

int schema(const Arguments& arguments);

constexpr int exitDone = 0;
constexpr int exitRefused = 1;
constexpr int exitUsage = 2;
int usage(const std::string& what); // to stderr; exitUsage

} // namespace banyan::cli
