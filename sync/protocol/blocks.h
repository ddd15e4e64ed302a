#pragma once

#include "sync/protocol/columns.h"
#include "sync/protocol/messages.h"

#include <unordered_map>

namespace banyan {

// The 16-byte ids of devices and people that one message names, each once.
class PeerTable {
public:
    std::int64_t number(const Uuid& id);
    const std::vector<Uuid>& ids() const { return m_ids; }
    void set(std::vector<Uuid> ids) { m_ids = std::move(ids); }
    Uuid get(std::int64_t number, CborReader& reader) const;

private:
    std::vector<Uuid> m_ids;
    std::unordered_map<Uuid, std::int64_t> m_numbers;
};

// The parts of messages that hold many alike things; each writes one CBOR item.
void writeActions(CborWriter& writer, const std::vector<Action>& actions);
std::vector<Action> readActions(CborReader& reader);
void writeRecords(CborWriter& writer, const std::vector<DeliveredRecord>& records,
                  PeerTable& peers);
std::vector<DeliveredRecord> readRecords(CborReader& reader, const PeerTable& peers);
// `withOld`: whether the values before are told too (history that comes with records).
void writeRows(CborWriter& writer, const std::vector<DeliveredRow>& rows, PeerTable& peers,
               bool withOld);
std::vector<DeliveredRow> readRows(CborReader& reader, const PeerTable& peers, bool withOld);
void writeOutcomes(CborWriter& writer, const std::vector<DeliveredOutcome>& outcomes);
std::vector<DeliveredOutcome> readOutcomes(CborReader& reader);

} // namespace banyan
