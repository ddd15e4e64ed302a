#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

struct PairingLine {             // a community, or one of the units paired with it
    CommunityPairings community; // of a unit's line without its units
    PairedUnitRow unit;
    bool isUnit = false;
    bool operator==(const PairingLine&) const = default;
};

// How near and how evenly units are paired with communities. By community in the order of codes:
// it shows gaps, it ranks nobody.
class PairingsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString summary READ summary NOTIFY shown)
    Q_PROPERTY(bool gapsOnly READ gapsOnly WRITE setGapsOnly NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit PairingsModel(QObject* parent = nullptr);

    QString summary() const;
    bool gapsOnly() const { return m_isGapsOnly; } // communities without a unit
    void setGapsOnly(bool gapsOnly);
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();

    bool m_isGapsOnly = false;
    std::vector<CommunityPairings> m_communities;
    RowModel<PairingLine> m_rows;
};

} // namespace banyan::ui
