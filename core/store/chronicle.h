#pragma once

#include "core/store/ledger.h"
#include "core/store/listings.h"

namespace banyan {

// Who did what is written down, and when.
struct Authorship {
    std::int64_t device = 0; // peer numbers
    std::int64_t author = 0;
    std::int64_t number = 0;
    std::int64_t recordedAtMs = 0;
    std::int64_t atMs = 0; // as the office dates it
    std::int64_t flags = 0;
};

// The office's pen: a row of history and its place in the feed of the record's scope are written
// together, and records move between scopes with what depends on them. The packs that list them
// follow: after each of the office's own changes, or at the end of an action. Inside a transaction.
class Chronicle {
public:
    Chronicle(Store& store, const Uuid& officeDevice);

    const Uuid& officeDevice() const { return m_officeDevice; }
    Ledger& ledger() { return m_ledger; }
    Listings& listings() { return m_listings; }
    // Between these two packs wait for the action's end.
    void beginAction() { m_isInAction = true; }
    void endAction(bool isRefused);
    // The row's number in history.
    std::int64_t write(const Change& change, const Authorship& by, Verdict verdict,
                       std::int64_t revision, std::int64_t scope, Value old);

    // The office's own changes, which nothing disputes: applied as they are.
    struct CreateOptions {
        Uuid author;           // null: the office itself
        bool isImport = false; // an authoritative import
    };
    void create(EntityId entity, const Uuid& id, const FieldValues& values, std::int64_t scope,
                std::int64_t atMs, const CreateOptions& options);
    void create(EntityId entity, const Uuid& id, const FieldValues& values, std::int64_t scope,
                std::int64_t atMs) {
        create(entity, id, values, scope, atMs, CreateOptions());
    }
    void apply(EntityId entity, const Uuid& id, std::string_view field, Op op, const Value& operand,
               std::int64_t atMs, std::int64_t flags = 0);

    // That a record went with another that was erased: `record` as it was before.
    void noteErased(const Record& record, std::string_view ground, std::int64_t atMs);

    // Where a new record names a grid that has ended: it goes to the one that has taken its place.
    void moveToSuccessor(const Record& record, std::int64_t atMs);

    // Moves a record and all that live where it lives to another scope's feed.
    void rescope(EntityId entity, const Uuid& id, std::int64_t scope);

private:
    Authorship own(std::int64_t atMs);
    void settle();

    Store& m_store;
    Ledger m_ledger;
    Listings m_listings;
    bool m_isInAction = false;
    Uuid m_officeDevice;
    std::int64_t m_officePeer = 0;
};

// The record that a create makes, in the order of its fields.
Record recordFrom(EntityId entity, const Uuid& id, const FieldValues& values);

} // namespace banyan
