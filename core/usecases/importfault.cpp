#include "core/usecases/importfault.h"

#include "core/usecases/householdimport.h"

namespace banyan {

std::string sentenceOf(const ImportFault& fault) {
    const std::string& column = fault.column;
    const std::string& detail = fault.detail;
    switch (fault.kind) {
    case ImportFaultKind::Empty:
        return "this table is empty";
    case ImportFaultKind::UnknownColumn:
        return "the column \"" + column
               + "\" is not known; the columns are: " + HouseholdImport::columnsText();
    case ImportFaultKind::ColumnTwice:
        return "the column " + column + " is there twice";
    case ImportFaultKind::ColumnMissing:
        return "the first line needs the column " + column;
    case ImportFaultKind::TooWide:
        return "this row has more cells than the first line has columns";
    case ImportFaultKind::WhichGrid:
        return column + ": say which grid; this device holds several";
    case ImportFaultKind::NoSuchGrid:
        return column + ": there is no grid with the code " + detail;
    case ImportFaultKind::NoSuchPlace:
        return column + ": " + detail + " is not registered there yet; register it first";
    case ImportFaultKind::PlaceTwice:
        return column + ": " + detail + " is there twice; merge the two first";
    case ImportFaultKind::Missing:
        return column + ": this must not be empty";
    case ImportFaultKind::WrongValue:
        return detail;
    case ImportFaultKind::UnknownWord:
        return column + ": " + detail + " is not known";
    case ImportFaultKind::NumberTwice:
        return column + ": line " + detail + " has the same number";
    case ImportFaultKind::DoorTaken:
        return column + ": other people are registered at this door; add or move people there";
    case ImportFaultKind::RegisteredElsewhere:
        return column + ": this person is registered at another door; move them instead";
    case ImportFaultKind::PersonTwice:
        return column + ": " + detail + " is in this household twice";
    case ImportFaultKind::HeadTwice:
        return column + ": this household has a head already; one row only may say so";
    case ImportFaultKind::CellError:
        return column + ": the formula there gives " + detail + "; put the value in its place";
    }
    return {};
}

} // namespace banyan
