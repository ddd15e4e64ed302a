#pragma once

#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// What left this phone and why, so that nobody looks for a door that is no longer here: one
// departure at a time, the newest first, each until it was read.
class DepartureModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool present READ present NOTIFY departuresChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY departuresChanged)
    Q_PROPERTY(QString line READ line NOTIFY departuresChanged)
    Q_PROPERTY(QString moreText READ moreText NOTIFY departuresChanged)

public:
    using ViewModel::ViewModel;

    bool present() const { return !m_departures.empty(); }
    QString sentence() const; // empty when there is none, as the others
    QString line() const;
    QString moreText() const;

    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void departuresChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    std::vector<Departure> m_departures;
    bool m_dismissing = false; // a second tap is not meant for the next one
};

} // namespace banyan::ui
