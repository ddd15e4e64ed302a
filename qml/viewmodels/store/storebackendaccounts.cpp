// People and their devices, asked from the office.
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/storebackend.h"

#include <utility>

namespace banyan::ui {

namespace {

AccountRow rowOf(const PersonStanding& person, const Uuid& ownDevice) {
    AccountRow row;
    row.userId = textFrom(person.user.text());
    row.name = textFrom(person.name);
    row.account = textFrom(person.account);
    row.role = textFrom(person.role);
    row.active = person.isActive;
    row.sinceMs = person.sinceMs;
    row.untilMs = person.untilMs;
    for (const PersonScope& scope : person.scopes)
        row.scopes.push_back({textFrom(scope.code), textFrom(scope.name)});
    for (const PersonDevice& device : person.devices)
        row.devices.push_back({textFrom(device.id.text()), textFrom(device.label),
                               textFrom(device.app), textFrom(deviceStateName(device.state)),
                               device.enrolledAtMs, device.heardAtMs, device.id == ownDevice});
    return row;
}

} // namespace

template <typename T, typename Answer>
void StoreBackend::askOffice(
    QObject* context, Reply<T> reply,
    std::function<void(PeopleRequests&, PeopleRequests::Answered<Answer>)> ask,
    std::function<Result<T>(Answer)> shown) {
    if (!m_config.mayConnect)
        return answer<T>(context, std::move(reply),
                         Error{ErrorCode::Unreachable, "the office may not be spoken with"});
    const auto done = [this, guard = QPointer<QObject>(context), reply = std::move(reply),
                       shown = std::move(shown)](Result<Answer> given) {
        QMetaObject::invokeMethod(
            this,
            [guard, reply, shown, given = std::move(given)] {
                if (guard)
                    reply(given ? shown(*given) : Result<T>(given.error()));
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_runner,
        [runner = m_runner, ask = std::move(ask), done] {
            if (PeopleRequests* people = runner->people())
                ask(*people, done);
            else
                done(Error{ErrorCode::Unauthorized, "this device is not enrolled yet"});
        },
        Qt::QueuedConnection);
}

void StoreBackend::accounts(QObject* context, Reply<std::vector<AccountRow>> reply) {
    askOffice<std::vector<AccountRow>, PeopleList>(
        context, std::move(reply),
        [](PeopleRequests& people, auto done) { people.list(std::move(done)); },
        [](PeopleList list) -> Result<std::vector<AccountRow>> {
            std::vector<AccountRow> rows;
            for (const PersonStanding& person : list.people)
                rows.push_back(rowOf(person, list.ownDevice));
            return rows;
        });
}

void StoreBackend::account(const QString& userId, QObject* context, Reply<AccountRow> reply) {
    const auto user = idFrom(userId);
    if (!user)
        return answer<AccountRow>(context, std::move(reply), user.error());
    askOffice<AccountRow, PeopleList>(
        context, std::move(reply),
        [user = *user](PeopleRequests& people, auto done) { people.list(user, std::move(done)); },
        [](PeopleList list) -> Result<AccountRow> {
            if (list.people.size() != 1)
                return Error{ErrorCode::NotFound, "there is no such account to look after"};
            return rowOf(list.people.front(), list.ownDevice);
        });
}

void StoreBackend::invite(const QString& userId, const QString& request, QObject* context,
                          Reply<DeviceInvitation> reply) {
    const auto user = idFrom(userId);
    const auto id = idFrom(request);
    if (!user || !id)
        return answer<DeviceInvitation>(context, std::move(reply),
                                        user ? id.error() : user.error());
    askOffice<DeviceInvitation, InviteAnswer>(
        context, std::move(reply),
        [user = *user, id = *id](PeopleRequests& people, auto done) {
            people.invite(id, user, std::move(done));
        },
        [](InviteAnswer invited) -> Result<DeviceInvitation> {
            return DeviceInvitation{textFrom(invited.uri), invited.expiresAtMs};
        });
}

void StoreBackend::revokeDevice(const QString& deviceId, bool stolen, QObject* context,
                                Reply<Done> reply) {
    const auto device = idFrom(deviceId);
    if (!device)
        return answer<Done>(context, std::move(reply), device.error());
    askOffice<Done, RevokeAnswer>(
        context, std::move(reply),
        [device = *device, stolen](PeopleRequests& people, auto done) {
            people.revoke(device, stolen, std::move(done));
        },
        [](RevokeAnswer) -> Result<Done> { return Done{}; });
}

} // namespace banyan::ui
