#include "qml/viewmodels/householdroles.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QString phoneText(const Person& row) {
    if (!row.phones.empty())
        return Words::maskedPhone(row.phones.front());
    return row.noPhone ? QCoreApplication::translate("HouseholdRoles", "没有电话") : QString();
}

QString cardText(const Carer& row) {
    return row.cardDelivered ? QCoreApplication::translate("HouseholdRoles", "连心卡已送到")
                             : QCoreApplication::translate("HouseholdRoles", "连心卡还没送");
}

QString visitTitle(const VisitRow& row, qint64 nowMs) {
    return Words::joined({Words::day(row.observedAtMs, nowMs), Words::outcome(row.outcome)});
}

QString visitLine(const VisitRow& row) {
    QStringList parts;
    if (row.purpose != QLatin1String("routine"))
        parts << Words::purpose(row.purpose);
    QStringList met;
    for (const QString& name : row.met)
        met << name;
    if (!met.isEmpty())
        parts << Words::listed(met);
    parts << (row.mine ? QCoreApplication::translate("HouseholdRoles", "你记的") : row.author);
    return Words::joined(parts);
}

} // namespace

QString personKey(const Person& row) { return row.residentId; }

std::vector<RowModel<Person>::Role> personRoles() {
    return {
        {"residentId", [](const Person& row) { return row.residentId; }},
        {"name", [](const Person& row) { return row.name; }},
        {"initial", [](const Person& row) { return row.name.left(1); }},
        {"line", [](const Person& row) { return Words::personLine(row); }},
        {"phoneText", [](const Person& row) { return phoneText(row); }},
        {"sex", [](const Person& row) { return row.sex; }},
        {"gone", [](const Person& row) { return row.dead || row.movedOut; }},
    };
}

std::vector<RowModel<DoorNote>::Role> noteRoles(std::function<qint64()> now) {
    return {
        {"entryId", [](const DoorNote& row) { return row.entryId; }},
        {"text", [](const DoorNote& row) { return row.text; }},
        {"line",
         [now](const DoorNote& row) {
             return Words::joined({row.author, Words::day(row.atMs, now())});
         }},
    };
}

std::vector<RowModel<Carer>::Role> carerRoles() {
    return {
        {"name", [](const Carer& row) { return row.name; }},
        {"role", [](const Carer& row) { return Words::role(row.role); }},
        {"cardText", [](const Carer& row) { return cardText(row); }},
        {"cardDelivered", [](const Carer& row) { return row.cardDelivered; }},
        {"initial", [](const Carer& row) { return row.name.left(1); }},
        {"phone", [](const Carer& row) { return row.phone; }},
    };
}

std::vector<RowModel<VisitRow>::Role> visitRoles(std::function<qint64()> now) {
    return {
        {"visitId", [](const VisitRow& row) { return row.visitId; }},
        {"title", [now](const VisitRow& row) { return visitTitle(row, now()); }},
        {"line", [](const VisitRow& row) { return visitLine(row); }},
        {"text", [](const VisitRow& row) { return row.text; }},
        {"iconName", [](const VisitRow& row) { return Words::outcomeIcon(row.outcome); }},
        {"tone", [](const VisitRow& row) { return Words::outcomeTone(row.outcome); }},
        {"waiting",
         [](const VisitRow& row) {
             return row.sync == RecordSync::Confirmed ? QString()
                                                      : Words::sync(row.sync, 0, 0).text;
         }},
        {"photoCount", [](const VisitRow& row) { return row.photos; }},
        {"voidReason", [](const VisitRow& row) { return row.voidReason; }},
        {"mayVoid", [](const VisitRow& row) { return row.mine && row.voidReason.isEmpty(); }},
    };
}

} // namespace banyan::ui
