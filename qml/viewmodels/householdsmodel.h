#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/doorroles.h"
#include "qml/viewmodels/viewmodel.h"

#include <QTimer>

namespace banyan::ui {

// All households of the scope, found as one types and narrowed by chips, in walking order with a
// heading a stair. Windowed: never more rows than were scrolled to.
class HouseholdsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QString countText READ countText NOTIFY countChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY countChanged)
    Q_PROPERTY(bool narrowed READ narrowed NOTIFY countChanged)
    Q_PROPERTY(banyan::ui::ChoiceModel* filters READ filters CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit HouseholdsModel(QObject* parent = nullptr);

    QString text() const { return m_query.text; }
    void setText(const QString& text);
    QString countText() const;
    bool nothing() const { return ready() && m_rows.total() == 0; }
    bool narrowed() const { return !m_query.text.isEmpty() || !m_query.filters.empty(); }
    ChoiceModel* filters() { return &m_filters; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void clear();

Q_SIGNALS:
    void textChanged();
    void countChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void fetch(int offset, int count);
    void search();

    HouseholdQuery m_query;
    ChoiceModel m_filters;
    WindowedModel<DoorRow> m_rows;
    QTimer m_typing; // one search for a burst of keys
};

} // namespace banyan::ui
