#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <QCoreApplication>
#include <cstdio>
#include <functional>
#include <map>

using namespace banyan;
using namespace banyan::cli;

namespace {

constexpr const char* help = R"(banyan-cli: a phone without a screen

  banyan-cli --home DIR enrol URI
  banyan-cli --home DIR status | attention | cases [--all]                     [--json]
  banyan-cli --home DIR sync [--metered [--attachments]]    rows, then attachments; on a metered
                                                            network those only when asked [--json]
  banyan-cli --home DIR list ENTITY [--where FIELD=VALUE]... [--search TEXT]
                             [--limit N]                                       [--json]
  banyan-cli --home DIR show ENTITY ID [--history] [--unmask]                  [--json]
  banyan-cli --home DIR create ENTITY FIELD=VALUE...        prints the id
  banyan-cli --home DIR set ENTITY ID FIELD=VALUE... [--observed-at ISO]
  banyan-cli --home DIR add|remove ENTITY ID FIELD VALUE    set and append fields
  banyan-cli --home DIR delete ENTITY ID [--reason TEXT]
  banyan-cli --home DIR erase ENTITY ID --reason TEXT       by law or on demand, by a desk
  banyan-cli --home DIR merge ENTITY ID SURVIVOR            two records of one, by a leader
  banyan-cli --home DIR unmerge ENTITY ID                   prints what to check afterwards
  banyan-cli --home DIR visit HOUSEHOLD --outcome OUTCOME [--purpose P] [--note TEXT]
                              [--observed-at ISO]           prints the id
  banyan-cli --home DIR attach ID FILE [--caption TEXT] [--keep-position]
                                                            a photo of a visit or a problem;
                                                            prints its own id
  banyan-cli --home DIR attachments                         what there is, and how far it has come
  banyan-cli --home DIR attachments fetch ID                prints the file's path
  banyan-cli --home DIR attachments retry ID
  banyan-cli --home DIR attachments give-up ID --reason TEXT
  banyan-cli --home DIR notices                             what left this phone, and why [--json]
  banyan-cli --home DIR notices dismiss NUMBER
  banyan-cli --home DIR resolve CASE --take N | --value V [--reason TEXT]
  banyan-cli --home DIR withdraw NUMBER --reason TEXT       set-aside work, as attention lists it
  banyan-cli --home DIR resend NUMBER
  banyan-cli --home DIR bundle export FILE                  unsent work, sealed for the office
  banyan-cli --home DIR bundle import FILE                  the office's reply to a bundle
  banyan-cli --home DIR report --from D --to D [--unit CODE]  the period report of what this
                                                            device holds       [--json]
  banyan-cli --home DIR import FILE [--confirm]             households out of a table (CSV, XLSX):
                                                            first what it would do, row by row
                                                                               [--json]
  banyan-cli --home DIR campaign ID [--grid CODE] [--care CATEGORY] [--occupancy CODE]
                              [--not-reached DAYS] [--knocker ACCOUNT]...
                              [--next-round | --cancel]
                                                            how a knock campaign goes, and which
                                                            doors fit; with knockers they are
                                                            shared out among these; the next
                                                            round: to where nobody answered;
                                                            cancelled with its open doors [--json]
  banyan-cli --home DIR today                               what the day brings: campaign doors,
                                                            answers, dates, due doors  [--json]
  banyan-cli --home DIR people list                         the accounts a desk looks after, with
                                                            their devices      [--json]
  banyan-cli --home DIR people invite ACCOUNT [--request ID]  prints what a new device is enrolled
                                                            with, good once    [--json]
  banyan-cli --home DIR people revoke DEVICE [--stolen]     takes a device out of service [--json]
  banyan-cli --home DIR verify                                                 [--json]
  banyan-cli schema                                                            [--json]

With --json every command prints one JSON value: those that write, the record's id.

Exit codes: 0 done (also when some work was set aside: see attention), 1 refused, 2 usage,
3 the office was not reached and the work is kept. Times without a zone are Asia/Shanghai.
)";

struct Command {
    std::size_t wordsLeast; // operands after the command
    std::size_t wordsMost;
    const char* form;
    std::function<int(Phone&, const Arguments&)> run;
};

constexpr std::size_t any = 1'000;

const std::map<std::string, Command>& commands() {
    static const std::map<std::string, Command> table{
        {"enrol", {1, 1, "enrol URI", [](auto& p, auto& a) { return p.enrol(a); }}},
        {"status", {0, 0, "status", [](auto& p, auto& a) { return p.status(a); }}},
        {"sync", {0, 0, "sync", [](auto& p, auto& a) { return p.sync(a); }}},
        {"attention", {0, 0, "attention", [](auto& p, auto& a) { return p.attention(a); }}},
        {"cases", {0, 0, "cases [--all]", [](auto& p, auto& a) { return p.cases(a); }}},
        {"list", {1, 1, "list ENTITY", [](auto& p, auto& a) { return p.list(a); }}},
        {"show", {2, 2, "show ENTITY ID", [](auto& p, auto& a) { return p.show(a); }}},
        {"create",
         {1, any, "create ENTITY FIELD=VALUE...", [](auto& p, auto& a) { return p.create(a); }}},
        {"set",
         {3, any, "set ENTITY ID FIELD=VALUE...", [](auto& p, auto& a) { return p.set(a); }}},
        {"add", {4, 4, "add ENTITY ID FIELD VALUE", [](auto& p, auto& a) { return p.change(a); }}},
        {"remove",
         {4, 4, "remove ENTITY ID FIELD VALUE", [](auto& p, auto& a) { return p.change(a); }}},
        {"delete", {2, 2, "delete ENTITY ID", [](auto& p, auto& a) { return p.erase(a); }}},
        {"erase",
         {2, 2, "erase ENTITY ID --reason TEXT", [](auto& p, auto& a) { return p.erase(a); }}},
        {"merge", {3, 3, "merge ENTITY ID SURVIVOR", [](auto& p, auto& a) { return p.merge(a); }}},
        {"unmerge", {2, 2, "unmerge ENTITY ID", [](auto& p, auto& a) { return p.merge(a); }}},
        {"visit",
         {1, 1, "visit HOUSEHOLD --outcome OUTCOME", [](auto& p, auto& a) { return p.visit(a); }}},
        {"resolve",
         {1, 1, "resolve CASE --take N | --value V",
          [](auto& p, auto& a) { return p.resolve(a); }}},
        {"withdraw",
         {1, 1, "withdraw NUMBER --reason TEXT", [](auto& p, auto& a) { return p.withdraw(a); }}},
        {"resend", {1, 1, "resend NUMBER", [](auto& p, auto& a) { return p.resend(a); }}},
        {"bundle",
         {2, 2, "bundle export|import FILE", [](auto& p, auto& a) { return p.bundle(a); }}},
        {"attach", {2, 2, "attach ID FILE", [](auto& p, auto& a) { return p.attach(a); }}},
        {"attachments",
         {0, 2, "attachments [fetch|retry|give-up ID]",
          [](auto& p, auto& a) { return p.attachments(a); }}},
        {"notices",
         {0, 2, "notices [dismiss NUMBER]", [](auto& p, auto& a) { return p.notices(a); }}},
        {"campaign",
         {1, 1, "campaign ID [--knocker ACCOUNT]...",
          [](auto& p, auto& a) { return p.campaign(a); }}},
        {"today", {0, 0, "today", [](auto& p, auto& a) { return p.today(a); }}},
        {"people",
         {1, 2, "people list | invite ACCOUNT | revoke DEVICE",
          [](auto& p, auto& a) { return p.people(a); }}},
        {"import",
         {1, 1, "import FILE [--confirm]", [](auto& p, auto& a) { return p.importTable(a); }}},
        {"report",
         {0, 0, "report --from D --to D [--unit CODE]",
          [](auto& p, auto& a) { return p.report(a); }}},
        {"verify", {0, 0, "verify", [](auto& p, auto& a) { return p.verify(a); }}}};
    return table;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const Arguments arguments = parseArguments(argc, argv);
    if (arguments.wantsHelp) {
        std::printf("%s", help);
        return exitDone;
    }
    if (!arguments.fault.empty())
        return usage(arguments.fault);
    if (arguments.words.empty()) {
        std::fprintf(stderr, "%s", help);
        return exitUsage;
    }
    if (arguments.words[0] == "schema")
        return schema(arguments);
    const auto command = commands().find(arguments.words[0]);
    if (command == commands().end())
        return usage("there is no command " + arguments.words[0]);
    const std::size_t operands = arguments.words.size() - 1;
    if (operands < command->second.wordsLeast || operands > command->second.wordsMost)
        return usage(std::string("the form is: ") + command->second.form);
    if (arguments.home.empty())
        return usage("--home DIR is missing");
    auto phone = Phone::open(arguments.home);
    if (!phone)
        return refuse(phone.error());
    const auto code =
        guarded([&]() -> Result<int> { return command->second.run(**phone, arguments); });
    return code ? *code : refuse(code.error());
}
