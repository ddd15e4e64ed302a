#include "qml/viewmodels/store/reminderreading.h"

#include "core/schema/workflow.h"
#include "core/usecases/feedbacks.h"
#include "core/usecases/reminders.h"
#include "qml/viewmodels/store/coretext.h"

namespace banyan::ui {

namespace {

ReminderRow rowFrom(const Reminder& reminder) {
    const auto& spec = specOf(reminder.entity);
    return {QString::fromUtf8(reminderKindName(reminder.kind)),
            QString::fromUtf8(spec.name),
            textFrom(reminder.record),
            textFrom(reminder.title),
            textFrom(reminder.state),
            QString::fromUtf8(spec.field("state")->workflow->name),
            textFrom(reminder.day),
            reminder.atMs,
            reminder.isLate,
            reminder.isOwn};
}

} // namespace

Result<DayReminders> readReminders(Store& store) {
    const auto all = reminders(store);
    if (!all)
        return all.error();
    DayReminders day;
    for (const auto& share : all->campaigns)
        day.campaigns.push_back({textFrom(share.campaign), textFrom(share.title),
                                 textFrom(share.until), share.doors, share.round});
    for (const auto& answer : all->answers)
        day.answers.push_back(rowFrom(answer));
    for (const auto& dated : all->dated)
        day.dated.push_back(rowFrom(dated));
    return day;
}

Result<bool> saveOpened(Store& store, const QString& entity, const QString& id) {
    const auto* spec = entitySpec(entity.toStdString());
    const auto record = idFrom(id);
    if (!spec || !record)
        return false; // a newer office's kind of record has no news here
    return banyan::noteOpened(store, spec->id, *record);
}

Result<std::vector<FeedbackRow>> readFeedbacks(Store& store) {
    const auto own = Feedbacks(store).own();
    if (!own)
        return own.error();
    std::vector<FeedbackRow> rows;
    for (const auto& feedback : *own)
        rows.push_back({textFrom(feedback.id), textFrom(feedback.text), feedback.sentAtMs,
                        textFrom(feedback.state), textFrom(feedback.answer), feedback.isUnsent});
    return rows;
}

Status saveFeedback(Store& store, const QString& text) {
    auto sent = Feedbacks(store).send(text.trimmed().toStdString());
    return sent ? ok() : Status(sent.error());
}

} // namespace banyan::ui
