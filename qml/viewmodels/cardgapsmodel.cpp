#include "qml/viewmodels/cardgapsmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

CardGapsModel::CardGapsModel(QObject* parent)
    : ViewModel(parent)
    , m_grids(ChoiceModel::Kind::One, this)
    , m_rows(doorRoles([this] { return nowMs(); }), doorKey, this) {
    connect(&m_grids, &ChoiceModel::chosenChanged, this, [this] {
        if (m_grids.chosen() == m_gridId)
            return;
        m_gridId = m_grids.chosen();
        m_rows.restart(true);
    });
    m_rows.setFetch([this](int offset, int count) { fetch(offset, count); });
}

void CardGapsModel::load() {
    backend()->cardGaps(this, [this](Result<std::vector<CardGapRow>> gaps) {
        if (!good(gaps))
            return;
        m_gaps = *std::move(gaps);
        std::vector<Choice> grids;
        for (const CardGapRow& gap : m_gaps)
            if (gap.without > 0 && m_gaps.size() > 1)
                grids.push_back({gap.gridId,
                                 tr("%1 %2户", "a grid and a count").arg(gap.grid).arg(gap.without),
                                 {},
                                 {},
                                 gap.gridId == m_gridId});
        m_grids.setChoices(std::move(grids));
        Q_EMIT shown();
    });
    m_rows.restart();
}

void CardGapsModel::fetch(int offset, int count) {
    HouseholdQuery query;
    query.filters = {QStringLiteral("no_card")};
    query.gridId = m_gridId;
    backend()->households(query, offset, count, this,
                          [this, query, offset](Result<Slice<DoorRow>> slice) {
                              if (query.gridId != m_gridId)
                                  return; // another grid was chosen meanwhile
                              if (!good(slice)) {
                                  m_rows.fail();
                                  return;
                              }
                              m_rows.receive(offset, slice->total, std::move(slice->rows));
                              setReady();
                              Q_EMIT shown();
                          });
}

void CardGapsModel::deliver(const QString& householdId) {
    if (m_delivering.contains(householdId))
        return; // tapped twice
    m_delivering.insert(householdId);
    backend()->deliverCard(householdId, this, [this, householdId](Result<DeliveredCard> done) {
        m_delivering.remove(householdId);
        if (done)
            setProblem({});
        else if (done.error().code == ErrorCode::NotFound)
            setProblem(tr("这一格还没有做连心卡。请社区先在「连心卡」里做好。"));
        else
            (void)good(done);
    });
}

QString CardGapsModel::countText() const {
    return ready() ? tr("%n 户", nullptr, m_rows.total()) : QString();
}

bool CardGapsModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
