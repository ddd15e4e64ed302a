#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

struct Paragraph {
    int number = 0;
    QString marked; // styled text: what is looked for stands out
    bool holds = false;
    bool operator==(const Paragraph&) const = default;
};

// One policy document to read: its paragraphs, whether it is in force, the versions before and
// after it. What is looked for within is marked, and found one after the other.
class PolicyModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString policyId READ policyId WRITE setPolicyId NOTIFY shown REQUIRED)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY shown)
    Q_PROPERTY(QString title READ title NOTIFY shown)
    Q_PROPERTY(QString line READ line NOTIFY shown)
    Q_PROPERTY(QString validity READ validity NOTIFY shown)
    Q_PROPERTY(QString stateText READ stateText NOTIFY shown)
    Q_PROPERTY(QString stateIcon READ stateIcon NOTIFY shown)
    Q_PROPERTY(QString stateTone READ stateTone NOTIFY shown)
    Q_PROPERTY(QString hitText READ hitText NOTIFY shown)
    Q_PROPERTY(QString replacesId READ replacesId NOTIFY shown)
    Q_PROPERTY(QString replacesTitle READ replacesTitle NOTIFY shown)
    Q_PROPERTY(QString successorId READ successorId NOTIFY shown)
    Q_PROPERTY(QString successorTitle READ successorTitle NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* paragraphs READ paragraphs CONSTANT)

public:
    explicit PolicyModel(QObject* parent = nullptr);

    QString policyId() const { return m_policyId; }
    void setPolicyId(const QString& id);
    QString text() const { return m_text; } // looked for within
    void setText(const QString& text);
    QString title() const { return m_policy.policy.title; }
    QString line() const;
    QString validity() const;
    QString stateText() const;
    QString stateIcon() const;
    QString stateTone() const;
    QString hitText() const;
    QString replacesId() const {
        return m_policy.replacesTitle.isEmpty() ? QString() : m_policy.replacesId;
    }
    QString replacesTitle() const { return m_policy.replacesTitle; }
    QString successorId() const { return m_policy.successorId; }
    QString successorTitle() const { return m_policy.successorTitle; }
    RowList* paragraphs() { return &m_paragraphs; }

    // The paragraph after `from` that holds what is looked for, around the end; -1: none does.
    Q_INVOKABLE int next(int from) const;

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();

    QString m_policyId;
    QString m_text;
    PolicyText m_policy;
    int m_hits = 0;
    RowModel<Paragraph> m_paragraphs;
};

} // namespace banyan::ui
