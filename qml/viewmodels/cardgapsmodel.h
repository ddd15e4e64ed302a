#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/doorroles.h"
#include "qml/viewmodels/viewmodel.h"

#include <QSet>

namespace banyan::ui {

// Households that nobody has handed a contact card yet: all of them, or of one grid, in walking
// order. A card that was handed over is noted with one tap.
class CardGapsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString countText READ countText NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::ChoiceModel* grids READ grids CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit CardGapsModel(QObject* parent = nullptr);

    QString countText() const;
    bool nothing() const { return ready() && m_rows.total() == 0; }
    ChoiceModel* grids() { return &m_grids; } // empty where there is only one
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void deliver(const QString& householdId);

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void fetch(int offset, int count);

    std::vector<CardGapRow> m_gaps;
    QString m_gridId;
    ChoiceModel m_grids;
    WindowedModel<DoorRow> m_rows;
    QSet<QString> m_delivering; // households
};

} // namespace banyan::ui
