#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/photosform.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One record of a register: what it says, the steps that are open to its reader, and a draft of
// its fields. Without an id it is one to be created. A draft is not pulled away under the writer.
class RegisterForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity MEMBER m_entity REQUIRED)
    Q_PROPERTY(QString recordId MEMBER m_recordId NOTIFY changed)
    Q_PROPERTY(QString householdId MEMBER m_householdId) // of a new record: at whose door
    Q_PROPERTY(bool editing READ editing WRITE setEditing NOTIFY changed)
    Q_PROPERTY(bool whole READ whole WRITE setWhole NOTIFY changed)
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed)
    Q_PROPERTY(QString cardText READ cardText NOTIFY changed)
    Q_PROPERTY(bool editable READ editable NOTIFY changed)
    Q_PROPERTY(bool isNew READ isNew NOTIFY changed)
    Q_PROPERTY(bool takesWords READ takesWords NOTIFY changed)
    Q_PROPERTY(bool takesPhotos READ takesPhotos NOTIFY changed)
    Q_PROPERTY(banyan::ui::PhotosForm* photos READ photos CONSTANT) // of a new record
    // What the step that was tapped asks for, with what may be answered; empty: it asks nothing.
    Q_PROPERTY(QString askedLabel READ askedLabel NOTIFY changed)
    Q_PROPERTY(banyan::ui::ChoiceModel* answers READ answers CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* steps READ steps CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* fields READ fields CONSTANT)

public:
    explicit RegisterForm(QObject* parent = nullptr);

    bool editing() const { return m_editing; }
    void setEditing(bool editing);
    // Of a new record every field, not only what is mostly written.
    bool whole() const { return m_isWhole; }
    void setWhole(bool whole);
    QString label() const;
    QString title() const;
    QString stateText() const;
    QString cardText() const; // of a contact card, for its QR code
    bool editable() const;
    bool takesWords() const; // a step may be given a word about it
    bool takesPhotos() const;
    PhotosForm* photos() { return &m_photos; }
    bool isNew() const { return m_recordId.isEmpty(); }
    QString askedLabel() const;
    ChoiceModel* answers() { return &m_answers; }
    RowList* steps() { return &m_steps; }
    RowList* fields() { return &m_fields; }

    // What is typed or chosen for a field; `shown`: of a reference the title of what it names.
    // To a set what is chosen is added.
    Q_INVOKABLE void write(const QString& field, const QString& text,
                           const QString& shown = QString());
    // One of a field's choices; what is chosen already is taken back, of a set what it names.
    Q_INVOKABLE void choose(const QString& field, const QString& code);
    Q_INVOKABLE void save();
    // A step; one that asks for something is taken by answering it.
    Q_INVOKABLE void take(const QString& state, const QString& comment);
    Q_INVOKABLE void answer(const QString& code, const QString& comment);

Q_SIGNALS:
    void changed();
    void saved(const QString& recordId);
    void taken();
    void undone(); // what was created here was taken back

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void showFields();
    void send(StepAsk step);
    ChoiceModel* choicesOf(QHash<QString, ChoiceModel*>& models, const QString& field);
    void showChoices(RegisterFieldRow row);
    void showNamed(const RegisterFieldRow& row);
    bool isSet(const QString& field) const;
    bool isCodeToBe(const RegisterFieldRow& row) const;
    QStringList namedIn(const QString& field) const;
    QString valueOf(const char* field) const;

    QString m_entity;
    QString m_recordId;
    QString m_householdId;
    RegisterRecordValue m_record;
    QHash<QString, QString> m_draft; // by field
    QHash<QString, QString> m_draftShown;
    PhotosForm m_photos{this};
    RegisterStepRow m_asked; // the step that waits for its answer
    bool m_isSaving = false;
    bool m_editing = false;
    bool m_isWhole = false;
    ChoiceModel m_steps{ChoiceModel::Kind::One};
    ChoiceModel m_answers{ChoiceModel::Kind::One};
    RowModel<RegisterFieldRow> m_fields;
    QHash<QString, ChoiceModel*> m_choices;   // by field, of those that have any
    QHash<QString, ChoiceModel*> m_additions; // of a set, the kinds of what may be added
    QHash<QString, QString> m_titles;         // by id, of what sets name
};

} // namespace banyan::ui
