#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One resident's sheet: fields as lines, consents, and the ID number masked until asked for. Every
// unmasking is written down; the number is hidden again when the page goes.
class ResidentModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString residentId MEMBER m_residentId REQUIRED)
    Q_PROPERTY(QString name READ name NOTIFY recordChanged)
    Q_PROPERTY(QString line READ line NOTIFY recordChanged)
    Q_PROPERTY(QString syncIcon READ syncIcon NOTIFY recordChanged)
    Q_PROPERTY(QString syncText READ syncText NOTIFY recordChanged)
    Q_PROPERTY(banyan::ui::RowList* fields READ fields CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* consents READ consents CONSTANT)

public:
    explicit ResidentModel(QObject* parent = nullptr);

    QString name() const { return m_record.person.name; }
    QString line() const;
    QString syncIcon() const;
    QString syncText() const;
    RowList* fields() { return &m_fields; }
    RowList* consents() { return &m_consents; }

    Q_INVOKABLE void unmask(const QString& field);
    Q_INVOKABLE void giveConsent(const QString& purpose);
    Q_INVOKABLE void withdrawConsent(const QString& consentId);

Q_SIGNALS:
    void recordChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void receive(ResidentRecord record);

    QString m_residentId;
    ResidentRecord m_record;
    RowModel<FieldValue> m_fields;
    RowModel<ConsentRow> m_consents;
};

} // namespace banyan::ui
