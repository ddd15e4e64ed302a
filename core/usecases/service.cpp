#include "core/usecases/service.h"

#include "core/usecases/attaching.h"

namespace banyan {

namespace {

// What is ended today holds through today, and may be begun again.
constexpr const char* goesOn = "record_state = 0 AND (until IS NULL OR until > ?2)";

Value textOrNothing(std::string_view text) {
    return text.empty() ? Value{} : Value{std::string(text)};
}
Value idOrNothing(const Uuid& id) { return id.isNull() ? Value{} : Value{id}; }

// What goes when this goes; of a household also the pictures of its problems, which name only the
// problem.
std::vector<Record> picturesOf(Store& store, EntityId entity, const Uuid& id) {
    std::string of;
    if (entity == EntityId::Household)
        of = "(household = ?1 OR problem IN (SELECT id FROM problem WHERE household = ?1))";
    else if (Attaching::isTarget(entity))
        of = std::string(specOf(entity).name) + " = ?1";
    else
        return {};
    return store.table(EntityId::Attachment).select(of + " AND record_state <> 3", {Value{id}});
}

} // namespace

Result<Recorded> Service::appointCentreHousehold(const Uuid& household, const Uuid& resident,
                                                 const Uuid& user) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        (void)action.record(EntityId::Household, household);
        if (const Record* person = action.record(EntityId::Resident, resident)) {
            const auto status = person->text("political_status");
            if (person->reference("household") != household)
                action.refuse(ErrorCode::Invalid, "resident: this person is of another household");
            else if (!status.empty() && status != "01" && status != "02")
                action.refuse(ErrorCode::Invalid,
                              "resident: a centre household is led by a party member; the register "
                              "says otherwise, correct it first");
        }
        const auto today = action.today().text();
        if (!m_store.table(EntityId::CentreHousehold)
                 .select(std::string("household = ?1 AND ") + goesOn,
                         {Value{household}, Value{today}})
                 .empty())
            action.refuse(ErrorCode::Conflict, "this household is a centre household already");
        const Uuid id = action.create(EntityId::CentreHousehold, {{"household", Value{household}},
                                                                  {"resident", Value{resident}},
                                                                  {"since", Value{today}},
                                                                  {"user", idOrNothing(user)}});
        return action.commit("appoint_centre_household", id, m_holdMs);
    });
}

Result<Recorded> Service::endCentreHousehold(const Uuid& centre) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const auto today = action.today().text();
        action.set(EntityId::CentreHousehold, centre, "until", Value{today});
        for (const auto& served :
             m_store.table(EntityId::ContactLink)
                 .select(std::string("centre = ?1 AND ") + goesOn, {Value{centre}, Value{today}}))
            action.set(EntityId::ContactLink, served.id, "until", Value{today});
        return action.commit("end_centre_household", centre, m_holdMs);
    });
}

Result<Recorded> Service::linkHouseholds(const Uuid& centre, const std::vector<Uuid>& households) {
    return link("centre", EntityId::CentreHousehold, centre, households);
}

Result<Recorded> Service::linkToCadre(const Uuid& cadre, const std::vector<Uuid>& households) {
    return link("cadre", EntityId::User, cadre, households);
}

Result<Recorded> Service::link(const char* by, EntityId entity, const Uuid& who,
                               const std::vector<Uuid>& households) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        (void)action.record(entity, who);
        const auto today = action.today().text();
        for (const auto& household : households) {
            const auto linked =
                m_store.table(EntityId::ContactLink)
                    .select(std::string("household = ?1 AND ") + goesOn + " AND " + by + " = ?3",
                            {Value{household}, Value{today}, Value{who}});
            if (linked.empty())
                action.create(
                    EntityId::ContactLink,
                    {{"household", Value{household}}, {by, Value{who}}, {"since", Value{today}}});
        }
        if (action.isEmpty())
            action.refuse(ErrorCode::Conflict, "these households are linked already");
        return action.commit("link_households", who, m_holdMs);
    });
}

Result<Recorded> Service::endLink(const Uuid& link) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        action.set(EntityId::ContactLink, link, "until", Value{action.today().text()});
        return action.commit("end_link", link, m_holdMs);
    });
}

Result<Recorded> Service::deliverCard(const Uuid& card, const Uuid& household, std::int64_t atMs) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        if (atMs > action.nowMs())
            action.refuse(ErrorCode::Invalid,
                          "delivered_at: this is later than now; check the time");
        const Uuid id = action.create(EntityId::CardDelivery,
                                      {{"card", Value{card}},
                                       {"household", Value{household}},
                                       {"delivered_at", Value{atMs == 0 ? action.nowMs() : atMs}},
                                       {"delivered_by", Value{action.author()}}});
        return action.commit("deliver_card", id, m_holdMs);
    });
}

Result<Recorded> Service::giveConsent(const ConsentDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const std::int64_t at = draft.givenAtMs == 0 ? action.nowMs() : draft.givenAtMs;
        if (at > action.nowMs())
            action.refuse(ErrorCode::Invalid, "given_at: this is later than now; check the time");
        const Uuid id =
            action.create(EntityId::Consent, {{"household", idOrNothing(draft.household)},
                                              {"resident", idOrNothing(draft.resident)},
                                              {"purpose", textOrNothing(draft.purpose)},
                                              {"basis", textOrNothing(draft.basis)},
                                              {"given_at", Value{at}},
                                              {"given_by", textOrNothing(draft.givenBy)}});
        return action.commit("give_consent", id, m_holdMs);
    });
}

Result<Recorded> Service::withdrawConsent(const Uuid& consent, std::string_view reason) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        action.set(EntityId::Consent, consent, "withdrawn_at", Value{action.nowMs()});
        if (!listed(reason).empty())
            action.set(EntityId::Consent, consent, "withdrawn_reason", Value{std::string(reason)});
        return action.commit("withdraw_consent", consent, m_holdMs);
    });
}

Result<Recorded> Service::erase(EntityId entity, const Uuid& id, std::string_view ground) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        action.erase(entity, id, ground);
        if (entity == EntityId::Resident) {
            for (const auto of : {EntityId::CareTag, EntityId::Consent, EntityId::Residency})
                for (const auto& record :
                     m_store.table(of).select("resident = ? AND record_state <> 3", {Value{id}}))
                    action.erase(of, record.id, ground);
        }
        for (const auto& record : picturesOf(m_store, entity, id))
            action.erase(EntityId::Attachment, record.id, ground);
        return action.commit("erase", id, m_holdMs);
    });
}

} // namespace banyan
