#include "core/schema/civildate.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"
#include "platform/cli/waiting.h"
#include "sync/client/peoplerequests.h"
#include "sync/client/qrcode.h"

#include <cstdio>
#include <unistd.h>

namespace banyan::cli {

namespace {

constexpr const char* form = "the form is: people list | invite ACCOUNT [--request ID] | revoke "
                             "DEVICE [--stolen]";

QJsonValue timeJson(std::int64_t ms) {
    return ms == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(q(isoLocalText(ms)));
}

// Asks the office and waits for its answer.
template <typename T, typename Ask>
Result<T> asked(Store& store, Ask ask) {
    const auto address = officeAddressOf(store);
    if (!address)
        return Error{ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"};
    auto transport = transportTo(*address);
    DirectRunner runner(store);
    PeopleRequests people(runner, *transport);
    return waitFor<Result<T>>([&](auto answered) { ask(people, std::move(answered)); });
}

QJsonObject deviceJson(const PersonDevice& device, const Uuid& own) {
    return {{q("id"), q(device.id.text())},
            {q("label"), device.label.empty() ? QJsonValue() : q(device.label)},
            {q("app"), device.app.empty() ? QJsonValue() : q(device.app)},
            {q("state"), q(deviceStateName(device.state))},
            {q("enrolled_at"), timeJson(device.enrolledAtMs)},
            {q("heard_at"), timeJson(device.heardAtMs)},
            {q("own"), device.id == own}};
}

QJsonObject personJson(const PersonStanding& person, const Uuid& own) {
    QJsonArray scopes, devices;
    for (const auto& scope : person.scopes)
        scopes.append(QJsonObject{{q("code"), q(scope.code)}, {q("name"), q(scope.name)}});
    for (const auto& device : person.devices)
        devices.append(deviceJson(device, own));
    return {{q("user"), q(person.user.text())},
            {q("name"), q(person.name)},
            {q("account"), q(person.account)},
            {q("role"), q(person.role)},
            {q("active"), person.isActive},
            {q("since"), timeJson(person.sinceMs)},
            {q("until"), timeJson(person.untilMs)},
            {q("scopes"), scopes},
            {q("devices"), devices}};
}

void printPerson(const PersonStanding& person, const Uuid& own) {
    std::string line = person.account + "  " + person.name + "  " + person.role + "  "
                       + (person.isActive ? "active" : "ended");
    for (const auto& scope : person.scopes)
        line += "  " + scope.code;
    print(line);
    for (const auto& device : person.devices)
        print("    " + device.id.text() + "  " + deviceStateName(device.state) + "  enrolled "
              + isoLocalText(device.enrolledAtMs) + "  heard "
              + (device.heardAtMs ? isoLocalText(device.heardAtMs) : "never")
              + (device.app.empty() ? "" : "  " + device.app)
              + (device.label.empty() ? "" : "  " + device.label)
              + (device.id == own ? "  (this device)" : ""));
}

} // namespace

int Phone::people(const Arguments& arguments) {
    const auto& words = arguments.words;
    if (words.size() == 2 && words[1] == "list")
        return listPeople(arguments);
    if (words.size() == 3 && words[1] == "invite")
        return invitePerson(arguments, words[2]);
    if (words.size() == 3 && words[1] == "revoke")
        return revokeDevice(arguments, words[2]);
    return usage(form);
}

int Phone::listPeople(const Arguments& arguments) {
    const auto list = asked<PeopleList>(
        *m_store, [](PeopleRequests& people, auto done) { people.list(std::move(done)); });
    if (!list)
        return refuse(list.error());
    QJsonArray array;
    for (const auto& person : list->people) {
        if (arguments.isJson)
            array.append(personJson(person, list->ownDevice));
        else
            printPerson(person, list->ownDevice);
    }
    if (arguments.isJson)
        printJson(array);
    return exitDone;
}

int Phone::invitePerson(const Arguments& arguments, const std::string& account) {
    const auto users = m_store->table(EntityId::User)
                           .select("account = ? AND record_state = 0 LIMIT 1", {Value{account}});
    if (users.empty())
        return refuse({ErrorCode::NotFound, "no account " + account
                                                + " is known on this device; `sync` first, or see "
                                                  "`people list`"});
    Uuid request = m_store->ids().next();
    if (!arguments.request.empty()) {
        const auto given = Uuid::fromText(arguments.request);
        if (!given)
            return refuse({ErrorCode::Invalid, "--request is the id that an earlier try printed"});
        request = *given;
    }
    auto answer = asked<InviteAnswer>(*m_store, [&](PeopleRequests& people, auto done) {
        people.invite(request, users.front().id, std::move(done));
    });
    if (!answer) {
        Error error = answer.error();
        if (error.code == ErrorCode::Unreachable || error.code == ErrorCode::Busy)
            error.context += "; say it again with --request " + request.text()
                             + ", so that there is one invitation only";
        return refuse(error);
    }
    if (arguments.isJson) {
        printJson(QJsonObject{{q("request"), q(request.text())},
                              {q("uri"), q(answer->uri)},
                              {q("expires_at"), timeJson(answer->expiresAtMs)}});
        return exitDone;
    }
    print(answer->uri);
    if (isatty(STDERR_FILENO))
        if (const auto picture = makeQrCode(answer->uri))
            std::fprintf(stderr, "%sgood once, until %s\n", qrAsText(*picture).c_str(),
                         isoLocalText(answer->expiresAtMs).c_str());
    return exitDone;
}

int Phone::revokeDevice(const Arguments& arguments, const std::string& id) {
    const auto device = Uuid::fromText(id);
    if (!device)
        return refuse({ErrorCode::Invalid, "a device is named by its id, as `people list` prints "
                                           "it"});
    const auto answer = asked<RevokeAnswer>(*m_store, [&](PeopleRequests& people, auto done) {
        people.revoke(*device, arguments.isStolen, std::move(done));
    });
    if (!answer)
        return refuse(answer.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("device"), q(device->text())},
                              {q("state"), q(deviceStateName(answer->state))}});
    else
        print(answer->state == DeviceState::Stolen
                  ? "reported stolen: at its next contact it destroys what it holds; what it sends "
                    "before is kept at the office for a person to look at"
                  : "out of service: what it still sends is kept at the office for a person to "
                    "look at, unapplied");
    return exitDone;
}

} // namespace banyan::cli
