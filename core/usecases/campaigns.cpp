#include "core/usecases/campaigns.h"

#include "core/schema/workflow.h"
#include "core/usecases/campaignsharing.h"

#include <algorithm>

namespace banyan {

namespace {

Uuid taskOf(const Uuid& campaign, const Uuid& household) {
    return Uuid::derived("campaign" + std::string(campaign.view()) + std::string(household.view()));
}

constexpr const char* campaignWork = "a knock campaign";

Result<Record> found(Store& store, const Uuid& campaign) {
    auto record = store.table(EntityId::Campaign).find(campaign);
    if (!record || record->head.state != RecordState::Live)
        return Error{ErrorCode::NotFound, "there is no such campaign here"};
    return *std::move(record);
}

Status checkCode(const CodeList& list, const std::string& code) {
    if (code.empty() || list.find(code))
        return ok();
    return Error{ErrorCode::Invalid,
                 std::string(list.name) + ": the code " + code + " is not known"};
}

} // namespace

Result<std::vector<Uuid>> Campaigns::doors(const CampaignRule& rule) {
    if (auto status = checkCode(codes::careCategory, rule.careCategory); !status)
        return status.error();
    if (auto status = checkCode(codes::occupancy, rule.occupancy); !status)
        return status.error();
    return guarded([&]() -> Result<std::vector<Uuid>> {
        std::string sql =
            "SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling WHERE "
            "h.record_state = 0 AND d.record_state = 0 AND coalesce(h.visit_state, 'normal') <> "
            "'refuses'";
        std::vector<Value> values;
        const auto with = [&](const char* condition, Value value) {
            sql += std::string(" AND ") + condition;
            values.push_back(std::move(value));
        };
        if (rule.unit) {
            std::string marks;
            for (const auto& grid : gridsUnder(*rule.unit)) {
                marks += marks.empty() ? "?" : ", ?";
                values.emplace_back(grid);
            }
            sql += " AND d.grid IN (" + marks + ")";
        }
        if (rule.grid)
            with("d.grid = ?", Value{*rule.grid});
        if (rule.estate)
            with("d.estate = ?", Value{*rule.estate});
        if (!rule.occupancy.empty())
            with("d.occupancy = ?", Value{rule.occupancy});
        if (!rule.careCategory.empty()) {
            with("EXISTS (SELECT 1 FROM care_tag t WHERE t.household = h.id AND t.record_state = 0 "
                 "AND t.removed_reason IS NULL AND t.category = ?",
                 Value{rule.careCategory});
            with("(t.expires IS NULL OR t.expires >= ?))",
                 Value{localDateOf(m_store.clock().wallMs()).text()});
        }
        if (rule.notReachedDays > 0)
            with("NOT EXISTS (SELECT 1 FROM visit v WHERE v.household = h.id AND v.record_state = "
                 "0 AND v.void_reason IS NULL AND v.outcome IN ('met', 'by_phone', 'by_another') "
                 "AND v.observed_at > ?)",
                 Value{m_store.clock().wallMs() - rule.notReachedDays * msPerDay});
        auto statement = m_store.database().prepare(
            sql
            + " ORDER BY d.grid, d.estate, d.building, d.unit, d.floor, length(d.door), d.door");
        for (std::size_t i = 0; i < values.size(); ++i)
            statement.bind(static_cast<int>(i) + 1, values[i]);
        std::vector<Uuid> households;
        while (statement.step())
            households.push_back(statement.id(0));
        return households;
    });
}

Result<std::vector<Uuid>> Campaigns::doorsFor(const Uuid& campaign, CampaignRule rule) {
    const auto record = guarded([&] { return found(m_store, campaign); });
    if (!record)
        return record.error();
    rule.unit = record->reference("unit");
    return doors(rule);
}

Result<CampaignPreview> Campaigns::preview(const Uuid& campaign, const CampaignRule& rule) {
    const auto households = doorsFor(campaign, rule);
    if (!households)
        return households.error();
    return guarded([&]() -> Result<CampaignPreview> {
        CampaignPreview preview;
        preview.fit = static_cast<int>(households->size());
        for (const auto& household : *households)
            preview.missing += !m_store.table(EntityId::Task).head(taskOf(campaign, household));
        return preview;
    });
}

// Whose doors may be given out or given once more.
Result<Record> Campaigns::running(const Uuid& campaign) {
    auto record = found(m_store, campaign);
    if (!record)
        return record;
    if (workflows::campaign.isEnd(record->text("state")))
        return Error{ErrorCode::Invalid, "this campaign is over"};
    if (record->text("until") < localDateOf(m_store.clock().wallMs()).text())
        return Error{ErrorCode::Invalid, "the campaign's last day is over; set a later one first"};
    return record;
}

Result<int> Campaigns::send(const Uuid& campaign, const std::vector<Uuid>& households,
                            const std::vector<Uuid>& people) {
    return guarded([&]() -> Result<int> {
        const auto record = running(campaign);
        if (!record)
            return record.error();
        if (households.empty())
            return Error{ErrorCode::Invalid, "no door fits this rule; widen it"};
        if (people.empty())
            return Error{ErrorCode::Invalid, "say who knocks"};
        std::vector<Uuid> missing;
        for (const auto& household : households)
            if (!m_store.table(EntityId::Task).head(taskOf(campaign, household)))
                missing.push_back(household);
        const auto knocks = sharedOut(m_store, missing, people);
        if (!knocks)
            return knocks.error();
        for (std::size_t from = 0; from < missing.size(); from += doorsPerAction) {
            ActionDraft draft(m_store);
            draft.requireRole(roles::desks, campaignWork);
            const std::size_t to = std::min(missing.size(), from + doorsPerAction);
            for (std::size_t i = from; i < to; ++i)
                draft.create(EntityId::Task,
                             {{"household", Value{missing[i]}},
                              {"kind", Value{std::string("visit")}},
                              {"title", record->value("title")},
                              {"assignee", Value{knocks->at(i)}},
                              {"due", record->value("until")},
                              {"state", Value{std::string("open")}},
                              {"campaign", Value{campaign}},
                              {"round", Value{std::int64_t{1}}}},
                             taskOf(campaign, missing[i]));
            if (auto done = draft.commit("campaign", campaign, 0); !done)
                return done.error();
        }
        return static_cast<int>(missing.size());
    });
}

Result<int> Campaigns::nextRound(const Uuid& campaign, const std::vector<Uuid>& people) {
    const auto all = doorsOf(campaign, false);
    if (!all)
        return all.error();
    std::vector<CampaignDoor> waiting;
    std::ranges::copy_if(*all, std::back_inserter(waiting), &CampaignDoor::isWaiting);
    return guarded([&]() -> Result<int> {
        const auto record = running(campaign);
        if (!record)
            return record.error();
        if (waiting.empty())
            return Error{ErrorCode::Invalid,
                         "no door waits for another round: none was knocked at without an answer"};
        std::int64_t latest = record->integer("rounds");
        std::vector<Uuid> households;
        households.reserve(waiting.size());
        for (const auto& door : waiting)
            households.push_back(door.household);
        const auto knocks = sharedOut(m_store, households, people);
        if (!people.empty() && !knocks)
            return knocks.error();
        for (std::size_t from = 0; from < waiting.size(); from += doorsPerAction) {
            ActionDraft draft(m_store);
            draft.requireRole(roles::desks, campaignWork);
            const std::size_t to = std::min(waiting.size(), from + doorsPerAction);
            for (std::size_t i = from; i < to; ++i) {
                const auto& door = waiting[i];
                const std::int64_t next = door.knocks + 1; // whoever knocked too often, once more
                latest = std::max(latest, next);
                draft.set(EntityId::Task, door.task, "round", Value{next});
                draft.set(EntityId::Task, door.task, "due", record->value("until"));
                if (!people.empty())
                    draft.set(EntityId::Task, door.task, "assignee", Value{knocks->at(i)});
            }
            if (to == waiting.size())
                draft.set(EntityId::Campaign, campaign, "rounds", Value{latest});
            if (auto done = draft.commit("campaign_round", campaign, 0); !done)
                return done.error();
        }
        return static_cast<int>(waiting.size());
    });
}

Result<Recorded> Campaigns::cancel(const Uuid& campaign) {
    const auto all = doorsOf(campaign, false);
    if (!all)
        return all.error();
    std::vector<Uuid> open;
    for (const auto& door : *all)
        if (door.state == "open")
            open.push_back(door.task);
    return guarded([&]() -> Result<Recorded> {
        const auto record = found(m_store, campaign);
        if (!record)
            return record.error();
        if (!workflows::campaign.step(record->text("state"), "cancelled"))
            return Error{ErrorCode::Invalid, "this campaign is over"};
        const Value cancelled{std::string("cancelled")};
        for (std::size_t from = 0;; from += doorsPerAction) {
            ActionDraft draft(m_store);
            draft.requireRole(roles::desks, campaignWork);
            const std::size_t to = std::min(open.size(), from + doorsPerAction);
            for (std::size_t i = from; i < to; ++i)
                draft.set(EntityId::Task, open[i], "state", cancelled);
            if (to == open.size()) // last, so that it may be repeated
                draft.set(EntityId::Campaign, campaign, "state", cancelled);
            auto done = draft.commit("campaign_cancel", campaign, 0);
            if (!done || to == open.size())
                return done;
        }
    });
}

} // namespace banyan
