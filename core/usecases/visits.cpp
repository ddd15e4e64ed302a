#include "core/usecases/visits.h"

#include "core/usecases/doorpolicy.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t weekMs = 7 * msPerDay;
constexpr std::int64_t clockSlackMs = 5 * 60'000; // a form may be a little ahead of the clock

Value textOrNothing(const std::string& text) { return text.empty() ? Value{} : Value{text}; }
Value idOrNothing(const Uuid& id) { return id.isNull() ? Value{} : Value{id}; }

// The one household behind a door that was given without one.
Uuid onlyHouseholdIn(Store& store, const Uuid& dwelling) {
    const auto found = store.table(EntityId::Household)
                           .select("dwelling = ? AND record_state = 0 LIMIT 2", {Value{dwelling}});
    return found.size() == 1 ? found.front().id : Uuid{};
}

// Puts one visit and its consequences into a draft.
class VisitWriter {
public:
    VisitWriter(ActionDraft& action, const VisitDraft& visit)
        : m_action(action)
        , m_visit(visit)
        , m_observedAtMs(visit.observedAtMs == 0 ? action.nowMs() : visit.observedAtMs) {
        m_household = visit.household;
        m_dwelling = visit.dwelling;
        if (m_household.isNull() && !m_dwelling.isNull())
            m_household = onlyHouseholdIn(action.store(), m_dwelling);
        if (!m_household.isNull())
            if (const auto* record = action.record(EntityId::Household, m_household))
                m_dwelling = record->reference("dwelling");
    }

    Uuid write() {
        check();
        if (m_action.hasFault())
            return {};
        const Uuid id = m_action.create(EntityId::Visit, fields());
        writeDoor();
        writeHousehold();
        if (m_visit.everyoneMovedOut)
            writeMovedOut();
        writeTasks(id);
        return id;
    }

private:
    void check() {
        if (m_household.isNull() && m_dwelling.isNull())
            m_action.refuse(ErrorCode::Invalid, "say which household or door was visited");
        if (m_visit.outcome.empty())
            m_action.refuse(ErrorCode::Invalid, "outcome: say how it went");
        if (m_observedAtMs > m_action.nowMs() + clockSlackMs)
            m_action.refuse(ErrorCode::Invalid,
                            "observed_at: this is later than now; check the time");
        if (m_visit.everyoneMovedOut && m_visit.outcome != "moved_away")
            m_action.refuse(ErrorCode::Invalid,
                            "only a visit with the outcome moved_away can say that all moved out");
        if (m_household.isNull()
            && (!m_visit.doorNote.empty() || !m_visit.bestTime.empty() || !m_visit.phones.empty()
                || !m_visit.visitState.empty() || !m_visit.card.isNull()))
            m_action.refuse(ErrorCode::Invalid,
                            "no household is registered at this door; register it first");
        for (const auto& person : m_visit.met)
            (void)m_action.record(EntityId::Resident, person);
        if (m_visit.nextAtMs != 0 && m_visit.nextAtMs < m_observedAtMs)
            m_action.refuse(ErrorCode::Invalid, "next_time: this is before the visit itself");
    }

    std::string nextTime() const {
        if (!m_visit.nextTime.empty() || m_visit.nextAtMs == 0)
            return m_visit.nextTime;
        const std::string iso = isoLocalText(m_visit.nextAtMs);
        return iso.substr(0, 10) + " " + iso.substr(11, 5);
    }

    ActionDraft::Fields fields() const {
        std::string met;
        for (const auto& person : m_visit.met)
            met += (met.empty() ? "" : ",") + person.text();
        return {{"household", idOrNothing(m_household)},
                {"dwelling", idOrNothing(m_dwelling)},
                {"purpose", textOrNothing(m_visit.purpose)},
                {"outcome", textOrNothing(m_visit.outcome)},
                {"observed_at", Value{m_observedAtMs}},
                {"companions", textOrNothing(m_visit.companions)},
                {"met", textOrNothing(met)},
                {"note", textOrNothing(m_visit.note)},
                {"next_time", textOrNothing(nextTime())}};
    }

    void writeDoor() {
        const std::string occupancy = m_visit.occupancy.empty() && m_visit.everyoneMovedOut
                                          ? std::string("vacant")
                                          : m_visit.occupancy;
        if (!occupancy.empty() && !m_dwelling.isNull())
            m_action.set(EntityId::Dwelling, m_dwelling, "occupancy", Value{occupancy},
                         m_observedAtMs);
    }

    void writeHousehold() {
        if (m_household.isNull())
            return;
        const auto set = [&](const char* field, const std::string& text) {
            if (!text.empty())
                m_action.set(EntityId::Household, m_household, field, Value{text});
        };
        set("best_time", m_visit.bestTime);
        set("visit_state", m_visit.visitState);
        set("quiet_hours", m_visit.quietHours);
        if (!m_visit.doorNote.empty())
            m_action.add(EntityId::Household, m_household, "door_note", m_visit.doorNote);
        for (const auto& phone : m_visit.phones)
            m_action.add(EntityId::Household, m_household, "phones", phone);
        if (!m_visit.card.isNull())
            m_action.create(EntityId::CardDelivery, {{"card", Value{m_visit.card}},
                                                     {"household", Value{m_household}},
                                                     {"delivered_at", Value{m_observedAtMs}},
                                                     {"delivered_by", Value{m_action.author()}}});
    }

    void writeMovedOut() {
        const Value day{localDateOf(m_observedAtMs).text()};
        auto& store = m_action.store();
        const auto people =
            store.table(EntityId::Resident)
                .select("household = ? AND record_state = 0 AND moved_out_on IS NULL AND "
                        "life_status IS NOT 'dead'",
                        {Value{m_household}});
        for (const auto& person : people) {
            m_action.set(EntityId::Resident, person.id, "moved_out_on", day);
            const auto stays = store.table(EntityId::Residency)
                                   .select("resident = ? AND dwelling = ? AND until IS NULL AND "
                                           "record_state = 0",
                                           {Value{person.id}, Value{m_dwelling}});
            for (const auto& stay : stays)
                m_action.set(EntityId::Residency, stay.id, "until", day);
        }
    }

    void writeTasks(const Uuid& visit) {
        const Value done{std::string("done")};
        for (const auto& task : m_visit.doneTasks)
            m_action.set(EntityId::Task, task, "state", done);
        if (m_household.isNull())
            return;
        writeCampaigns(done);
        const bool isNewAppointment = m_visit.outcome == "come_back";
        if (isNewAppointment || isReached(m_visit.outcome))
            settleAppointments(done);
        if (!isNewAppointment)
            return;
        const CivilDate due = m_visit.nextAtMs != 0
                                  ? localDateOf(m_visit.nextAtMs)
                                  : addDays(localDateOf(m_observedAtMs),
                                            DoorPolicy::of(m_action.store()).noAnswerPauseDays);
        const std::string when = nextTime();
        m_action.create(EntityId::Task,
                        {{"household", Value{m_household}},
                         {"kind", Value{std::string("follow_up")}},
                         {"title", Value{when.empty() ? std::string("改约") : "改约：" + when}},
                         {"assignee", Value{m_action.author()}},
                         {"due", Value{due.text()}},
                         {"state", Value{std::string("open")}}},
                        appointmentOf(visit));
    }

    // A door of a knock campaign is done with once somebody was reached or would not be visited;
    // else it was one round more.
    void writeCampaigns(const Value& done) {
        for (const auto& task :
             m_action.store()
                 .table(EntityId::Task)
                 .select("household = ? AND campaign IS NOT NULL AND state = 'open' AND "
                         "record_state = 0",
                         {Value{m_household}})) {
            if (isReached(m_visit.outcome) || m_visit.outcome == "refused")
                m_action.set(EntityId::Task, task.id, "state", done);
            else if (isAttempt(m_visit.outcome))
                m_action.set(EntityId::Task, task.id, "rounds", Value{task.integer("rounds") + 1});
        }
    }

    void settleAppointments(const Value& done) {
        auto& store = m_action.store();
        const auto earlier =
            store.table(EntityId::Visit)
                .select("household = ? AND outcome = 'come_back'", {Value{m_household}});
        for (const auto& visit : earlier) {
            const auto task = store.table(EntityId::Task).find(appointmentOf(visit.id));
            if (task && task->head.state == RecordState::Live && task->text("state") == "open"
                && visit.integer("observed_at") < m_observedAtMs)
                m_action.set(EntityId::Task, task->id, "state", done);
        }
    }

    ActionDraft& m_action;
    const VisitDraft& m_visit;
    std::int64_t m_observedAtMs;
    Uuid m_household;
    Uuid m_dwelling;
};

} // namespace

bool isReached(std::string_view outcome) {
    return outcome == "met" || outcome == "by_phone" || outcome == "by_another";
}

bool isAttempt(std::string_view outcome) {
    return outcome == "no_answer" || outcome == "refused" || outcome == "come_back";
}

Uuid appointmentOf(const Uuid& visit) {
    return Uuid::derived(std::string(visit.view()) + "appointment");
}

Result<Recorded> Visits::recordVisit(const VisitDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const Uuid id = VisitWriter(action, draft).write();
        return action.commit("record_visit", id, m_holdMs);
    });
}

Result<Recorded> Visits::voidVisit(const Uuid& visit, std::string_view reason) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        if (listed(reason).empty())
            action.refuse(ErrorCode::Invalid, "void_reason: say why this visit does not count");
        const Record* record = action.record(EntityId::Visit, visit);
        if (record && m_store.peers().get(record->createdBy) != action.author())
            action.refuse(ErrorCode::NotAllowed, "only who recorded a visit may void it");
        if (record && !isNull(record->value("void_reason")))
            action.refuse(ErrorCode::Conflict, "this visit was voided already");
        action.set(EntityId::Visit, visit, "void_reason", Value{std::string(reason)});
        const auto task = m_store.table(EntityId::Task).find(appointmentOf(visit));
        if (task && task->head.state == RecordState::Live && task->text("state") == "open")
            action.set(EntityId::Task, task->id, "state", Value{std::string("cancelled")});
        return action.commit("void_visit", visit, m_holdMs);
    });
}

Result<VisitWarning> Visits::warningBefore(const Uuid& household, std::int64_t atMs) {
    return guarded([&]() -> Result<VisitWarning> {
        const auto record = m_store.table(EntityId::Household).find(household);
        if (!record)
            return Error{ErrorCode::NotFound, "there is no such household here"};
        const DoorPolicy policy = DoorPolicy::of(m_store);
        VisitWarning warning;
        warning.quietHours = record->text("quiet_hours");
        warning.isRefusing = record->text("visit_state") == "refuses";
        warning.isQuietNow = policy.isQuiet(warning.quietHours, atMs);
        const auto recent = m_store.table(EntityId::Visit)
                                .select("household = ? AND record_state = 0 AND void_reason IS "
                                        "NULL AND observed_at <= ? ORDER BY observed_at DESC "
                                        "LIMIT 50",
                                        {Value{household}, Value{atMs}});
        for (const auto& visit : recent)
            warning.visitsLastWeek += visit.integer("observed_at") > atMs - weekMs;
        if (!recent.empty()) {
            warning.lastVisitAtMs = recent.front().integer("observed_at");
            warning.lastOutcome = recent.front().text("outcome");
        }
        const bool wasReachedLately =
            std::any_of(recent.begin(), recent.end(), [&](const Record& visit) {
                return isReached(visit.text("outcome"))
                       && visit.integer("observed_at") > atMs - policy.tooSoonDays * msPerDay;
            });
        warning.isTooSoon = wasReachedLately || warning.visitsLastWeek >= policy.visitsPerWeekMax;
        return warning;
    });
}

} // namespace banyan
