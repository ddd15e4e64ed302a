#pragma once

#include <string>

namespace banyan {

// What is wrong with a row of a table to be imported; what `column` and `detail` hold beside it.
enum class ImportFaultKind {
    Empty,               // the table has no rows at all
    UnknownColumn,       // column: as the table calls it
    ColumnTwice,         // column
    ColumnMissing,       // column
    TooWide,             // more cells than the first line has columns
    WhichGrid,           // no grid is named, and this device holds several
    NoSuchGrid,          // detail: the code
    NoSuchPlace,         // column: estate or building; detail: its name
    PlaceTwice,          // the same
    Missing,             // column
    WrongValue,          // column; detail: the core's sentence, in English
    UnknownWord,         // column; detail: what stands there
    NumberTwice,         // detail: the line that has the same ID number
    DoorTaken,           // other people are registered at this door
    RegisteredElsewhere, // this ID number is another door's
    PersonTwice,         // detail: the name that is in this household twice
    HeadTwice,           // two rows of one door say that they are its head
    CellError,           // column; detail: the spreadsheet's error that stands there, such as #N/A
};

struct ImportFault {
    int line = 0; // of the file
    ImportFaultKind kind = ImportFaultKind::Empty;
    std::string column = {}; // in Chinese, as a table's first line has it
    std::string detail = {};
    bool operator==(const ImportFault&) const = default;
};

std::string sentenceOf(const ImportFault& fault); // English

} // namespace banyan
