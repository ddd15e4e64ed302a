#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// Two records that may be one, as a letter: what each says, what is equal, what hangs on each; and
// one sentence that says exactly what the button will do. Putting it off is an answer, too.
class DuplicateModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString caseId MEMBER m_caseId REQUIRED)
    Q_PROPERTY(QString title READ title NOTIFY recordChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY recordChanged)
    Q_PROPERTY(QString entity READ entity NOTIFY recordChanged)
    Q_PROPERTY(QString sameText READ sameText NOTIFY recordChanged)
    Q_PROPERTY(QString limitText READ limitText NOTIFY recordChanged)
    Q_PROPERTY(QString decidedText READ decidedText NOTIFY recordChanged)
    Q_PROPERTY(bool mayMerge READ mayMerge NOTIFY recordChanged)
    Q_PROPERTY(bool mayDecide READ mayDecide NOTIFY recordChanged)
    Q_PROPERTY(QString chosen READ chosen NOTIFY draftChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY draftChanged)
    Q_PROPERTY(QString decideText READ decideText NOTIFY draftChanged)
    Q_PROPERTY(QString keptSentence READ keptSentence NOTIFY draftChanged)
    Q_PROPERTY(bool decidable READ decidable NOTIFY draftChanged)
    Q_PROPERTY(banyan::ui::RowList* sides READ sides CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* lines READ lines CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* choices READ choices CONSTANT)

public:
    explicit DuplicateModel(QObject* parent = nullptr);

    QString title() const;
    QString subtitle() const;
    QString entity() const { return m_record.entity; }
    QString sameText() const;  // what both say, in one quiet text
    QString limitText() const; // why some of it is not for this user
    QString decidedText() const;
    bool mayMerge() const { return m_record.mayMerge && isOpen(); }
    bool mayDecide() const { return (m_record.mayMerge || m_record.mayTellApart) && isOpen(); }
    QString chosen() const { return m_chosen; } // a versionId, different, later, or nothing
    QString reason() const { return m_reason; }
    QString decideText() const;
    QString keptSentence() const;
    bool decidable() const { return mayDecide() && !m_chosen.isEmpty(); }
    RowList* sides() { return &m_sides; }
    RowList* lines() { return &m_lines; }
    ChoiceModel* choices() { return &m_choices; }
    void setReason(const QString& reason);

    Q_INVOKABLE void choose(const QString& what);
    Q_INVOKABLE void decide();

Q_SIGNALS:
    void recordChanged();
    void draftChanged();
    void decided(); // or put off

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    bool isOpen() const { return m_record.decidedAtMs == 0; }
    void receive(DuplicateRecord record);
    void fillChoices();
    QString sideName(std::size_t side) const;
    QString countsOf(const DuplicateSide& side) const;
    QString markedUp(const DuplicateLine& line, std::size_t side) const;
    std::size_t chosenSide() const; // the number of sides: none

    QString m_caseId;
    QString m_chosen;
    QString m_reason;
    DuplicateRecord m_record;
    RowModel<DuplicateSide> m_sides;
    RowModel<DuplicateLine> m_lines; // those that differ
    ChoiceModel m_choices;
};

} // namespace banyan::ui
