#pragma once

#include "core/store/verify.h"
#include "sync/client/bundles.h"
#include "sync/office/bundles.h"
#include "tests/sync/support/world.h"

namespace banyan::test {

constexpr std::int64_t dayMs = 24 * 3'600'000LL;

inline std::string text(const char* utf8) { return utf8; }

// A world whose phones may carry bundles: the office imports them as its admin command does, over
// a connection of its own while the service has the store open.
class BundleWorld : public World {
public:
    std::unique_ptr<Phone> carrier(const std::string& account, const char* code = "445202001003001",
                                   const char* role = "grid_worker") {
        auto made = phone(account, role, code);
        Transaction transaction(made->store->database());
        made->store->setMeta("office", officeId.text());
        made->store->setMeta(
            "office_key", QByteArray::fromStdString(officeKeys().publicKey).toHex().toStdString());
        transaction.commit();
        return made;
    }
    SealKeys officeKeys() {
        Transaction transaction(officeStore->database());
        auto keys = officeSealKeys(*officeStore);
        transaction.commit();
        return keys;
    }
    Result<ImportedBundle> import(const std::string& file) {
        auto store = openOffice();
        return importBundle(**store, officeId, "office", file);
    }
    std::string exported(Phone& phone) {
        auto made = sealBundle(*phone.store);
        return made ? made->file : "not sealed: " + made.error().context;
    }
    std::string reply(const std::string& file) {
        auto imported = import(file);
        return imported && imported->status ? imported->reply : "no reply";
    }
    // A bundle to the office and its reply back.
    bool exchange(Phone& phone) { return bool(importReply(*phone.store, reply(exported(phone)))); }
    // Rows of the household's history at the office that hold this value.
    std::size_t timesApplied(const std::string& value) {
        const auto rows = officeStore->history().of(household);
        return static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](const HistoryRow& row) {
                return textOf(row.change.value) == value && row.verdict == Verdict::Applied;
            }));
    }
    bool note(Phone& phone, const char* utf8) {
        return bool(phone.set(EntityId::Household, household, "door_note", text(utf8), Op::Add));
    }
    bool isSettled(Phone& phone) {
        return phone.sync() && agrees(phone) && phone.outbox().list().empty()
               && Verifier(*phone.store, ReplicaKind::Device).run()->isClean();
    }
};

inline std::string said(const Error& error) {
    return std::string(errorName(error.code)) + ": " + error.context;
}

} // namespace banyan::test
