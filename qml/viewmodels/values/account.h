#pragma once

#include <QString>
#include <QtGlobal>

#include <vector>

namespace banyan::ui {

struct AccountDevice {
    QString deviceId;
    QString label; // what its owner calls it; may be empty
    QString app;   // "banyan/0.1.0"; empty where not known
    QString state; // active, revoked, stolen
    qint64 enrolledAtMs = 0;
    qint64 heardAtMs = 0; // to within an hour; 0: never
    bool own = false;     // the one this is asked from
    bool operator==(const AccountDevice&) const = default;
};

struct AccountScope { // a grid or a unit
    QString code;
    QString name;
    bool operator==(const AccountScope&) const = default;
};

// Somebody whom a desk looks after, as the office knows him now.
struct AccountRow {
    QString userId;
    QString name;
    QString account;
    QString role; // code
    bool active = false;
    qint64 sinceMs = 0; // 0: never had rights
    qint64 untilMs = 0; // 0: still has
    std::vector<AccountScope> scopes;
    std::vector<AccountDevice> devices; // the earliest first
    bool operator==(const AccountRow&) const = default;
};

struct DeviceInvitation {
    QString uri; // for a QR code; good once
    qint64 expiresAtMs = 0;
};

} // namespace banyan::ui
