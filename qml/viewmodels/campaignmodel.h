#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// How a knock campaign goes, and its doors in walking order: those to knock at first, then those
// that wait for the next round, then what is over. No figure is of a person.
class CampaignModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString campaignId MEMBER m_campaignId REQUIRED)
    Q_PROPERTY(bool mine READ mine WRITE setMine NOTIFY changed)
    Q_PROPERTY(bool withDoors MEMBER m_withDoors) // reads the doors as well
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed)
    Q_PROPERTY(QString line READ line NOTIFY changed)
    Q_PROPERTY(double share READ share NOTIFY changed)
    Q_PROPERTY(bool hasDoors READ hasDoors NOTIFY changed)
    Q_PROPERTY(bool hasOwn READ hasOwn NOTIFY changed)
    Q_PROPERTY(bool mayShare READ mayShare NOTIFY changed)
    Q_PROPERTY(QString roundText READ roundText NOTIFY changed)
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed)
    Q_PROPERTY(banyan::ui::RowList* doors READ doors CONSTANT)

public:
    explicit CampaignModel(QObject* parent = nullptr);

    bool mine() const { return m_isMine; }
    void setMine(bool mine);
    QString title() const { return m_campaign.title; }
    QString subtitle() const;     // the round and the last day
    QString progressText() const; // "敲过 12 户，共 40 户"
    QString line() const;         // what is left
    double share() const;         // done, of those not cancelled
    bool hasDoors() const { return m_campaign.doors > 0; }
    bool hasOwn() const { return m_campaign.mine > 0; }
    bool mayShare() const { return m_campaign.mayDirect && !m_campaign.over; }
    QString roundText() const; // of the button that opens the next round; empty when none may be
    bool nothing() const { return ready() && m_doors.rowCount() == 0; }
    RowList* doors() { return &m_doors; }

    Q_INVOKABLE void nextRound();

Q_SIGNALS:
    void changed();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void loadDoors();

    QString m_campaignId;
    bool m_isMine = false;
    bool m_withDoors = false;
    bool m_opening = false; // a second tap is not meant for another round
    CampaignValue m_campaign;
    RowModel<CampaignDoorRow> m_doors;
};

} // namespace banyan::ui
