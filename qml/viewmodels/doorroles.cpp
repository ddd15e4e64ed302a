#include "qml/viewmodels/doorroles.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

Mark markOf(const DoorRow& row, qint64 nowMs) {
    if (row.sync == RecordSync::SetAside || row.sync == RecordSync::InCase)
        return Words::sync(row.sync, 0, nowMs);
    return Words::due(row, nowMs);
}

QString doneLine(const DoorRow& row) {
    QStringList parts{Words::clock(row.outcomeAtMs)};
    if (row.sync == RecordSync::Unsent)
        parts << Words::sync(row.sync, 0, 0).text;
    return Words::joined(parts);
}

} // namespace

std::vector<RowModel<DoorRow>::Role> doorRoles(std::function<qint64()> now) {
    return {
        {"householdId", [](const DoorRow& row) { return row.householdId; }},
        {"door", [](const DoorRow& row) { return row.place.door; }},
        {"name", [](const DoorRow& row) { return Words::household(row.headName); }},
        {"line", [now](const DoorRow& row) { return Words::doorLine(row, now()); }},
        {"stair", [](const DoorRow& row) { return Words::stair(row.place); }},
        {"iconName", [now](const DoorRow& row) { return markOf(row, now()).icon; }},
        {"tone", [now](const DoorRow& row) { return markOf(row, now()).tone; }},
        {"markText", [now](const DoorRow& row) { return markOf(row, now()).text; }},
        {"outcomeText", [](const DoorRow& row) { return Words::outcome(row.outcomeToday); }},
        {"outcomeIcon", [](const DoorRow& row) { return Words::outcomeIcon(row.outcomeToday); }},
        {"outcomeTone", [](const DoorRow& row) { return Words::outcomeTone(row.outcomeToday); }},
        {"doneLine", [](const DoorRow& row) { return doneLine(row); }},
    };
}

QString doorKey(const DoorRow& row) { return row.householdId; }

} // namespace banyan::ui
