#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// A case as a letter: who wrote what, when, where, on what ground; what it was before; and one
// sentence that says exactly what the button will do. Nothing is decided before decide().
class CaseModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString caseId MEMBER m_caseId REQUIRED)
    Q_PROPERTY(QString title READ title NOTIFY recordChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY recordChanged)
    Q_PROPERTY(QString question READ question NOTIFY recordChanged)
    Q_PROPERTY(QString beforeText READ beforeText NOTIFY recordChanged)
    Q_PROPERTY(QString beforeLine READ beforeLine NOTIFY recordChanged)
    Q_PROPERTY(QString householdId READ householdId NOTIFY recordChanged)
    Q_PROPERTY(bool mayWrite READ mayWrite NOTIFY recordChanged)
    Q_PROPERTY(bool mayDecide READ mayDecide NOTIFY recordChanged)
    Q_PROPERTY(bool byChoice READ byChoice NOTIFY recordChanged)
    Q_PROPERTY(QString decidedText READ decidedText NOTIFY recordChanged)
    Q_PROPERTY(QString chosenVersion READ chosenVersion NOTIFY draftChanged)
    Q_PROPERTY(bool writing READ writing WRITE setWriting NOTIFY draftChanged)
    Q_PROPERTY(QString ownValue READ ownValue WRITE setOwnValue NOTIFY draftChanged)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY draftChanged)
    Q_PROPERTY(QString decideText READ decideText NOTIFY draftChanged)
    Q_PROPERTY(bool decidable READ decidable NOTIFY draftChanged)
    Q_PROPERTY(QString keptSentence READ keptSentence NOTIFY draftChanged)
    Q_PROPERTY(banyan::ui::RowList* versions READ versions CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* choices READ choices CONSTANT)

public:
    explicit CaseModel(QObject* parent = nullptr);

    QString title() const;
    QString subtitle() const;
    QString question() const;
    QString beforeText() const;
    QString beforeLine() const;
    QString householdId() const { return m_record.householdId; }
    bool mayWrite() const; // "neither, let me write it" makes sense here
    bool mayDecide() const { return m_record.mayDecide && m_record.decidedAtMs == 0; }
    bool byChoice() const { return m_choices.rowCount() > 0; }
    QString decidedText() const;
    QString chosenVersion() const { return m_chosenVersion; }
    bool writing() const { return m_writing; }
    QString ownValue() const { return m_ownValue; }
    QString reason() const { return m_reason; }
    QString decideText() const;
    bool decidable() const;
    QString keptSentence() const;
    RowList* versions() { return &m_versions; }
    ChoiceModel* choices() { return &m_choices; }
    void setWriting(bool writing);
    void setOwnValue(const QString& value);
    void setReason(const QString& reason);

    Q_INVOKABLE void choose(const QString& versionId);
    Q_INVOKABLE void decide();

Q_SIGNALS:
    void recordChanged();
    void draftChanged();
    void decided();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void receive(CaseRecord record);
    void fillChoices();
    QString valueText(const QString& value) const;
    QString markedUp(const CaseVersion& version) const;
    const CaseVersion* chosen() const;

    QString m_caseId;
    QString m_chosenVersion;
    QString m_ownValue;
    QString m_reason;
    bool m_writing = false;
    CaseRecord m_record;
    RowModel<CaseVersion> m_versions;
    ChoiceModel m_choices;
};

} // namespace banyan::ui
