#include "core/demo/demotimed.h"

#include "core/demo/demonotes.h"

#include <algorithm>

namespace banyan::demo {

namespace {

std::uint64_t indexOf(std::uint16_t grid, std::int64_t local) {
    return std::uint64_t{grid} << 32 | static_cast<std::uint32_t>(local);
}

// By time, and by grid and place within it where two are equal: the same on
// every run.
template <typename Plan, typename Key>
void sortBy(std::vector<Plan>& plans, Key key) {
    std::ranges::sort(plans, {}, key);
}

class WorkWriter {
public:
    WorkWriter(RecordWriter& writer, const Ids& ids, const Staff& staff)
        : m_writer(writer)
        , m_ids(ids)
        , m_staff(staff) {}

    void write(const DeliveryPlan& delivery, const Uuid& id) {
        const int grid = delivery.grid;
        const Uuid by = author(grid, delivery.byLeader);
        m_writer.begin(EntityId::CardDelivery, id, delivery.deliveredMs, by)
            .reference("card",
                       delivery.byLeader ? m_staff.leaderCard(grid) : m_staff.workerCard(grid))
            .reference("household", household(grid, delivery.household))
            .number("delivered_at", delivery.deliveredMs)
            .reference("delivered_by", by)
            .end();
    }

    void write(const VisitPlan& visit, const Uuid& id) {
        const int grid = visit.grid;
        const std::int64_t writingMs = 15'000 + visit.number % 50 * 1000;
        m_writer.begin(EntityId::Visit, id, visit.recordedMs, author(grid, visit.byLeader))
            .reference("household", household(grid, visit.household))
            .text("purpose", purposeCodes[visit.purpose])
            .text("outcome", outcomeCodes[visit.outcome])
            .number("observed_at", visit.recordedMs - writingMs);
        if (visit.companions > 0)
            m_writer.text("companions", companionNames[visit.companions - 1U]);
        if (visit.met >= 0)
            m_writer.set("met", {resident(grid, visit.met).text()});
        m_writer.text(
            "note", noteText(static_cast<NoteKind>(visit.noteKind), visit.note, visit.secondNote));
        if (visit.nextTime > 0)
            m_writer.text("next_time", nextTimes[visit.nextTime - 1U]);
        m_writer.end();
    }

    void write(const TaskPlan& task, const Uuid& id) {
        const int grid = task.grid;
        const auto& title = taskTitles[task.title];
        const bool isGridWide = task.household < 0;
        m_writer.begin(EntityId::Task, id, task.createdMs, m_staff.leader(grid))
            .reference("household", isGridWide ? Uuid{} : household(grid, task.household))
            .reference("grid", gridId(m_ids, grid))
            .text("kind", title.kind)
            .text("title", title.title)
            .reference("assignee", m_staff.worker(grid))
            .date("due", task.dueDays)
            .text("state", task.state)
            .number("rounds", task.rounds)
            .end();
    }

    void write(const ConsentPlan& consent, const Uuid& id) {
        const int grid = consent.grid;
        m_writer.begin(EntityId::Consent, id, consent.givenMs, m_staff.worker(grid))
            .reference("household", household(grid, consent.household))
            .reference("resident", resident(grid, consent.resident))
            .text("purpose", consentPurposeCodes[consent.purpose])
            .text("basis", consentBasisCodes[consent.basis])
            .number("given_at", consent.givenMs)
            .text("given_by", consent.givenBy);
        if (consent.withdrawnMs != 0)
            m_writer.number("withdrawn_at", consent.withdrawnMs)
                .text("withdrawn_reason", "本人不想再登记");
        m_writer.end();
    }

    // Within one millisecond ids ascend too, whatever their random part.
    template <typename Plan, typename Moment, typename Index>
    void writeAll(EntityId entity, std::vector<Plan>& plans, Moment moment, Index index) {
        sortBy(plans, [&](const Plan& plan) {
            return std::pair(moment(plan), m_ids.timed(entity, moment(plan), index(plan)));
        });
        for (const auto& plan : plans)
            write(plan, m_ids.timed(entity, moment(plan), index(plan)));
    }

private:
    Uuid author(int grid, bool isLeader) const {
        return isLeader ? m_staff.leader(grid) : m_staff.worker(grid);
    }
    Uuid household(int grid, std::int32_t index) const {
        return m_ids.standing(EntityId::Household, grid, static_cast<std::size_t>(index));
    }
    Uuid resident(int grid, std::int32_t index) const {
        return m_ids.standing(EntityId::Resident, grid, static_cast<std::size_t>(index));
    }

    RecordWriter& m_writer;
    const Ids& m_ids;
    const Staff& m_staff;
};

} // namespace

void writeWork(RecordWriter& writer, const Ids& ids, const Staff& staff, GridWork work) {
    WorkWriter out(writer, ids, staff);
    out.writeAll(
        EntityId::CardDelivery, work.deliveries,
        [](const DeliveryPlan& plan) { return plan.deliveredMs; },
        [](const DeliveryPlan& plan) { return indexOf(plan.grid, plan.household); });
    out.writeAll(
        EntityId::Visit, work.visits, [](const VisitPlan& plan) { return plan.recordedMs; },
        [](const VisitPlan& plan) { return indexOf(plan.grid, plan.number); });
    out.writeAll(
        EntityId::Task, work.tasks, [](const TaskPlan& plan) { return plan.createdMs; },
        [](const TaskPlan& plan) { return indexOf(plan.grid, plan.number); });
    out.writeAll(
        EntityId::Consent, work.consents, [](const ConsentPlan& plan) { return plan.givenMs; },
        [](const ConsentPlan& plan) {
            return indexOf(plan.grid, plan.household * 4 + plan.purpose);
        });
}

} // namespace banyan::demo
