#include "qml/viewmodels/pairingsmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

class PairingWords {
    Q_DECLARE_TR_FUNCTIONS(PairingsModel)

public:
    static QString line(const PairingLine& row) {
        return row.isUnit ? ofUnit(row.unit) : ofCommunity(row.community);
    }
    static QString trailing(const PairingLine& row) {
        return row.isUnit ? Words::distance(row.unit.kilometres) : QString();
    }

private:
    static QString ofCommunity(const CommunityPairings& community) {
        QStringList parts;
        if (community.members >= 0)
            parts << tr("报到党员 %n 名", nullptr, community.members);
        if (community.households >= 0)
            parts << tr("%n 户", nullptr, community.households);
        if (community.membersPer100 >= 0)
            parts << tr("每百户 %1 名").arg(QString::number(community.membersPer100, 'f', 1));
        return Words::joined(parts);
    }
    static QString ofUnit(const PairedUnitRow& unit) {
        QStringList parts;
        if (unit.members >= 0)
            parts << tr("在这里报到 %n 名", nullptr, unit.members);
        if (!unit.since.isEmpty())
            parts << tr("%1 起").arg(unit.since);
        if (unit.computed)
            parts << tr("距离按坐标算");
        return Words::joined(parts);
    }
};

} // namespace

PairingsModel::PairingsModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"section", [](const PairingLine& row) { return row.community.subdistrict; }},
           {"isUnit", [](const PairingLine& row) { return row.isUnit; }},
           {"gap",
            [](const PairingLine& row) { return !row.isUnit && row.community.units.empty(); }},
           {"recordId",
            [](const PairingLine& row) {
                return row.isUnit ? row.unit.pairingId : row.community.communityId;
            }},
           {"title",
            [](const PairingLine& row) { return row.isUnit ? row.unit.name : row.community.name; }},
           {"line", PairingWords::line},
           {"trailing", PairingWords::trailing}},
          [](const PairingLine& row) {
              return row.isUnit ? row.unit.pairingId : row.community.communityId;
          },
          this) {}

void PairingsModel::load() {
    backend()->pairings(this, [this](Result<std::vector<CommunityPairings>> communities) {
        if (!good(communities))
            return;
        m_communities = *std::move(communities);
        setReady();
        show();
    });
}

void PairingsModel::show() {
    std::vector<PairingLine> lines;
    for (const CommunityPairings& community : m_communities) {
        if (m_isGapsOnly && !community.units.empty())
            continue;
        lines.push_back({community, {}, false});
        CommunityPairings without = community;
        without.units.clear();
        for (const PairedUnitRow& unit : community.units)
            lines.push_back({without, unit, true});
    }
    m_rows.setRows(std::move(lines));
    Q_EMIT shown();
}

void PairingsModel::setGapsOnly(bool gapsOnly) {
    m_isGapsOnly = gapsOnly;
    show();
}

QString PairingsModel::summary() const {
    if (!ready())
        return {};
    int units = 0;
    int gaps = 0;
    for (const CommunityPairings& community : m_communities) {
        units += int(community.units.size());
        gaps += community.units.empty();
    }
    QStringList parts{tr("%n 个社区", nullptr, int(m_communities.size())),
                      tr("%n 对结对", nullptr, units)};
    if (gaps > 0)
        parts << tr("%n 个还没有结对单位", nullptr, gaps);
    return Words::joined(parts);
}

bool PairingsModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
