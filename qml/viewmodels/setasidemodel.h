#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One saved action that the office did not take: what was written, why it was not taken, and the
// three ways on: correct it, send it again as it is, or take it back with a reason.
class SetAsideModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString actionId MEMBER m_actionId REQUIRED)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY recordChanged)
    Q_PROPERTY(QString writtenLine READ writtenLine NOTIFY recordChanged)
    Q_PROPERTY(QString reason READ reason NOTIFY recordChanged)
    Q_PROPERTY(QString officeText READ officeText NOTIFY recordChanged)
    Q_PROPERTY(QString dependentsText READ dependentsText NOTIFY recordChanged)
    Q_PROPERTY(QString householdId READ householdId NOTIFY recordChanged)
    Q_PROPERTY(bool corrected READ corrected NOTIFY draftChanged)
    Q_PROPERTY(QStringList withdrawReasons READ withdrawReasons CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* lines READ lines CONSTANT)

public:
    explicit SetAsideModel(QObject* parent = nullptr);

    QString subtitle() const;
    QString writtenLine() const;
    QString reason() const;
    QString officeText() const { return m_record.officeText; }
    QString dependentsText() const;
    QString householdId() const { return m_record.householdId; }
    bool corrected() const;
    QStringList withdrawReasons() const;
    RowList* lines() { return &m_lines; }

    // The choices of a line that has a code list; the list belongs to the caller's engine.
    Q_INVOKABLE QStringList codesOf(int line) const;
    Q_INVOKABLE QStringList wordsOf(int line) const;
    Q_INVOKABLE void correct(int line, const QString& value);
    Q_INVOKABLE void resend(); // with the corrections, if any
    Q_INVOKABLE void withdraw(const QString& reason);

Q_SIGNALS:
    void recordChanged();
    void draftChanged();
    void settled();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // a draft is not pulled away

private:
    QString m_actionId;
    SetAsideRecord m_record;
    RowModel<SetAsideLine> m_lines;
};

} // namespace banyan::ui
