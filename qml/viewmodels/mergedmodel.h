#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// What was merged into a person, or into a household and its door: a line each, on the page of the
// one that stayed.
class MergedModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString residentId MEMBER m_residentId NOTIFY subjectChanged)
    Q_PROPERTY(QString householdId MEMBER m_householdId NOTIFY subjectChanged)
    Q_PROPERTY(QString dwellingId MEMBER m_dwellingId NOTIFY subjectChanged)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit MergedModel(QObject* parent = nullptr);

    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void subjectChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    QString m_residentId;
    QString m_householdId;
    QString m_dwellingId;
    RowModel<MergedRecord> m_rows;
};

} // namespace banyan::ui
