#include "core/usecases/cardgaps.h"

#include "core/schema/civildate.h"
#include "core/usecases/names.h"
#include "core/usecases/validity.h"

namespace banyan {

std::unordered_set<Uuid> householdsWithCard(Store& store) {
    std::unordered_set<Uuid> households;
    const std::string today = localDateOf(store.clock().wallMs()).text();
    auto& row = store.database()
                    .cached("SELECT DISTINCT d.household FROM card_delivery d JOIN contact_card c "
                            "ON c.id = d.card WHERE d.record_state = 0 AND c.record_state = 0 AND "
                            + holdsOn(EntityId::ContactCard, "?1", "c"))
                    .with(today);
    Running running(row);
    while (running->step())
        households.insert(row.id(0));
    return households;
}

Result<std::vector<CardGap>> cardGaps(Store& store) {
    return guarded([&]() -> Result<std::vector<CardGap>> {
        const auto withCard = householdsWithCard(store);
        Names names(store);
        std::vector<CardGap> gaps;
        auto& row = store.database().cached(
            "SELECT g.id, g.name, g.community, h.id FROM household h JOIN dwelling d ON d.id = "
            "h.dwelling JOIN grid g ON g.id = d.grid WHERE h.record_state = 0 ORDER BY g.code");
        Running running(row);
        while (running->step()) {
            if (gaps.empty() || gaps.back().grid != row.id(0))
                gaps.push_back({row.id(0), std::string(row.text(1)),
                                names.of(EntityId::OrgUnit, row.id(2)), 0, 0});
            ++gaps.back().households;
            if (!withCard.contains(row.id(3)))
                ++gaps.back().without;
        }
        return gaps;
    });
}

} // namespace banyan
