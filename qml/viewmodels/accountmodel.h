#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// One person's account and devices, as the office knows them now: inviting a device and taking one
// out of service. An invitation that got no answer is asked for again under the same id, so that
// there is one; after a revocation the office is asked anew.
class AccountModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString userId MEMBER m_userId REQUIRED)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString scopesText READ scopesText NOTIFY changed)
    Q_PROPERTY(QString validityText READ validityText NOTIFY changed)
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString invitation READ invitation NOTIFY changed)
    Q_PROPERTY(QString invitationText READ invitationText NOTIFY changed)
    Q_PROPERTY(QString chosenDevice READ chosenDevice NOTIFY changed)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY changed)
    Q_PROPERTY(bool stolen READ stolen WRITE setStolen NOTIFY changed)
    Q_PROPERTY(QString consequence READ consequence NOTIFY changed)
    Q_PROPERTY(QString doneText READ doneText NOTIFY changed)
    // Those in use first.
    Q_PROPERTY(banyan::ui::RowList* devices READ devices CONSTANT)

public:
    explicit AccountModel(QObject* parent = nullptr);

    QString title() const { return m_account.name; }
    QString subtitle() const; // role and account
    QString scopesText() const;
    QString validityText() const;
    bool active() const { return m_account.active; }
    bool busy() const { return m_isBusy; }
    QString invitation() const { return m_invitation.uri; } // of a QR code; empty without one
    QString invitationText() const;                         // how long it is good
    QString chosenDevice() const { return m_chosen; } // to be taken out of service; empty: none
    QString chosenName() const;
    bool stolen() const { return m_isStolen; }
    void setStolen(bool stolen);
    QString consequence() const; // what becomes of its unsent work
    QString doneText() const { return m_doneText; }
    RowList* devices() { return &m_devices; }

    Q_INVOKABLE void reload() { load(); }
    Q_INVOKABLE void invite();
    Q_INVOKABLE void closeInvitation();
    Q_INVOKABLE void choose(const QString& deviceId); // empty: none after all
    Q_INVOKABLE void revoke();

Q_SIGNALS:
    void changed();

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // the office's word only

private:
    const AccountDevice* chosen() const;
    bool begin(); // false: something is being asked already
    void end(const QString& problem);

    QString m_userId;
    AccountRow m_account;
    bool m_isBusy = false;
    QString m_request; // of an invitation that was asked for and not answered
    DeviceInvitation m_invitation;
    QString m_chosen;
    bool m_isStolen = false;
    QString m_doneText;
    RowModel<AccountDevice> m_devices;
};

} // namespace banyan::ui
