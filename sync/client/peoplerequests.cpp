#include "sync/client/peoplerequests.h"

#include "sync/client/session.h"
#include "sync/protocol/codec.h"

#include <utility>

namespace banyan {

namespace {

constexpr int httpOk = 200;
constexpr int httpNotFound = 404;
constexpr int deadlineMs = 30'000;

} // namespace

template <typename Answer>
void PeopleRequests::post(const char* path, std::string body,
                          Result<Answer> (*decode)(std::string_view), Answered<Answer> done) {
    OfficeRequest message;
    message.path = path;
    message.body = std::move(body);
    message.deadlineMs = deadlineMs;
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            message.token = store.meta("token");
            return ok();
        });
    });
    if (!status)
        return done(status.error());
    if (message.token.empty())
        return done(
            Error{ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
    m_transport.post(std::move(message), [decode, done = std::move(done),
                                          alive = std::weak_ptr(m_alive)](auto answer) {
        if (alive.expired())
            return;
        if (!answer)
            return done(answer.error());
        if (answer->status == httpNotFound) // what a newer one never says to these
            return done(Error{ErrorCode::TooOld,
                              "the office is older than this program and cannot look after people "
                              "and devices over the line; upgrade the office (nothing was "
                              "changed)"});
        if (answer->status != httpOk)
            return done(refusalOf(*answer));
        done(decode(answer->body));
    });
}

void PeopleRequests::list(const Uuid& user, Answered<PeopleList> done) {
    PeopleList list;
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            list.ownDevice = Uuid::fromText(store.meta("device")).value_or(Uuid{});
            return ok();
        });
    });
    if (!status)
        return done(status.error());
    listAfter({}, user, std::move(list), std::move(done));
}

void PeopleRequests::listAfter(const Uuid& last, const Uuid& user, PeopleList list,
                               Answered<PeopleList> done) {
    post<PeopleAnswer>(
        "/v1/people", encode(PeopleRequest{protocolVersion, last, user}), decodePeopleAnswer,
        [this, last, user, list = std::move(list),
         done = std::move(done)](Result<PeopleAnswer> answer) mutable {
            if (!answer)
                return done(answer.error());
            Uuid next = last;
            for (auto& person : answer->people) {
                if (!(next < person.user))
                    return done(Error{ErrorCode::Garbled,
                                      "the office sent something else than was asked for"});
                next = person.user;
                list.people.push_back(std::move(person));
            }
            if (!answer->hasMore)
                return done(std::move(list));
            if (next == last)
                return done(
                    Error{ErrorCode::Garbled, "the office sent something else than was asked for"});
            listAfter(next, user, std::move(list), std::move(done));
        });
}

void PeopleRequests::invite(const Uuid& request, const Uuid& user, Answered<InviteAnswer> done) {
    post<InviteAnswer>("/v1/people/invite", encode(InviteRequest{protocolVersion, request, user}),
                       decodeInviteAnswer, std::move(done));
}

void PeopleRequests::revoke(const Uuid& device, bool isStolen, Answered<RevokeAnswer> done) {
    post<RevokeAnswer>("/v1/people/revoke",
                       encode(RevokeRequest{protocolVersion, device, isStolen}), decodeRevokeAnswer,
                       std::move(done));
}

} // namespace banyan
