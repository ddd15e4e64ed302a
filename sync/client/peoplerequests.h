#pragma once

#include "sync/client/storerunner.h"
#include "sync/client/transport.h"
#include "sync/protocol/messages.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace banyan {

struct PeopleList {
    Uuid ownDevice; // the one that asked
    std::vector<PersonStanding> people;
};

// What a desk asks its office about people and their devices, and has it do, on
// the transport's thread; the store is reached through the runner and is not written. Nothing
// is kept here: the office's word counts, now. `done` is called once, perhaps from within. Errors:
// TooOld (the office has to be upgraded first), NotAllowed (with a sentence), Revoked,
// Unauthorized, Garbled, Busy, and those of a transport; nothing was changed unless the answer was
// lost, and then the same again does it once.
class PeopleRequests {
public:
    template <typename T>
    using Answered = std::function<void(Result<T>)>;

    PeopleRequests(StoreRunner& store, Transport& transport)
        : m_store(store)
        , m_transport(transport) {}

    // Everybody whom this account looks after.
    void list(Answered<PeopleList> done) { list(Uuid{}, std::move(done)); }
    // Only this person; nobody when he is not among them.
    void list(const Uuid& user, Answered<PeopleList> done);
    // `request`: a new id for a new invitation; the same again brings the same one.
    void invite(const Uuid& request, const Uuid& user, Answered<InviteAnswer> done);
    void revoke(const Uuid& device, bool isStolen, Answered<RevokeAnswer> done);

private:
    void listAfter(const Uuid& last, const Uuid& user, PeopleList list, Answered<PeopleList> done);
    template <typename Answer>
    void post(const char* path, std::string body, Result<Answer> (*decode)(std::string_view),
              Answered<Answer> done);

    StoreRunner& m_store;
    Transport& m_transport;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace banyan
