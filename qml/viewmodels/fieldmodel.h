#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One field of one record: what it says, how it came to say it, and a draft to change it. A field
// under review is changed all the same; that joins the case.
class FieldModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity MEMBER m_entity REQUIRED)
    Q_PROPERTY(QString recordId MEMBER m_recordId REQUIRED)
    Q_PROPERTY(QString field MEMBER m_field REQUIRED)
    Q_PROPERTY(QString label READ label NOTIFY valueChanged)
    Q_PROPERTY(QString text READ text NOTIFY valueChanged)
    Q_PROPERTY(bool blank READ blank NOTIFY valueChanged)
    Q_PROPERTY(bool editable READ editable NOTIFY valueChanged)
    Q_PROPERTY(bool coded READ coded NOTIFY valueChanged)
    Q_PROPERTY(QString caseId READ caseId NOTIFY valueChanged)
    Q_PROPERTY(banyan::ui::ChoiceModel* choices READ choices CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* history READ history CONSTANT)

public:
    explicit FieldModel(QObject* parent = nullptr);

    QString label() const;
    QString text() const;
    bool blank() const { return m_value.value.isEmpty(); }
    bool editable() const { return m_value.editable; }
    bool coded() const { return !m_value.codeList.isEmpty(); }
    QString caseId() const { return m_value.caseId; }
    ChoiceModel* choices() { return &m_choices; }
    RowList* history() { return &m_history; }

    Q_INVOKABLE void saveText(const QString& text);
    Q_INVOKABLE void saveChoice();

Q_SIGNALS:
    void valueChanged();
    void saved();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    FieldRef ref() const { return {m_entity, m_recordId, m_field}; }
    void save(const QString& value);

    QString m_entity;
    QString m_recordId;
    QString m_field;
    FieldValue m_value;
    ChoiceModel m_choices;
    WindowedModel<HistoryRow> m_history;
};

} // namespace banyan::ui
