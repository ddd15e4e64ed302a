// Requests of the pages for reading, and for papers.
#include "qml/viewmodels/store/directoryreading.h"
#include "qml/viewmodels/store/storebackend.h"

namespace banyan::ui {

void StoreBackend::bases(const OriginRef& origin, QObject* context, Reply<BaseDirectory> reply) {
    read<BaseDirectory>(context, std::move(reply),
                        [origin](Store& store) { return readBases(store, origin); });
}

void StoreBackend::origins(const QString& text, QObject* context,
                           Reply<std::vector<OriginRow>> reply) {
    read<std::vector<OriginRow>>(context, std::move(reply),
                                 [text](Store& store) { return readOrigins(store, text); });
}

void StoreBackend::organisation(const OrgRow& parent, QObject* context,
                                Reply<std::vector<OrgRow>> reply) {
    read<std::vector<OrgRow>>(context, std::move(reply),
                              [parent](Store& store) { return readOrganisation(store, parent); });
}

void StoreBackend::findInOrganisation(const QString& text, QObject* context,
                                      Reply<std::vector<OrgRow>> reply) {
    read<std::vector<OrgRow>>(context, std::move(reply),
                              [text](Store& store) { return ui::findInOrganisation(store, text); });
}

void StoreBackend::pairings(QObject* context, Reply<std::vector<CommunityPairings>> reply) {
    read<std::vector<CommunityPairings>>(context, std::move(reply), readPairings);
}

void StoreBackend::policies(const QString& text, QObject* context,
                            Reply<std::vector<PolicyRow>> reply) {
    read<std::vector<PolicyRow>>(context, std::move(reply),
                                 [text](Store& store) { return readPolicies(store, text); });
}

void StoreBackend::policy(const QString& id, QObject* context, Reply<PolicyText> reply) {
    read<PolicyText>(context, std::move(reply),
                     [id](Store& store) { return readPolicy(store, id); });
}

void StoreBackend::calendar(const QString& from, const QString& to, QObject* context,
                            Reply<std::vector<CalendarRow>> reply) {
    read<std::vector<CalendarRow>>(context, std::move(reply), [from, to](Store& store) {
        return readCalendar(store, from, to);
    });
}

void StoreBackend::cardGaps(QObject* context, Reply<std::vector<CardGapRow>> reply) {
    read<std::vector<CardGapRow>>(context, std::move(reply), readCardGaps);
}

void StoreBackend::deliverCard(const QString& householdId, QObject* context,
                               Reply<DeliveredCard> reply) {
    const int holdMs = m_config.holdMs;
    write<DeliveredCard>(
        context, std::move(reply),
        [householdId, holdMs](Store& store) { return saveDelivery(store, householdId, holdMs); },
        [this, holdMs](const DeliveredCard& card) {
            Q_EMIT cardDelivered(card);
            recorded({Change::Doors | Change::Household, card.householdId}, holdMs);
        });
}

void StoreBackend::cardTexts(QObject* context, Reply<std::vector<CardText>> reply) {
    read<std::vector<CardText>>(context, std::move(reply), readCardTexts);
}

void StoreBackend::minutesText(const QString& meetingId, QObject* context,
                               Reply<MinutesText> reply) {
    read<MinutesText>(context, std::move(reply),
                      [meetingId](Store& store) { return readMinutes(store, meetingId); });
}

void StoreBackend::reportText(const ReportAsk& ask, QObject* context, Reply<ReportText> reply) {
    read<ReportText>(context, std::move(reply),
                     [ask](Store& store) { return readReportText(store, ask); });
}

} // namespace banyan::ui
