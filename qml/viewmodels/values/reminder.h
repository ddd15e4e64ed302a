#pragma once

#include <QString>
#include <QtGlobal>

#include <vector>

namespace banyan::ui {

// A record that the day brings up.
struct ReminderRow {
    QString kind; // follow_up, due, answer
    QString entity;
    QString recordId;
    QString title;
    QString state; // code
    QString stateList;
    QString day;     // "2026-05-28": for which it was set, or on which the answer came
    qint64 atMs = 0; // a limit by the hour, or when the answer came
    bool late = false;
    bool own = false; // names the reader
    bool operator==(const ReminderRow&) const = default;
};

// A knock campaign with doors that are left for the reader.
struct CampaignShareRow {
    QString campaignId;
    QString title;
    QString until;
    int doors = 0;
    int round = 1;
    bool operator==(const CampaignShareRow&) const = default;
};

struct DayReminders {
    std::vector<CampaignShareRow> campaigns;
    std::vector<ReminderRow> answers; // latest first
    std::vector<ReminderRow> dated;   // the reader's own first, then what has waited longest
};

// Feedback of whoever uses this device.
struct FeedbackRow {
    QString id;
    QString text;
    qint64 sentAtMs = 0;
    QString state; // code
    QString answer;
    bool unsent = false;
    bool operator==(const FeedbackRow&) const = default;
};

} // namespace banyan::ui
