#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QSet>

namespace banyan::ui {

// A line of what the day brings besides its doors. `kind` says what a tap does: "campaign" and
// "record" lead there, "more" unfolds its group.
struct ReminderLine {
    QString key;
    QString kind;
    QString entity; // of a record; of "more" the group
    QString recordId;
    QString title;
    QString text;
    QString icon;
    QString tone;
    bool operator==(const ReminderLine&) const = default;
};

// What the day brings besides its doors, in plain lines: campaigns with doors left, answers to what
// one raised, dates that have come. A few of each; the rest folded away until asked for.
class RemindersModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool present READ present NOTIFY linesChanged)
    Q_PROPERTY(banyan::ui::RowList* lines READ lines CONSTANT)

public:
    static constexpr int linesShown = 3;     // of a group that is folded; one may be "more"
    static constexpr int linesUnfolded = 40; // of one that is not

    explicit RemindersModel(QObject* parent = nullptr);

    bool present() const { return m_lines.rowCount() > 0; }
    RowList* lines() { return &m_lines; }

    Q_INVOKABLE void unfold(const QString& group);

Q_SIGNALS:
    void linesChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();
    void addGroup(const QString& group, std::vector<ReminderLine> all,
                  std::vector<ReminderLine>& lines) const;

    DayReminders m_day;
    QSet<QString> m_unfolded;
    RowModel<ReminderLine> m_lines;
};

} // namespace banyan::ui
