#pragma once

#include "core/store/store.h"

#include <string>
#include <vector>

namespace banyan {

// What is printed on paper: content only, in no language but the records' own. Nothing of residents
// is read. Any connection.

// A contact card as it is handed out.
struct CardPaper {
    std::string name, post, phone;
    std::string place;     // its grid, else its community
    std::string community; // for sorting sheets; may be empty
};
// Cards that are valid today, by community and grid; of one grid or community, with everything
// below a community; a null id: all.
std::vector<CardPaper> cardPapers(Store& store, const Uuid& place);

struct MinutesItem {
    std::string title;
    std::string owner;  // may be empty, as all below
    std::string due;    // "YYYY-MM-DD"
    std::string state;  // code of agenda_state
    std::string doneOn; // "YYYY-MM-DD"
    std::string result;
};
struct MinutesPaper {
    std::string title, unit, heldOn, place, attendance, minutes;
    bool isCancelled = false;
    std::vector<MinutesItem> items; // in the order they were put down
};
// NotFound: there is no such meeting here.
Result<MinutesPaper> minutesPaper(Store& store, const Uuid& meeting);

} // namespace banyan
