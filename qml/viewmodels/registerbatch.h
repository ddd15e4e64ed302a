#pragma once

#include "qml/viewmodels/registermodel.h"

#include <QPointer>

namespace banyan::ui {

// What may be done with the picked lines of a register: one step, or giving them to one unit or
// person. Asked first, done once confirmed; then one sentence says how many went, which did not,
// and why. GUI thread.
class RegisterBatch : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(banyan::ui::RegisterModel* lines READ lines WRITE setLines NOTIFY changed REQUIRED)
    Q_PROPERTY(QString pickedText READ pickedText NOTIFY changed)
    Q_PROPERTY(banyan::ui::ChoiceModel* steps READ steps CONSTANT) // code: the state it leads to
    Q_PROPERTY(banyan::ui::ChoiceModel* hands READ hands CONSTANT) // code: the field that is set
    Q_PROPERTY(QString question READ question NOTIFY changed)      // empty: nothing is asked
    Q_PROPERTY(bool asksStep READ asksStep NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed) // empty: not under way
    Q_PROPERTY(QString report READ report NOTIFY changed) // how it went; empty until it did
    Q_PROPERTY(bool wentWhole READ wentWhole NOTIFY changed)

public:
    explicit RegisterBatch(QObject* parent = nullptr);

    RegisterModel* lines() const { return m_lines; }
    void setLines(RegisterModel* lines);
    QString pickedText() const;
    ChoiceModel* steps() { return &m_steps; }
    ChoiceModel* hands() { return &m_hands; }
    QString question() const { return m_question; }
    bool asksStep() const { return !m_ask.state.isEmpty(); }
    bool busy() const { return m_isBusy; }
    QString progressText() const;
    QString report() const { return m_report; }
    bool wentWhole() const { return m_wentWhole; }

    // The entity of the register in which to choose to whom they go by this field.
    Q_INVOKABLE QString targetOf(const QString& field) const;
    Q_INVOKABLE void askStep(const QString& state);
    Q_INVOKABLE void askHand(const QString& field, const QString& recordId, const QString& name);
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void confirm(const QString& comment);
    Q_INVOKABLE void forget(); // the report was read

Q_SIGNALS:
    void changed();

private:
    void whenPicked();
    void whenDone(const Result<EachResult>& result);
    void ask(EachAsk ask, const QString& question);
    QString stepText(const QString& state) const;

    QPointer<RegisterModel> m_lines;
    ChoiceModel m_steps{ChoiceModel::Kind::One};
    ChoiceModel m_hands{ChoiceModel::Kind::One};
    EachAsk m_ask;
    QString m_question;
    QString m_report;
    bool m_isBusy = false;
    int m_tried = 0; // of those under way
    bool m_wentWhole = true;
};

} // namespace banyan::ui
