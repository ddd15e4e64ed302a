// The contents of attachments against what the database says of them.
#include "core/store/contentfiles.h"
#include "core/store/verify.h"

namespace banyan {

namespace {

constexpr std::size_t faultsMax = 20;

} // namespace

VerifyCheck Verifier::contents() {
    VerifyCheck check{"contents", 0, {}, 0, {}};
    const auto files = ContentFiles::besideDatabase(m_store.database().path());
    auto statement = m_store.database().prepare(
        m_kind == ReplicaKind::Office
            ? "SELECT DISTINCT sha256 FROM attachment WHERE record_state = 0 AND arrived >= bytes"
            : "SELECT hash FROM content");
    while (statement.step()) {
        const std::string hash(statement.text(0));
        ++check.checked;
        const auto status = files.check(hash);
        if (status)
            continue;
        ++check.faultCount;
        if (check.faults.size() < faultsMax)
            check.faults.push_back("attachment content " + hash.substr(0, 12) + ": "
                                   + (status.error().code == ErrorCode::NotFound
                                          ? "it is missing"
                                          : status.error().context));
    }
    if (m_kind == ReplicaKind::Device)
        check.note = "contents that are only at the office are checked there";
    return check;
}

} // namespace banyan
