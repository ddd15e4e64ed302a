#include "qml/viewmodels/departuremodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

void DepartureModel::load() {
    backend()->departures(this, [this](Result<std::vector<Departure>> departures) {
        m_dismissing = false;
        if (!good(departures))
            return;
        m_departures = *std::move(departures);
        setReady();
        Q_EMIT departuresChanged();
    });
}

bool DepartureModel::concerns(const Change& change) const {
    return change.areas & Change::Departures;
}

QString DepartureModel::sentence() const {
    return present() ? Words::departure(m_departures.front()) : QString();
}

QString DepartureModel::line() const {
    return present() ? Words::departureLine(m_departures.front(), nowMs()) : QString();
}

QString DepartureModel::moreText() const {
    const int more = int(m_departures.size()) - 1;
    return more > 0 ? tr("还有 %n 件", nullptr, more) : QString();
}

void DepartureModel::dismiss() {
    if (!present() || m_dismissing)
        return;
    m_dismissing = true;
    backend()->dismissDeparture(m_departures.front().id, this, [this](Result<Done> done) {
        if (good(done) || done.error().code == ErrorCode::NotFound) // gone already, by its age
            return scheduleLoad();
        m_dismissing = false;
    });
}

} // namespace banyan::ui
