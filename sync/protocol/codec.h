#pragma once

#include "sync/protocol/messages.h"

namespace banyan {

// Message <-> bytes: CBOR in columns, then one zstd frame. PROTOCOL.md gives the form. Decoders
// take any bytes at all: they return Garbled, TooLarge or TooOld, and allocate no more than the
// limits allow.
std::string encode(const SyncRequest& request);
std::string encode(const SyncAnswer& answer);
std::string encode(const EnrolRequest& request);
std::string encode(const EnrolAnswer& answer);
std::string encode(const Refused& refused);
std::string encode(const AttachmentAsk& ask);
std::string encode(const AttachmentStandings& standings);
std::string encode(const AttachmentChunk& chunk);
std::string encode(const AttachmentFetch& fetch);
std::string encode(const AttachmentPart& part);
std::string encode(const PeopleRequest& request);
std::string encode(const PeopleAnswer& answer);
std::string encode(const InviteRequest& request);
std::string encode(const InviteAnswer& answer);
std::string encode(const RevokeRequest& request);
std::string encode(const RevokeAnswer& answer);

Result<SyncRequest> decodeSyncRequest(std::string_view body);
Result<SyncAnswer> decodeSyncAnswer(std::string_view body);
Result<EnrolRequest> decodeEnrolRequest(std::string_view body);
Result<EnrolAnswer> decodeEnrolAnswer(std::string_view body);
Result<Refused> decodeRefused(std::string_view body);
Result<AttachmentAsk> decodeAttachmentAsk(std::string_view body);
Result<AttachmentStandings> decodeAttachmentStandings(std::string_view body);
Result<AttachmentChunk> decodeAttachmentChunk(std::string_view body);
Result<AttachmentFetch> decodeAttachmentFetch(std::string_view body);
Result<AttachmentPart> decodeAttachmentPart(std::string_view body);
Result<PeopleRequest> decodePeopleRequest(std::string_view body);
Result<PeopleAnswer> decodePeopleAnswer(std::string_view body);
Result<InviteRequest> decodeInviteRequest(std::string_view body);
Result<InviteAnswer> decodeInviteAnswer(std::string_view body);
Result<RevokeRequest> decodeRevokeRequest(std::string_view body);
Result<RevokeAnswer> decodeRevokeAnswer(std::string_view body);

// An action on its own, for set_aside and bundles: CBOR without compression.
std::string encodeAction(const Action& action);
Result<Action> decodeAction(std::string_view bytes);

// One zstd frame with its content size.
std::string packed(std::string_view bytes);
Result<std::string> unpacked(std::string_view frame, std::size_t bytesMax);

} // namespace banyan
