#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// Phones, door notes and the best time of a household, changed in a draft and saved as one action.
// Nothing is written before save(); what was already there is struck or removed, never overwritten.
class ContactsForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString householdId MEMBER m_householdId REQUIRED)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY draftChanged)
    Q_PROPERTY(QString bestTime READ bestTime WRITE setBestTime NOTIFY draftChanged)
    Q_PROPERTY(QStringList bestTimes READ bestTimes CONSTANT)
    Q_PROPERTY(QString phoneProblem READ phoneProblem NOTIFY phoneProblemChanged)
    Q_PROPERTY(bool dirty READ dirty NOTIFY draftChanged)
    Q_PROPERTY(banyan::ui::RowList* phones READ phones CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* notes READ notes CONSTANT)

public:
    explicit ContactsForm(QObject* parent = nullptr);

    QString subtitle() const { return m_subtitle; }
    QString bestTime() const { return m_bestTime; }
    QStringList bestTimes() const;
    QString phoneProblem() const { return m_phoneProblem; }
    bool dirty() const;
    RowList* phones() { return &m_phones; }
    RowList* notes() { return &m_notes; }
    void setBestTime(const QString& text);

    // False when it is not a phone number; phoneProblem says so.
    Q_INVOKABLE bool addPhone(const QString& number);
    Q_INVOKABLE void togglePhone(const QString& number); // remove, or keep after all
    Q_INVOKABLE bool addNote(const QString& text);
    Q_INVOKABLE void toggleNote(const QString& entryId); // strike, or keep after all
    Q_INVOKABLE void save();

Q_SIGNALS:
    void draftChanged();
    void phoneProblemChanged();
    void saved();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // a draft is not pulled away

private:
    struct PhoneRow {
        QString number;
        bool added = false;
        bool removed = false;
        bool operator==(const PhoneRow&) const = default;
    };
    struct NoteRow {
        DoorNote note;
        bool added = false;
        bool struck = false;
        bool operator==(const NoteRow&) const = default;
    };

    FieldRef householdField(const QString& field) const;
    std::vector<FieldEdit> edits() const;

    QString m_householdId;
    QString m_subtitle;
    QString m_bestTime;
    QString m_bestTimeBefore;
    QString m_phoneProblem;
    RowModel<PhoneRow> m_phones;
    RowModel<NoteRow> m_notes;
};

} // namespace banyan::ui
