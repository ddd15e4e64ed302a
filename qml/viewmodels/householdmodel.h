#pragma once

#include "qml/viewmodels/tagmodel.h"
#include "qml/viewmodels/viewmodel.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

// One household as its page shows it: head with sync state, people, contacts, notes, tags, who
// looks after it, open cases, and visits as a windowed timeline. Reads again when it changes.
class HouseholdModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString householdId MEMBER m_householdId REQUIRED)
    Q_PROPERTY(QString dwellingId READ dwellingId NOTIFY recordChanged)
    Q_PROPERTY(QString door READ door NOTIFY recordChanged)
    Q_PROPERTY(QString name READ name NOTIFY recordChanged)
    Q_PROPERTY(QString addressLine READ addressLine NOTIFY recordChanged)
    Q_PROPERTY(QString syncIcon READ syncIcon NOTIFY recordChanged)
    Q_PROPERTY(QString syncTone READ syncTone NOTIFY recordChanged)
    Q_PROPERTY(QString syncText READ syncText NOTIFY recordChanged)
    Q_PROPERTY(QString dueText READ dueText NOTIFY recordChanged)
    Q_PROPERTY(QString dueIcon READ dueIcon NOTIFY recordChanged)
    Q_PROPERTY(QString dueTone READ dueTone NOTIFY recordChanged)
    Q_PROPERTY(QString bestTime READ bestTime NOTIFY recordChanged)
    Q_PROPERTY(QString callNumber READ callNumber NOTIFY recordChanged)
    Q_PROPERTY(QStringList voidReasons READ voidReasons CONSTANT)
    Q_PROPERTY(bool empty READ empty NOTIFY recordChanged)
    Q_PROPERTY(banyan::ui::RowList* people READ people CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* phones READ phones CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* notes READ notes CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* tags READ tags CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* carers READ carers CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* cases READ cases CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* visits READ visits CONSTANT)

public:
    explicit HouseholdModel(QObject* parent = nullptr);

    QString dwellingId() const { return m_record.dwellingId; }
    QString door() const { return m_record.row.place.door; }
    QString name() const;
    QString addressLine() const;
    QString syncIcon() const;
    QString syncTone() const;
    QString syncText() const;
    QString dueText() const;
    QString dueIcon() const;
    QString dueTone() const;
    QString bestTime() const { return m_record.bestTime; }
    QString callNumber() const; // the household's own first, then its people's; empty: none
    QStringList voidReasons() const;
    bool empty() const { return m_record.people.empty(); }
    RowList* people() { return &m_people; }
    RowList* phones() { return &m_phones; }
    RowList* notes() { return &m_notes; }
    RowList* tags() { return &m_tags; }
    RowList* carers() { return &m_carers; }
    RowList* cases() { return &m_cases; }
    RowList* visits() { return &m_visits; }

    // Takes a visit of one's own off the count; it stays in the history with the reason.
    Q_INVOKABLE void voidVisit(const QString& visitId, const QString& reason);

Q_SIGNALS:
    void recordChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    struct Phone {
        QString number;
        QString owner;
        bool operator==(const Phone&) const = default;
    };

    void receive(HouseholdRecord record);
    std::vector<Phone> allPhones() const;
    Mark syncMark() const;
    Mark dueMark() const;

    QString m_householdId;
    HouseholdRecord m_record;
    RowModel<Person> m_people;
    RowModel<Phone> m_phones;
    RowModel<DoorNote> m_notes;
    TagModel m_tags;
    RowModel<Carer> m_carers;
    RowModel<OpenCase> m_cases;
    WindowedModel<VisitRow> m_visits;
};

} // namespace banyan::ui
