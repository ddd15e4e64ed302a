#include "sync/office/peopledesk.h"

#include "core/merge/setvalue.h"
#include "core/schema/roleorder.h"
#include "sync/protocol/codec.h"

#include <QString>
#include <algorithm>
#include <map>

namespace banyan {

namespace {

constexpr std::string_view listPath = "/v1/people";
constexpr std::string_view invitePath = "/v1/people/invite";
constexpr std::string_view revokePath = "/v1/people/revoke";
constexpr std::size_t itemsPerAnswer = 4'000; // scopes and devices; a person's are not parted

// The same to whoever must not know that there is such an account.
Error notYours() {
    return {ErrorCode::NotAllowed, "there is no such account or device in the area you look after; "
                                   "ask the desk that does"};
}

std::string whoOf(const DeviceRow& asking) {
    return "user " + asking.user.text() + " on device " + asking.id.text();
}

// From when until when somebody had rights; 0: still.
struct Validity {
    std::int64_t sinceMs = 0;
    std::int64_t untilMs = 0;
};

std::map<Uuid, Validity> validities(Store& store) {
    std::map<Uuid, Validity> all;
    auto& grants = store.database().cached("SELECT user, since, until FROM grant_");
    Running running(grants);
    while (running->step()) {
        const std::int64_t until = grants.integer(2);
        const auto [at, isFirst] = all.try_emplace(grants.id(0));
        Validity& validity = at->second;
        if (isFirst) {
            validity = {grants.integer(1), until};
            continue;
        }
        validity.sinceMs = std::min(validity.sinceMs, grants.integer(1));
        const bool isOpen = validity.untilMs == 0 || until == 0;
        validity.untilMs = isOpen ? 0 : std::max(validity.untilMs, until);
    }
    return all;
}

std::map<Uuid, std::vector<PersonDevice>> devicesByUser(Accounts& accounts) {
    std::map<Uuid, std::vector<PersonDevice>> all;
    for (auto& row : accounts.devices())
        all[row.user].push_back({row.id, std::move(row.label), std::move(row.app), row.state,
                                 row.createdAtMs, row.seenAtMs});
    return all;
}

template <typename Message, typename Done>
Result<std::function<std::string()>> answered(Result<Message> request, Done done) {
    if (!request)
        return request.error();
    auto answer = done(*request);
    if (!answer)
        return answer.error();
    return std::function<std::string()>([answer = *std::move(answer)] { return encode(answer); });
}

} // namespace

Result<EnrolmentUri> enrolmentUriOf(Store& store, const CertificatePin& pin,
                                    const std::string& code, const std::string& address) {
    const std::string text = address.empty() ? store.meta("address", "127.0.0.1:8443") : address;
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        return Error{ErrorCode::Invalid, "the office's address is HOST:PORT"};
    EnrolmentUri uri;
    uri.host = text.substr(0, colon);
    if (uri.host.size() > 1 && uri.host.front() == '[')
        uri.host = uri.host.substr(1, uri.host.size() - 2);
    uri.port = QString::fromStdString(text.substr(colon + 1)).toUShort();
    uri.pin = pin;
    uri.code = code;
    return uri;
}

bool PeopleDesk::serves(std::string_view path) {
    return path == listPath || path == invitePath || path == revokePath;
}

bool PeopleDesk::onlyReads(std::string_view path) { return path == listPath; }

Result<std::function<std::string()>> PeopleDesk::answer(std::string_view path,
                                                        std::string_view body,
                                                        const DeviceRow& asking,
                                                        const std::optional<CertificatePin>& pin) {
    if (asking.state != DeviceState::Active)
        return Error{ErrorCode::Revoked, "this device has been revoked"};
    if (path == invitePath)
        return answered(decodeInviteRequest(body),
                        [&](const auto& request) { return invite(request, asking, pin); });
    if (path == revokePath)
        return answered(decodeRevokeRequest(body),
                        [&](const auto& request) { return revoke(request, asking); });
    return answered(decodePeopleRequest(body),
                    [&](const auto& request) { return list(request, asking); });
}

Result<Rights> PeopleDesk::keeper(const DeviceRow& asking) {
    Rights rights = m_accounts.rightsOf(asking.user, m_store.clock().wallMs());
    if (!(rights.anywhere() & roles::keepers))
        return Error{ErrorCode::NotAllowed,
                     "people and devices are looked after by the desks of subdistrict and "
                     "district; ask yours"};
    return rights;
}

// An account without scopes is nobody's but the district's.
Status PeopleDesk::mayKeep(const Rights& rights, const Record& user) {
    const auto scopes = setElements(user.text("scopes"));
    RoleMask own = scopes.empty() ? rights.anywhere() & roles::district : roles::keepers;
    for (const auto& scope : scopes) {
        const auto feed = m_store.feeds().find(Uuid::fromText(scope).value_or(Uuid{}));
        own &= feed ? rights.in(*feed) : 0;
    }
    if (!own)
        return notYours();
    if (isAbove(roleNamed(user.text("role")).value_or(Role::Admin), own))
        return Error{ErrorCode::NotAllowed, "this person's role is above yours; the desk above "
                                            "looks after the account and its devices"};
    return ok();
}

std::vector<PersonScope> PeopleDesk::scopesOf(const Record& user) {
    std::vector<PersonScope> scopes;
    for (const auto& scope : setElements(user.text("scopes")))
        for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
            if (const auto unit =
                    m_store.table(entity).find(Uuid::fromText(scope).value_or(Uuid{})))
                scopes.push_back(
                    {std::string(unit->text("code")), std::string(unit->text("name"))});
    return scopes;
}

Result<PeopleAnswer> PeopleDesk::list(const PeopleRequest& request, const DeviceRow& asking) {
    const auto rights = keeper(asking);
    if (!rights)
        return rights.error();
    PeopleAnswer answer;
    const auto since = validities(m_store);
    auto devices = devicesByUser(m_accounts);
    std::size_t items = 0;
    const bool isOne = !request.user.isNull();
    const char* which =
        isOne ? "record_state = 0 AND id = ?" : "record_state = 0 AND id > ? ORDER BY id";
    for (const auto& user : m_store.table(EntityId::User)
                                .select(which, {Value{isOne ? request.user : request.after}})) {
        if (!mayKeep(*rights, user))
            continue;
        if (answer.people.size() == limits::peopleMax || items > itemsPerAnswer) {
            answer.hasMore = true;
            break;
        }
        PersonStanding person{user.id,
                              std::string(user.text("name")),
                              std::string(user.text("account")),
                              std::string(user.text("role")),
                              user.integer("active") == 1,
                              0,
                              0,
                              scopesOf(user),
                              std::move(devices[user.id])};
        if (const auto found = since.find(user.id); found != since.end()) {
            person.sinceMs = found->second.sinceMs;
            person.untilMs = found->second.untilMs;
        }
        items += person.scopes.size() + person.devices.size();
        answer.people.push_back(std::move(person));
    }
    return answer;
}

Result<InviteAnswer> PeopleDesk::invite(const InviteRequest& request, const DeviceRow& asking,
                                        const std::optional<CertificatePin>& pin) {
    const auto rights = keeper(asking);
    if (!rights)
        return rights.error();
    const auto user = m_store.table(EntityId::User).find(request.user);
    if (!user || user->head.state != RecordState::Live)
        return notYours();
    if (auto status = mayKeep(*rights, *user); !status)
        return status.error();
    if (user->integer("active") != 1)
        return Error{ErrorCode::Invalid, "this account has ended; no device can be added to it"};
    if (!pin)
        return Error{ErrorCode::Internal, "this office has no certificate to name"};
    std::string wish;
    for (const Uuid& part : {asking.id, request.request, request.user})
        wish += part.view();
    const auto invitation = m_accounts.invite(user->id, wish, whoOf(asking));
    if (!invitation)
        return invitation.error();
    const auto uri = enrolmentUriOf(m_store, *pin, invitation->code);
    if (!uri)
        return uri.error();
    return InviteAnswer{protocolVersion, enrolmentUriText(*uri), invitation->expiresAtMs};
}

Result<RevokeAnswer> PeopleDesk::revoke(const RevokeRequest& request, const DeviceRow& asking) {
    const auto rights = keeper(asking);
    if (!rights)
        return rights.error();
    if (request.device == asking.id)
        return Error{ErrorCode::NotAllowed,
                     "this is the device you are using; it can only be taken out of service from "
                     "another one (nothing was changed)"};
    const auto device = m_accounts.deviceWith(request.device);
    const auto user = device ? m_store.table(EntityId::User).find(device->user) : std::nullopt;
    if (!user)
        return notYours();
    if (auto status = mayKeep(*rights, *user); !status)
        return status.error();
    if (device->state == DeviceState::Stolen)
        return RevokeAnswer{protocolVersion, DeviceState::Stolen};
    if (auto status = m_accounts.revoke(device->id, request.isStolen, whoOf(asking)); !status)
        return status.error();
    return RevokeAnswer{protocolVersion,
                        request.isStolen ? DeviceState::Stolen : DeviceState::Revoked};
}

} // namespace banyan
