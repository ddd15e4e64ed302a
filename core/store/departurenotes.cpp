#include "core/store/departurenotes.h"

#include "core/merge/setvalue.h"
#include "core/schema/civildate.h"

#include <array>

namespace banyan {

namespace {

constexpr std::size_t labelsMax = 30;

} // namespace

const char* noticeReasonName(NoticeReason reason) {
    constexpr std::array names{"", "moved", "redrawn", "reassigned", "expired"};
    return names[static_cast<std::size_t>(reason)];
}

std::int64_t officeNowMs(Store& store) {
    return store.clock().wallMs() + store.metaNumber("clock_offset");
}

// A house does not walk: where the door leaves a grid that is still held, the grid was redrawn.
NoticeReason DepartureNotes::reasonOf(std::int64_t feedId, bool isDoorLeaving) {
    const Feed& feed = m_store.feeds().get(feedId);
    if (feed.kind == FeedKind::Pack) {
        auto& ends = m_store.database().cached("SELECT ends FROM pack WHERE feed = ?").with(feedId);
        Running running(ends);
        const std::int64_t at = running->step() ? ends.integer(0) : 0;
        return at != 0 && at <= officeNowMs(m_store) ? NoticeReason::Expired
                                                     : NoticeReason::Reassigned;
    }
    if (feed.state != FeedState::Left)
        return isDoorLeaving ? NoticeReason::Redrawn : NoticeReason::Moved;
    const auto grid = m_store.table(EntityId::Grid).find(feed.scope);
    return grid && !isNull(grid->value("successor")) ? NoticeReason::Redrawn
                                                     : NoticeReason::Reassigned;
}

std::string DepartureNotes::labelOf(const Record& household, bool isNamed) {
    const auto dwelling = m_store.table(EntityId::Dwelling).find(household.reference("dwelling"));
    std::string label(dwelling ? dwelling->text("door") : std::string_view());
    if (!isNamed)
        return label;
    const auto head = m_store.table(EntityId::Resident).find(household.reference("head"));
    if (head && !head->text("name").empty())
        label += (label.empty() ? "" : " ") + std::string(head->text("name"));
    return label;
}

void DepartureNotes::write(const std::vector<LeavingRecord>& leaving) {
    std::set<Uuid> doors;
    for (const auto& item : leaving)
        if (item.entity == EntityId::Dwelling)
            doors.insert(item.record);
    Groups groups;
    for (const auto& item : leaving) {
        if (item.entity != EntityId::Dwelling && item.entity != EntityId::Household)
            continue;
        const auto record = m_store.table(item.entity).find(item.record);
        if (!record || record->head.state != RecordState::Live)
            continue;
        const bool isDoor = item.entity == EntityId::Dwelling;
        const NoticeReason reason =
            reasonOf(item.feed, isDoor || doors.contains(record->reference("dwelling")));
        Group& group = groups[{item.feed, reason}];
        group.doors += isDoor;
        group.households += !isDoor;
        const std::string label = isDoor ? std::string(record->text("door"))
                                         : labelOf(*record, reason == NoticeReason::Moved);
        if (!label.empty() && group.labels.size() < labelsMax)
            group.labels.insert(label);
    }
    for (const auto& [key, group] : groups)
        insert(key.first, key.second, group);
}

void DepartureNotes::insert(std::int64_t feedId, NoticeReason reason, const Group& group) {
    const Feed& feed = m_store.feeds().get(feedId);
    const std::int64_t now = m_store.clock().wallMs();
    std::string name;
    for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
        if (const auto unit = m_store.table(entity).find(feed.scope))
            name = unit->text("name");
    m_store.database().cached("DELETE FROM notice WHERE at < ?").with(now - noticesKeptMs).run();
    m_store.database()
        .cached("INSERT INTO notice(at, scope, scope_name, reason, households, doors, labels) "
                "VALUES(?, ?, ?, ?, ?, ?, ?)")
        .with(now, feed.scope, name, static_cast<std::int64_t>(reason), group.households,
              group.doors, setText({group.labels.begin(), group.labels.end()}))
        .run();
}

} // namespace banyan
