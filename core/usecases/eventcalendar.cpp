#include "core/usecases/eventcalendar.h"

#include "core/usecases/names.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr EntityId held[] = {EntityId::JointMeeting, EntityId::TopicSession, EntityId::Activity,
                             EntityId::ServiceSession};

class EventReader {
public:
    explicit EventReader(Store& store)
        : m_store(store)
        , m_names(store) {}

    CalendarEvent event(const Record& record) {
        CalendarEvent event;
        event.day = record.text("held_on");
        event.entity = record.entity;
        event.id = record.id;
        Uuid unit;
        if (record.entity == EntityId::TopicSession) {
            const auto topic = m_store.table(EntityId::Topic).find(record.reference("topic"));
            if (!topic)
                return event;
            event.title = topic->text("title");
            unit = topic->reference("unit");
            if (unit.isNull())
                event.unit = m_names.of(EntityId::Grid, topic->reference("grid"));
            event.place = m_names.of(EntityId::ServiceBase, topic->reference("hall"));
        } else {
            event.isCancelled = record.integer("cancelled") != 0;
            unit = record.reference("unit");
        }
        if (!unit.isNull())
            event.unit = m_names.of(EntityId::OrgUnit, unit);
        if (record.entity == EntityId::ServiceSession)
            event.title = m_names.of(EntityId::Team, record.reference("team"));
        else if (record.entity != EntityId::TopicSession)
            event.title = record.text("title");
        if (record.entity == EntityId::Activity)
            event.place = m_names.of(EntityId::ServiceBase, record.reference("base"));
        else if (record.entity != EntityId::TopicSession)
            event.place = record.text("place");
        return event;
    }

private:
    Store& m_store;
    Names m_names;
};

} // namespace

std::vector<CalendarEvent> calendarEvents(Store& store, CivilDate from, CivilDate to) {
    EventReader reader(store);
    std::vector<CalendarEvent> events;
    for (const EntityId entity : held)
        for (const auto& record :
             store.table(entity).select("record_state = 0 AND held_on BETWEEN ? AND ? ORDER BY row",
                                        {Value{from.text()}, Value{to.text()}}))
            events.push_back(reader.event(record));
    std::ranges::stable_sort(events, {}, &CalendarEvent::day);
    return events;
}

} // namespace banyan
