#include "core/usecases/pairingbalance.h"

#include "core/schema/civildate.h"
#include "core/usecases/names.h"
#include "core/usecases/position.h"
#include "core/usecases/validity.h"

#include <algorithm>

namespace banyan {

namespace {

class BalanceReader {
public:
    explicit BalanceReader(Store& store)
        : m_store(store)
        , m_names(store)
        , m_today(localDateOf(store.clock().wallMs()).text()) {
        for (const auto& base : m_store.table(EntityId::ServiceBase)
                                    .select("record_state = 0 AND (closed_on IS NULL OR closed_on "
                                            "> ?) ORDER BY row",
                                            {Value{m_today}}))
            if (const auto position = measuredPosition(base))
                m_positions.emplace(base.reference("unit"), *position);
    }

    CommunityBalance of(const Record& community) {
        CommunityBalance balance;
        balance.community = community.id;
        balance.name = community.text("name");
        balance.subdistrict = m_names.of(EntityId::OrgUnit, community.reference("parent"));
        balance.households = households(community.id);
        const bool isFollowed = follows(community.id);
        if (isFollowed)
            balance.members = members(community.id, nullptr);
        for (const auto& pairing :
             m_store.table(EntityId::Pairing)
                 .select("community = ?1 AND record_state = 0 AND "
                             + holdsOn(EntityId::Pairing, "?2") + " ORDER BY row",
                         {Value{community.id}, Value{m_today}})) {
            const Uuid unit = pairing.reference("unit");
            PairedUnit paired;
            paired.pairing = pairing.id;
            paired.name = m_names.of(EntityId::OrgUnit, unit);
            paired.since = pairing.text("since");
            if (isFollowed)
                paired.members = members(community.id, &unit);
            addDistance(pairing, paired);
            balance.units.push_back(std::move(paired));
        }
        return balance;
    }

private:
    bool follows(const Uuid& scope) {
        const auto feed = m_store.feeds().find(scope);
        return feed && m_store.feeds().isFollowed(*feed);
    }

    int members(const Uuid& community, const Uuid* unit) {
        auto& row = m_store.database()
                        .cached("SELECT count(*) FROM member_registration WHERE community = ?1 AND "
                                "record_state = 0 AND "
                                + holdsOn(EntityId::MemberRegistration, "?2")
                                + " AND (?3 IS NULL OR unit = ?3)")
                        .with(community, m_today);
        if (unit)
            row.bind(3, *unit);
        else
            row.bindNull(3);
        Running running(row);
        running->step();
        return static_cast<int>(row.integer(0));
    }

    std::optional<int> households(const Uuid& community) {
        int count = 0;
        const auto grids =
            m_store.table(EntityId::Grid)
                .select("community = ?1 AND record_state = 0 AND " + holdsOn(EntityId::Grid, "?2"),
                        {Value{community}, Value{m_today}});
        for (const auto& grid : grids) {
            if (!follows(grid.id))
                return std::nullopt;
            auto& row = m_store.database()
                            .cached("SELECT count(*) FROM household h JOIN dwelling d ON d.id = "
                                    "h.dwelling WHERE d.grid = ? AND h.record_state = 0")
                            .with(grid.id);
            Running running(row);
            running->step();
            count += static_cast<int>(row.integer(0));
        }
        return grids.empty() ? std::nullopt : std::optional(count);
    }

    void addDistance(const Record& pairing, PairedUnit& paired) {
        if (const auto* recorded = std::get_if<double>(&pairing.value("distance"))) {
            paired.kilometres = *recorded;
            return;
        }
        const auto unit = m_positions.find(pairing.reference("unit"));
        const auto community = m_positions.find(pairing.reference("community"));
        if (unit == m_positions.end() || community == m_positions.end())
            return;
        paired.kilometres = greatCircleKilometres(unit->second, community->second);
        paired.isComputed = true;
    }

    Store& m_store;
    Names m_names;
    std::string m_today;
    std::unordered_map<Uuid, Position> m_positions; // of the first base of a unit
};

} // namespace

std::optional<double> CommunityBalance::membersPer100Households() const {
    if (!members || !households || *households == 0)
        return std::nullopt;
    return 100.0 * *members / *households;
}

Result<std::vector<CommunityBalance>> pairingBalance(Store& store) {
    return guarded([&]() -> Result<std::vector<CommunityBalance>> {
        const std::string today = localDateOf(store.clock().wallMs()).text();
        BalanceReader reader(store);
        std::vector<CommunityBalance> balances;
        for (const auto& community :
             store.table(EntityId::OrgUnit)
                 .select(
                     "record_state = 0 AND " + holdsOn(EntityId::OrgUnit, "?1")
                         + " AND level = 'community' AND (id IN (SELECT community FROM grid WHERE "
                           "record_state = "
                           "0) OR id IN (SELECT community FROM pairing WHERE record_state = 0)) "
                           "ORDER BY code",
                     {Value{today}}))
            balances.push_back(reader.of(community));
        return balances;
    });
}

} // namespace banyan
