#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

struct NamedValue { // a line of a page: what it is, and what it says
    QString label;
    QString value;
    bool operator==(const NamedValue&) const = default;
};

// One base: hours, place, facilities, the five fields of service, whom to call, how much it is
// used.
class BaseModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString baseId MEMBER m_baseId REQUIRED)
    Q_PROPERTY(QString name READ name NOTIFY shown)
    Q_PROPERTY(QString line READ line NOTIFY shown)
    Q_PROPERTY(QString phone READ phone NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* facts READ facts CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* services READ services CONSTANT)

public:
    explicit BaseModel(QObject* parent = nullptr);

    QString name() const { return m_base.name; }
    QString line() const;
    QString phone() const { return m_base.phone; }
    RowList* facts() { return &m_facts; }
    RowList* services() { return &m_services; }

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();

    QString m_baseId;
    BaseRow m_base;
    RowModel<NamedValue> m_facts;
    RowModel<NamedValue> m_services;
};

} // namespace banyan::ui
