#include "core/store/crossrules.h"

namespace banyan {

namespace {

constexpr std::int64_t visitTwiceMs = 30 * 60'000;

} // namespace

void CrossRules::residentChanged(const Uuid& residentId, const Change& change, std::int64_t atMs) {
    const auto& spec = specOf(EntityId::Resident);
    const std::string_view name = spec.field(change.field)->name;
    const bool isGone = (name == "life_status" && textOf(change.value) == "dead")
                        || (name == "moved_out_on" && !isNull(change.value));
    if (!isGone)
        return;
    const auto households =
        m_store.table(EntityId::Household).select("head = ?", {Value{residentId}});
    for (const auto& household : households) {
        if (m_cases.openAbout(household.id, "head"))
            continue;
        CaseBook::Opening opening;
        opening.kind = "cross_field";
        opening.entity = EntityId::Household;
        opening.record = household.id;
        opening.field = "head";
        opening.before = residentId.text();
        opening.candidates = {{entryKey(viewOf(change.salt)), residentId.text(), {}, atMs}};
        opening.firstAction = viewOf(change.salt);
        opening.scope = household.head.scope;
        opening.atMs = atMs;
        m_cases.open(opening);
    }
}

void CrossRules::residencyCreated(const Record& residency, std::int64_t atMs) {
    if (!residency.text("until").empty())
        return;
    const Uuid person = residency.reference("resident");
    const auto others =
        m_store.table(EntityId::Residency)
            .select("resident = ? AND until IS NULL AND record_state = 0 AND id <> ? AND "
                    "dwelling <> ?",
                    {Value{person}, Value{residency.id}, residency.value("dwelling")});
    if (others.empty() || m_cases.openAbout(person, {}))
        return;
    CaseBook::Opening opening;
    opening.kind = "double_presence";
    opening.entity = EntityId::Resident;
    opening.record = person;
    for (const auto& other : others)
        opening.candidates.push_back({other.id.text(), other.id.text(),
                                      m_store.peers().get(other.createdBy), other.createdAtMs});
    opening.candidates.push_back(
        {residency.id.text(), residency.id.text(), m_store.peers().get(residency.createdBy), atMs});
    opening.firstAction = residency.id.view();
    opening.scope = m_store.table(EntityId::Resident).head(person).value_or(residency.head).scope;
    opening.atMs = atMs;
    m_cases.open(opening);
}

void CrossRules::visitCreated(const Record& visit, const Uuid& author, std::int64_t atMs) {
    const Uuid household = visit.reference("household");
    if (household.isNull())
        return;
    const std::int64_t observedAt = visit.integer("observed_at");
    const auto near =
        m_store.table(EntityId::Visit)
            .select("household = ? AND id <> ? AND observed_at BETWEEN ? AND ? AND "
                    "void_reason IS NULL AND record_state = 0",
                    {Value{household}, Value{visit.id}, Value{observedAt - visitTwiceMs},
                     Value{observedAt + visitTwiceMs}});
    for (const auto& other : near) {
        const Uuid otherAuthor = m_store.peers().get(other.createdBy);
        if (otherAuthor == author || m_cases.openAbout(visit.id, {}))
            continue;
        CaseBook::Opening opening;
        opening.kind = "visit_twice";
        opening.entity = EntityId::Visit;
        opening.record = visit.id;
        opening.candidates = {{other.id.text(), other.id.text(), otherAuthor, other.createdAtMs},
                              {visit.id.text(), visit.id.text(), author, atMs}};
        opening.firstAction = visit.id.view();
        opening.scope = visit.head.scope;
        opening.atMs = atMs;
        m_cases.open(opening);
    }
}

} // namespace banyan
