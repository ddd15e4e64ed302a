#include "core/usecases/reminders.h"

#include "core/merge/setvalue.h"
#include "core/schema/workflow.h"
#include "core/usecases/registers.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

using std::string_view;

constexpr string_view followedUp[] = {"followed_up"};
constexpr string_view answered[] = {"answered", "handled"}; // its limit is that of the answer
constexpr string_view checked[] = {"checked"};

constexpr DatedField dated[] = {
    {EntityId::Mediation, "follow_up_on", ReminderKind::FollowUp, {}},
    {EntityId::Topic, "follow_up_on", ReminderKind::FollowUp, followedUp},
    {EntityId::Mediation, "due", ReminderKind::Due, {}},
    {EntityId::Problem, "due", ReminderKind::Due, checked},
    {EntityId::Whistle, "due", ReminderKind::Due, answered},
    {EntityId::AgendaItem, "due", ReminderKind::Due, {}},
    {EntityId::Task, "due", ReminderKind::Due, {}},
};

// Who a record is given to, where it is given to a person.
constexpr string_view personFields[] = {"mediator", "assignee"};

constexpr string_view seenKey = "answers_seen";

std::string seenText(const Uuid& record, std::int64_t revision) {
    return record.text() + " " + std::to_string(revision);
}

// The reminders of one reader, gathered from a store.
class ReminderReader {
public:
    explicit ReminderReader(Store& store)
        : m_store(store)
        , m_actor(actorOf(store))
        , m_nowMs(store.clock().wallMs())
        , m_today(localDateOf(m_nowMs)) {}

    std::vector<Reminder> datedReminders() {
        std::vector<Reminder> found;
        for (const auto& field : dated)
            addDated(field, found);
        std::ranges::stable_sort(found, [](const Reminder& a, const Reminder& b) {
            return std::tuple(!a.isOwn, std::string_view(a.day), a.atMs)
                   < std::tuple(!b.isOwn, std::string_view(b.day), b.atMs);
        });
        return found;
    }

    // Unread ones, as the texts that say which were read.
    struct Answer {
        Reminder reminder;
        std::string seen;
    };
    std::vector<Answer> answers() {
        const std::int64_t author = m_store.peers().find(m_actor.person);
        if (author == 0)
            return {};
        const auto& spec = specOf(EntityId::Problem);
        const auto state = spec.field("state")->number;
        const auto seen = m_store.meta(seenKey);
        std::vector<Answer> found;
        for (const auto& problem :
             m_store.table(EntityId::Problem)
                 .select("created_by = ? AND record_state = 0", {Value{author}})) {
            const auto version = m_store.history().version(problem.id, state);
            if (!version || version->author == author || version->atMs < m_nowMs - answersKeptMs)
                continue;
            Answer answer;
            answer.seen = seenText(problem.id, version->revision);
            if (setContains(seen, answer.seen))
                continue;
            answer.reminder = reminderOf(ReminderKind::Answer, problem);
            answer.reminder.day = localDateOf(version->atMs).text();
            answer.reminder.atMs = version->atMs;
            answer.reminder.isOwn = true;
            found.push_back(std::move(answer));
        }
        std::ranges::stable_sort(found, [](const Answer& a, const Answer& b) {
            return a.reminder.atMs > b.reminder.atMs;
        });
        return found;
    }

private:
    Reminder reminderOf(ReminderKind kind, const Record& record) {
        Reminder reminder;
        reminder.kind = kind;
        reminder.entity = record.entity;
        reminder.record = record.id;
        reminder.title = Registers(m_store).titleOf(record);
        reminder.state = record.text("state");
        return reminder;
    }

    void addDated(const DatedField& field, std::vector<Reminder>& found) {
        const auto& spec = specOf(field.entity);
        const bool isTime = spec.field(field.field)->type == FieldType::Time;
        const Value last =
            isTime ? Value{localMidnightMs(addDays(m_today, 1)) - 1} : Value{m_today.text()};
        std::string where = std::string(field.field)
                            + " <= ? AND record_state = 0 AND state NOT IN ("
                            + statesWithout(field, spec) + ")";
        if (field.entity == EntityId::Task) // those of doors stand among the doors
            where += " AND household IS NULL AND campaign IS NULL";
        for (const auto& record : m_store.table(field.entity).select(where, {last})) {
            const bool isOwn = names(record, m_actor.person);
            if (!mayGoOn(spec, record) || (!isOwn && namesSomebody(record)))
                continue;
            Reminder reminder = reminderOf(field.kind, record);
            reminder.isOwn = isOwn;
            if (isTime) {
                reminder.atMs = record.integer(field.field);
                reminder.day = localDateOf(reminder.atMs).text();
                reminder.isLate = reminder.atMs < m_nowMs;
            } else {
                reminder.day = record.text(field.field);
                reminder.isLate = reminder.day < m_today.text();
            }
            found.push_back(std::move(reminder));
        }
    }

    // In which the date asks nothing, as a list of SQL. Most records of a district are in one.
    static std::string statesWithout(const DatedField& field, const EntitySpec& spec) {
        std::string list;
        for (const auto states : {spec.field("state")->workflow->ends, field.met})
            for (const auto state : states)
                list += (list.empty() ? "'" : ", '") + std::string(state) + "'";
        return list;
    }

    bool mayGoOn(const EntitySpec& spec, const Record& record) const {
        const auto& workflow = *spec.field("state")->workflow;
        return std::ranges::any_of(workflow.steps, [&](const Step& step) {
            return step.from == record.text("state") && m_actor.mayTake(step, workflow, record)
                   && m_actor.isOn(step.side, workflow, record);
        });
    }

    static Uuid personOf(const Record& record) {
        const auto& spec = specOf(record.entity);
        for (const auto name : personFields)
            if (spec.field(name))
                return record.reference(name);
        return {};
    }
    static bool names(const Record& record, const Uuid& person) {
        return personOf(record) == person;
    }
    static bool namesSomebody(const Record& record) { return !personOf(record).isNull(); }

    Store& m_store;
    Actor m_actor;
    std::int64_t m_nowMs;
    CivilDate m_today;
};

} // namespace

const char* reminderKindName(ReminderKind kind) {
    constexpr std::array names{"follow_up", "due", "answer"};
    return names[static_cast<std::size_t>(kind)];
}

std::span<const DatedField> datedFields() { return dated; }

Result<Reminders> reminders(Store& store) {
    auto shares = Campaigns(store).shares();
    if (!shares)
        return shares.error();
    return guarded([&]() -> Result<Reminders> {
        ReminderReader reader(store);
        Reminders all;
        all.dated = reader.datedReminders();
        for (auto& answer : reader.answers())
            all.answers.push_back(std::move(answer.reminder));
        all.campaigns = *std::move(shares);
        return all;
    });
}

Result<bool> noteOpened(Store& store, EntityId entity, const Uuid& record) {
    return guarded([&]() -> Result<bool> {
        if (entity != EntityId::Problem)
            return false;
        const auto answers = ReminderReader(store).answers();
        const auto read = std::ranges::find(
            answers, record, [](const auto& answer) { return answer.reminder.record; });
        if (read == answers.end())
            return false;
        // An earlier answer to the same problem is not asked for again.
        std::vector<std::string> seen = setElements(store.meta(seenKey));
        std::erase_if(
            seen, [&](const std::string& text) { return text.starts_with(record.text() + " "); });
        seen.push_back(read->seen);
        Transaction transaction(store.database());
        store.setMeta(seenKey, std::string_view(setText(std::move(seen))));
        transaction.commit();
        return true;
    });
}

} // namespace banyan
