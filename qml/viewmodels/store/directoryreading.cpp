#include "qml/viewmodels/store/directoryreading.h"

#include "core/usecases/baselist.h"
#include "core/usecases/cardgaps.h"
#include "core/usecases/eventcalendar.h"
#include "core/usecases/organisation.h"
#include "core/usecases/pairingbalance.h"
#include "core/usecases/policies.h"
#include "core/usecases/service.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"

namespace banyan::ui {

namespace {

constexpr std::size_t choicesMax = 40;
constexpr std::size_t foundMax = 100;

QString nameOf(EntityId entity) {
    return entity == EntityId::None ? QString() : QString::fromUtf8(specOf(entity).name);
}

OriginRow rowFrom(const OriginView& view) {
    return {{nameOf(view.origin.entity), textFrom(view.origin.id)},
            textFrom(view.title),
            view.isExact,
            view.position.has_value()};
}

QString codeOf(Nearness nearness) {
    switch (nearness) {
    case Nearness::OwnCommunity:
        return QStringLiteral("own_community");
    case Nearness::OwnSubdistrict:
        return QStringLiteral("own_subdistrict");
    case Nearness::Elsewhere:
        break;
    }
    return QStringLiteral("elsewhere");
}

BaseRow rowFrom(const BaseView& view) {
    const auto text = [&](const char* field) { return textFrom(view.base.text(field)); };
    BaseRow row;
    row.id = textFrom(view.base.id);
    row.name = text("name");
    row.kind = text("kind");
    row.unit = textFrom(view.unitName);
    row.hours = text("hours");
    row.facilities = text("facilities");
    row.contact = text("contact");
    row.phone = text("phone");
    row.address = text("address");
    row.government = text("government");
    row.partyMass = text("party_mass");
    row.safety = text("safety");
    row.deliberation = text("deliberation");
    row.cultureCare = text("culture_care");
    row.kilometres = view.kilometres.value_or(-1);
    row.nearness = codeOf(view.nearness);
    row.uses = view.uses ? int(*view.uses) : -1;
    return row;
}

QString codeOf(BranchKind kind) {
    switch (kind) {
    case BranchKind::Own:
        return QStringLiteral("own");
    case BranchKind::FallsBack:
        return QStringLiteral("falls_back");
    case BranchKind::Missing:
        return QStringLiteral("missing");
    case BranchKind::NotAsked:
        break;
    }
    return {};
}

std::vector<OrgRow> rowsFrom(const std::vector<OrgNode>& nodes) {
    std::vector<OrgRow> rows;
    for (const auto& node : nodes)
        rows.push_back({nameOf(node.entity), textFrom(node.id), textFrom(node.level), node.isFolder,
                        textFrom(node.title), textFrom(node.person), textFrom(node.branch),
                        codeOf(node.branchKind), node.hasChildren, textFrom(node.path)});
    return rows;
}

QString codeOf(PolicyState state) {
    switch (state) {
    case PolicyState::Coming:
        return QStringLiteral("coming");
    case PolicyState::Expired:
        return QStringLiteral("expired");
    case PolicyState::Superseded:
        return QStringLiteral("superseded");
    case PolicyState::Current:
        break;
    }
    return QStringLiteral("current");
}

PolicyRow rowFrom(const PolicyView& view) {
    const auto text = [&](const char* field) { return textFrom(view.document.text(field)); };
    return {textFrom(view.document.id), text("title"),    text("kind"),       text("number"),
            text("valid_from"),         text("valid_to"), codeOf(view.state), view.hits};
}

} // namespace

Result<BaseDirectory> readBases(Store& store, const OriginRef& origin) {
    Origin from;
    if (!origin.id.isEmpty()) {
        const auto* spec = entityFrom(origin.entity);
        const auto id = idFrom(origin.id);
        if (!spec || !id)
            return Error{ErrorCode::NotFound, "this is no place to measure from"};
        from = {spec->id, *id};
    }
    const auto list = baseList(store, from);
    if (!list)
        return list.error();
    BaseDirectory directory;
    directory.origin = rowFrom(list->origin);
    for (const auto& base : list->bases)
        directory.bases.push_back(rowFrom(base));
    return directory;
}

Result<std::vector<OriginRow>> readOrigins(Store& store, const QString& text) {
    const auto views = origins(store, text.trimmed().toStdString(), choicesMax);
    if (!views)
        return views.error();
    std::vector<OriginRow> rows;
    for (const auto& view : *views)
        rows.push_back(rowFrom(view));
    return rows;
}

Result<std::vector<OrgRow>> readOrganisation(Store& store, const OrgRow& parent) {
    Organisation organisation(store);
    if (parent.id.isEmpty())
        return rowsFrom(organisation.roots());
    const auto* spec = entityFrom(parent.entity);
    const auto id = idFrom(parent.id);
    if (!spec || !id)
        return Error{ErrorCode::NotFound, "this is no part of the organisation"};
    OrgNode node;
    node.entity = spec->id;
    node.id = *id;
    node.level = parent.level.toStdString();
    node.isFolder = parent.folder;
    return rowsFrom(organisation.children(node));
}

Result<std::vector<OrgRow>> findInOrganisation(Store& store, const QString& text) {
    return rowsFrom(Organisation(store).find(text.trimmed().toStdString(), foundMax));
}

Result<std::vector<CommunityPairings>> readPairings(Store& store) {
    const auto balances = pairingBalance(store);
    if (!balances)
        return balances.error();
    std::vector<CommunityPairings> rows;
    for (const auto& balance : *balances) {
        CommunityPairings row{textFrom(balance.community),
                              textFrom(balance.name),
                              textFrom(balance.subdistrict),
                              balance.households.value_or(-1),
                              balance.members.value_or(-1),
                              balance.membersPer100Households().value_or(-1),
                              {}};
        for (const auto& unit : balance.units)
            row.units.push_back({textFrom(unit.pairing), textFrom(unit.name), textFrom(unit.since),
                                 unit.members.value_or(-1), unit.kilometres.value_or(-1),
                                 unit.isComputed});
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<PolicyRow>> readPolicies(Store& store, const QString& text) {
    std::vector<PolicyRow> rows;
    for (const auto& view : policies(store, text.trimmed().toStdString()))
        rows.push_back(rowFrom(view));
    return rows;
}

Result<PolicyText> readPolicy(Store& store, const QString& id) {
    const auto document = idFrom(id);
    if (!document)
        return document.error();
    const auto page = policyPage(store, *document);
    if (!page)
        return page.error();
    return PolicyText{rowFrom(page->policy),
                      textFrom(page->policy.document.text("text")),
                      textFrom(page->policy.document.reference("replaces")),
                      textFrom(page->replacesTitle),
                      textFrom(page->policy.successor),
                      textFrom(page->successorTitle)};
}

Result<std::vector<CalendarRow>> readCalendar(Store& store, const QString& from,
                                              const QString& to) {
    const auto first = parseDate(from.toStdString());
    const auto last = parseDate(to.toStdString());
    if (!first || !last)
        return Error{ErrorCode::Invalid, "a span of a calendar is two days such as 2026-05-28"};
    std::vector<CalendarRow> rows;
    for (const auto& event : calendarEvents(store, *first, *last))
        rows.push_back({textFrom(event.day), nameOf(event.entity), textFrom(event.id),
                        textFrom(event.title), textFrom(event.unit), textFrom(event.place),
                        event.isCancelled});
    return rows;
}

Result<std::vector<CardGapRow>> readCardGaps(Store& store) {
    const auto gaps = cardGaps(store);
    if (!gaps)
        return gaps.error();
    std::vector<CardGapRow> rows;
    for (const auto& gap : *gaps)
        rows.push_back({textFrom(gap.grid), textFrom(gap.name), textFrom(gap.community),
                        gap.households, gap.without});
    return rows;
}

Result<DeliveredCard> saveDelivery(Store& store, const QString& householdId, std::int64_t holdMs) {
    const auto household = idFrom(householdId);
    if (!household)
        return household.error();
    const Uuid card = cardToDeliver(store, *household);
    if (card.isNull())
        return Error{ErrorCode::NotFound, "there is no card that this household does not have"};
    const auto delivered = Service(store, holdMs).deliverCard(card, *household);
    if (!delivered)
        return delivered.error();
    return DeliveredCard{QString::number(delivered->action), householdId,
                         nameOfDoor(store, *household).place, store.clock().wallMs() + holdMs};
}

} // namespace banyan::ui
