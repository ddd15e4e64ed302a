#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace banyan::cli {

// The command line as words and options; says what is wrong with it in `fault`.
struct Arguments {
    std::string home;
    std::vector<std::string> words; // command and operands
    std::vector<std::string> where; // FIELD=VALUE
    std::string search;
    std::string outcome, purpose, note, observedAt; // visit
    std::string value, reason;
    std::string caption;
    std::string from, to, unit;        // report
    std::string grid, care, occupancy; // campaign
    std::vector<std::string> knockers; // accounts
    std::string request;               // people invite
    int notReachedDays = 0;
    int take = 0;
    std::int64_t limit = 0; // 0: none given
    bool hasSearch = false, hasTake = false, hasValue = false;
    bool isJson = false, isAll = false, withHistory = false, isUnmasked = false, wantsHelp = false;
    bool isConfirmed = false, wantsNextRound = false, wantsCancel = false;
    bool isStolen = false; // people revoke
    bool keepsPosition = false, isMetered = false, wantsAttachments = false;
    std::string fault;
};

Arguments parseArguments(int count, char** given);

} // namespace banyan::cli
