#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

struct ConsentDraft {
    Uuid household;
    Uuid resident;       // null: the household as a whole
    std::string purpose; // codes
    std::string basis;
    std::string givenBy;
    std::int64_t givenAtMs = 0; // 0: now
};

// How neighbours serve each other and what they have agreed to: centre households and the
// households they serve, contact cards, consent, and erasure by law. Writer's thread.
class Service {
public:
    explicit Service(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    // `resident` lives in the household and is a party member, as far as the register knows.
    // `user`: the account the centre household signs in with; null when it has none.
    Result<Recorded> appointCentreHousehold(const Uuid& household, const Uuid& resident,
                                            const Uuid& user = {});
    Result<Recorded> endCentreHousehold(const Uuid& centre);
    // Households that are linked already are left as they are.
    Result<Recorded> linkHouseholds(const Uuid& centre, const std::vector<Uuid>& households);
    Result<Recorded> linkToCadre(const Uuid& cadre, const std::vector<Uuid>& households);
    Result<Recorded> endLink(const Uuid& link);

    Result<Recorded> deliverCard(const Uuid& card, const Uuid& household, std::int64_t atMs = 0);

    Result<Recorded> giveConsent(const ConsentDraft& draft);
    Result<Recorded> withdrawConsent(const Uuid& consent, std::string_view reason);

    // By law or on demand, by a desk: values go everywhere and for ever. Of a resident also the
    // care tags, consents and residencies of that person, of a visit or household its pictures.
    Result<Recorded> erase(EntityId entity, const Uuid& id, std::string_view ground);

private:
    Result<Recorded> link(const char* by, EntityId entity, const Uuid& who,
                          const std::vector<Uuid>& households);

    Store& m_store;
    std::int64_t m_holdMs;
};

} // namespace banyan
