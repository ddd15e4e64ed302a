#include "qml/viewmodels/remindersmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

std::vector<ReminderLine> linesOf(const std::vector<ReminderRow>& rows, qint64 nowMs) {
    std::vector<ReminderLine> lines;
    for (const ReminderRow& row : rows) {
        const Mark mark = Words::reminder(row, nowMs);
        lines.push_back({row.kind + row.recordId, QStringLiteral("record"), row.entity,
                         row.recordId, row.title.isEmpty() ? Words::entity(row.entity) : row.title,
                         mark.text, mark.icon, mark.tone});
    }
    return lines;
}

} // namespace

RemindersModel::RemindersModel(QObject* parent)
    : ViewModel(parent)
    , m_lines(
          {{"kind", [](const ReminderLine& line) { return line.kind; }},
           {"entity", [](const ReminderLine& line) { return line.entity; }},
           {"recordId", [](const ReminderLine& line) { return line.recordId; }},
           {"title", [](const ReminderLine& line) { return line.title; }},
           {"line", [](const ReminderLine& line) { return line.text; }},
           {"iconName", [](const ReminderLine& line) { return line.icon; }},
           {"tone", [](const ReminderLine& line) { return line.tone; }}},
          [](const ReminderLine& line) { return line.key; }, this) {}

void RemindersModel::load() {
    backend()->reminders(this, [this](Result<DayReminders> day) {
        if (!good(day))
            return;
        m_day = *std::move(day);
        show();
        setReady();
    });
}

bool RemindersModel::concerns(const Change& change) const {
    return change.areas & (Change::Doors | Change::Household | Change::Reminders);
}

void RemindersModel::unfold(const QString& group) {
    m_unfolded.insert(group);
    show();
}

void RemindersModel::show() {
    std::vector<ReminderLine> campaigns;
    for (const CampaignShareRow& row : m_day.campaigns)
        campaigns.push_back({QStringLiteral("campaign") + row.campaignId,
                             QStringLiteral("campaign"), QStringLiteral("campaign"), row.campaignId,
                             row.title, Words::campaignShare(row, nowMs()), QStringLiteral("door"),
                             QStringLiteral("green")});
    std::vector<ReminderLine> lines;
    addGroup(QStringLiteral("campaigns"), std::move(campaigns), lines);
    addGroup(QStringLiteral("answers"), linesOf(m_day.answers, nowMs()), lines);
    addGroup(QStringLiteral("dated"), linesOf(m_day.dated, nowMs()), lines);
    m_lines.setRows(std::move(lines));
    Q_EMIT linesChanged();
}

void RemindersModel::addGroup(const QString& group, std::vector<ReminderLine> all,
                              std::vector<ReminderLine>& lines) const {
    const bool isUnfolded = m_unfolded.contains(group);
    const int most = isUnfolded ? linesUnfolded : linesShown;
    const int count = int(all.size());
    const int shown = count <= most ? count : isUnfolded ? most : most - 1;
    std::move(all.begin(), all.begin() + shown, std::back_inserter(lines));
    if (shown == count)
        return;
    lines.push_back({QStringLiteral("more") + group,
                     isUnfolded ? QStringLiteral("rest") : QStringLiteral("more"), group, QString(),
                     QString(),
                     isUnfolded ? tr("还有 %n 项，办完前面的会接上来", nullptr, count - shown)
                                : tr("还有 %n 项", nullptr, count - shown),
                     QStringLiteral("down"), QStringLiteral("muted")});
}

} // namespace banyan::ui
