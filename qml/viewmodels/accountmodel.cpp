#include "qml/viewmodels/accountmodel.h"

#include "qml/viewmodels/words.h"

#include <QUuid>

#include <algorithm>

namespace banyan::ui {

AccountModel::AccountModel(QObject* parent)
    : ViewModel(parent)
    , m_devices(
          {{"deviceId", [](const AccountDevice& device) { return device.deviceId; }},
           {"name", Words::device},
           {"line",
            [this](const AccountDevice& device) { return Words::deviceLine(device, nowMs()); }},
           {"markIcon",
            [](const AccountDevice& device) { return Words::deviceState(device).icon; }},
           {"markTone",
            [](const AccountDevice& device) { return Words::deviceState(device).tone; }},
           {"markText",
            [](const AccountDevice& device) { return Words::deviceState(device).text; }},
           {"mayRevoke",
            [](const AccountDevice& device) {
                return !device.own && device.state == QLatin1String("active");
            }},
           {"mayReport",
            [](const AccountDevice& device) {
                return !device.own && device.state == QLatin1String("revoked");
            }}},
          [](const AccountDevice& device) { return device.deviceId; }, this) {}

bool AccountModel::begin() {
    if (m_isBusy)
        return false;
    m_isBusy = true;
    Q_EMIT changed();
    return true;
}

void AccountModel::end(const QString& problem) {
    m_isBusy = false;
    setProblem(problem);
    Q_EMIT changed();
}

void AccountModel::load() {
    if (!begin())
        return;
    backend()->account(m_userId, this, [this](const Result<AccountRow>& account) {
        if (account) {
            m_account = *account;
            std::ranges::stable_partition(m_account.devices, [](const AccountDevice& device) {
                return device.state == QLatin1String("active");
            });
            m_devices.setRows(m_account.devices);
            m_devices.touchAll(); // "today" may have become "yesterday"
            setReady();
        }
        end(account ? QString() : Words::accountsUnread(account.error().code));
    });
}

void AccountModel::invite() {
    if (!begin())
        return;
    choose({});
    m_doneText.clear();
    if (m_request.isEmpty())
        m_request = QUuid::createUuid().toString(QUuid::WithoutBraces);
    backend()->invite(m_userId, m_request, this, [this](const Result<DeviceInvitation>& invited) {
        const bool isOver = invited || invited.error().code == ErrorCode::Conflict;
        if (isOver)
            m_request.clear();
        if (invited)
            m_invitation = *invited;
        end(invited ? QString() : Words::accountProblem(invited.error().code));
    });
}

void AccountModel::closeInvitation() {
    m_invitation = {};
    Q_EMIT changed();
    load(); // a device may have come by it
}

void AccountModel::choose(const QString& deviceId) {
    m_chosen = deviceId;
    const AccountDevice* device = chosen();
    m_isStolen = device && device->state == QLatin1String("revoked"); // all that can still be said
    Q_EMIT changed();
}

void AccountModel::setStolen(bool stolen) {
    m_isStolen = stolen;
    Q_EMIT changed();
}

void AccountModel::revoke() {
    const AccountDevice* device = chosen();
    if (!device || !begin())
        return;
    const QString done =
        (m_isStolen ? tr("%1 已报失。") : tr("%1 已停用。")).arg(Words::device(*device));
    backend()->revokeDevice(m_chosen, m_isStolen, this, [this, done](const Result<Done>& revoked) {
        end(revoked ? QString() : Words::accountProblem(revoked.error().code));
        if (!revoked)
            return;
        m_doneText = done;
        choose({});
        load();
    });
}

const AccountDevice* AccountModel::chosen() const {
    const auto found = std::ranges::find(m_account.devices, m_chosen, &AccountDevice::deviceId);
    return found == m_account.devices.end() ? nullptr : &*found;
}

QString AccountModel::chosenName() const {
    const AccountDevice* device = chosen();
    return device ? Words::device(*device) : QString();
}

QString AccountModel::consequence() const { return Words::ofUnsentWork(m_isStolen); }

QString AccountModel::subtitle() const {
    return ready() ? Words::joined({Words::role(m_account.role), m_account.account}) : QString();
}

QString AccountModel::scopesText() const {
    QStringList scopes;
    for (const AccountScope& scope : m_account.scopes)
        //: a grid or a unit and its code
        scopes << tr("%1（%2）").arg(scope.name, scope.code);
    return Words::listed(scopes);
}

QString AccountModel::validityText() const {
    return ready() ? Words::validity(m_account, nowMs()) : QString();
}

QString AccountModel::invitationText() const {
    return m_invitation.uri.isEmpty()
               ? QString()
               : tr("只能用一次，%1前有效。").arg(Words::until(m_invitation.expiresAtMs, nowMs()));
}

} // namespace banyan::ui
