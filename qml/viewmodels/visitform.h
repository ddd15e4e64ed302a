#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/photosform.h"

namespace banyan::ui {

// A visit being written down. Everything has an answer beforehand (met, the head of household,
// routine, next time as the rule says), so that a plain visit is one tap on save. Nothing is
// compulsory but the outcome. Left when it is on disk and no photo is on its way to it.
class VisitForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString householdId MEMBER m_householdId REQUIRED)
    Q_PROPERTY(QString firstOutcome MEMBER m_firstOutcome)
    Q_PROPERTY(QString firstPurpose MEMBER m_firstPurpose)
    Q_PROPERTY(QString title READ title NOTIFY recordChanged)
    Q_PROPERTY(QString stair READ stair NOTIFY recordChanged)
    Q_PROPERTY(QString memory READ memory NOTIFY recordChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QStringList phrases READ phrases NOTIFY phrasesChanged)
    Q_PROPERTY(bool talked READ talked NOTIFY phrasesChanged)
    Q_PROPERTY(bool needsTime READ needsTime NOTIFY phrasesChanged)
    Q_PROPERTY(QString saveText READ saveText NOTIFY saveTextChanged)
    Q_PROPERTY(QString moreText READ moreText NOTIFY moreChanged)
    Q_PROPERTY(bool cardToDeliver READ cardToDeliver NOTIFY recordChanged)
    Q_PROPERTY(bool cardDelivered MEMBER m_cardDelivered NOTIFY cardDeliveredChanged)
    Q_PROPERTY(bool recorded READ recorded NOTIFY saveTextChanged)
    Q_PROPERTY(banyan::ui::PhotosForm* photos READ photos CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* outcomes READ outcomes CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* people READ people CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* purposes READ purposes CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* nextTimes READ nextTimes CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* occupancies READ occupancies CONSTANT)

public:
    explicit VisitForm(QObject* parent = nullptr);

    QString title() const; // door and name
    QString stair() const;
    QString memory() const;
    QString text() const { return m_text; }
    QStringList phrases() const; // what is often said with this outcome
    bool talked() const;         // somebody was spoken to
    bool needsTime() const;      // the outcome asks for a time
    QString saveText() const;
    QString moreText() const; // what the folded choices stand at
    bool cardToDeliver() const { return m_record.cardToDeliver; }
    bool recorded() const { return m_photos.saved(); } // the visit is on disk
    PhotosForm* photos() { return &m_photos; }
    ChoiceModel* outcomes() { return &m_outcomes; }
    ChoiceModel* people() { return &m_people; }
    ChoiceModel* purposes() { return &m_purposes; }
    ChoiceModel* nextTimes() { return &m_nextTimes; }
    ChoiceModel* occupancies() { return &m_occupancies; }
    void setText(const QString& text);

    Q_INVOKABLE void addPhrase(const QString& phrase);
    Q_INVOKABLE void save(); // once more when saved: leaves

Q_SIGNALS:
    void saveTextChanged();
    void recordChanged();
    void textChanged();
    void phrasesChanged();
    void moreChanged();
    void cardDeliveredChanged();
    void saved();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // a draft is not pulled away

private:
    void fillChoices();
    std::vector<Choice> timesFrom(qint64 atMs) const;
    VisitDraft draft() const;

    QString m_householdId;
    QString m_firstOutcome;
    QString m_firstPurpose = QStringLiteral("routine");
    QString m_text;
    bool m_cardDelivered = false;
    bool m_saving = false;
    HouseholdRecord m_record;
    PhotosForm m_photos{this};
    ChoiceModel m_outcomes;
    ChoiceModel m_people;
    ChoiceModel m_purposes;
    ChoiceModel m_nextTimes;
    ChoiceModel m_occupancies;
};

} // namespace banyan::ui
