#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/values/household.h"
#include "qml/viewmodels/values/paper.h"
#include "qml/viewmodels/values/reading.h"

namespace banyan::ui {

// The pages for reading, and what papers say, read from a store. On its thread, any connection;
// what saves on the writer's.
Result<BaseDirectory> readBases(Store& store, const OriginRef& origin);
Result<std::vector<OriginRow>> readOrigins(Store& store, const QString& text);
Result<std::vector<OrgRow>> readOrganisation(Store& store, const OrgRow& parent);
Result<std::vector<OrgRow>> findInOrganisation(Store& store, const QString& text);
Result<std::vector<CommunityPairings>> readPairings(Store& store);
Result<std::vector<PolicyRow>> readPolicies(Store& store, const QString& text);
Result<PolicyText> readPolicy(Store& store, const QString& id);
Result<std::vector<CalendarRow>> readCalendar(Store& store, const QString& from, const QString& to);
Result<std::vector<CardGapRow>> readCardGaps(Store& store);
// Of the next card of its grid; held back from sending so long, for undo.
Result<DeliveredCard> saveDelivery(Store& store, const QString& householdId, std::int64_t holdMs);

Result<std::vector<CardText>> readCardTexts(Store& store);
Result<MinutesText> readMinutes(Store& store, const QString& meetingId);
Result<ReportText> readReportText(Store& store, const ReportAsk& ask);

} // namespace banyan::ui
