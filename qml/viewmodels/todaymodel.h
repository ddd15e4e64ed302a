#pragma once

#include "qml/viewmodels/doorroles.h"
#include "qml/viewmodels/tagmodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The next door with what to remember, as one card.
class NextDoor : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to TodayModel")
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString householdId READ householdId NOTIFY changed)
    Q_PROPERTY(QString door READ door NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString stair READ stair NOTIFY changed)
    Q_PROPERTY(QString markIcon READ markIcon NOTIFY changed)
    Q_PROPERTY(QString markTone READ markTone NOTIFY changed)
    Q_PROPERTY(QString markText READ markText NOTIFY changed)
    Q_PROPERTY(QString memory READ memory NOTIFY changed)
    Q_PROPERTY(QString caution READ caution NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    Q_PROPERTY(banyan::ui::RowList* tags READ tags CONSTANT)

public:
    explicit NextDoor(QObject* parent = nullptr)
        : QObject(parent)
        , m_tags(this) {}

    bool present() const { return !m_card.row.householdId.isEmpty(); }
    QString householdId() const { return m_card.row.householdId; }
    QString door() const { return m_card.row.place.door; }
    QString name() const; // and how many
    QString stair() const;
    QString markIcon() const;
    QString markTone() const;
    QString markText() const;
    QString memory() const;  // door notes and the last visit, in a few short sentences
    QString caution() const; // quiet hours, too many visits, refuses; empty when none
    QString phone() const;   // the first to try; empty: none
    RowList* tags() { return &m_tags; }

    void show(DoorCard card, qint64 nowMs);

Q_SIGNALS:
    void changed();

private:
    DoorCard m_card;
    qint64 m_nowMs = 0;
    TagModel m_tags;
};

// Today's walk: the door at hand, the doors ahead in stair order, the doors done. A door stays at
// hand until it has an outcome or another is chosen. One-tap outcomes are saved at once; the undo
// bar is UndoModel's.
class TodayModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString placeLine READ placeLine NOTIFY planChanged)
    Q_PROPERTY(int doneCount READ doneCount NOTIFY planChanged)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY planChanged)
    Q_PROPERTY(bool allDone READ allDone NOTIFY planChanged)
    Q_PROPERTY(banyan::ui::NextDoor* next READ next CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* ahead READ ahead CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* done READ done CONSTANT)

public:
    explicit TodayModel(QObject* parent = nullptr);

    QString placeLine() const { return m_placeLine; }
    int doneCount() const { return m_done.rowCount(); }
    int totalCount() const { return m_total; }
    bool allDone() const { return ready() && m_total > 0 && doneCount() == m_total; }
    NextDoor* next() { return &m_next; }
    RowList* ahead() { return &m_ahead; }
    RowList* done() { return &m_done; }

    Q_INVOKABLE void choose(const QString& householdId);
    // Records no_answer or refused for the door at hand, in one tap.
    Q_INVOKABLE void record(const QString& outcome);

Q_SIGNALS:
    void planChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;
    void connected() override;

private:
    void receive(DayPlan plan);
    bool takenBack() const;
    void showCard(const QString& householdId);

    QString m_placeLine;
    int m_total = 0;
    QString m_chosenId;
    QString m_recordedId; // the latest door with an outcome, until it comes back by an undo
    std::vector<DoorRow> m_plan;
    NextDoor m_next;
    RowModel<DoorRow> m_ahead;
    RowModel<DoorRow> m_done;
};

} // namespace banyan::ui
