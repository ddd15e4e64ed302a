#pragma once

#include "core/store/delivery.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace banyan {

// The messages of PROTOCOL.md as values. Sizes and counts are bounded by `limits`.
constexpr int protocolVersion = 1;
constexpr int protocolVersionLeast = 1; // the oldest this program talks to

namespace limits {
constexpr std::size_t bodyBytesMax = 8u << 20;      // one request or answer, compressed
constexpr std::size_t unpackedBytesMax = 64u << 20; // the same, unpacked
constexpr std::size_t actionsMax = 10'000;          // in one request
constexpr std::size_t changesMax = 20'000;          // in one request, all actions together
constexpr std::size_t feedsMax = 20'000;
constexpr std::size_t rowsMax = 20'000;   // in one answer, all feeds together
constexpr std::size_t recordsMax = 8'000; // in one answer
constexpr std::size_t textBytesMax = 64u << 10;
constexpr std::size_t chunkBytesMax = 256u << 10; // of an attachment, in one message
constexpr std::size_t attachmentsMax = 1'000;     // asked about in one request
constexpr std::size_t peopleMax = 1'000;          // in one answer
constexpr std::size_t scopesMax = 2'000;          // of one person
constexpr std::size_t devicesMax = 2'000;         // of one person
constexpr std::size_t nameBytesMax = 1'000;       // what an account, a unit, a device is called
} // namespace limits

// Where a device stands in one feed.
struct Cursor {
    Uuid scope;
    bool isFetching = false;
    std::int64_t seq = 0;
    std::string chain;    // 8 bytes; empty before anything was pulled
    std::string position; // of a first pull; empty to begin one
    bool operator==(const Cursor&) const = default;
};

struct SyncRequest {
    int version = protocolVersion;
    std::string app; // "banyan/0.1.0"
    Uuid device;
    std::int64_t sentWallMs = 0;
    std::int64_t sentMonotonicMs = 0;
    std::string sentBoot;
    std::int64_t lastNumber = 0; // highest number this store has given
    std::int64_t told = 0;       // highest own number whose outcome it knows
    std::int64_t ownFrom = 1;    // own rows from this number on may come without content
    std::vector<Action> actions;
    std::vector<Cursor> cursors;
    std::string digest; // 8 bytes over counts and digests of all feeds that are followed
    bool wantsDigests = false;
    // Not on the wire: when it was sealed into a bundle, in office time; 0 when it came over a
    // line.
    std::int64_t sealedAtMs = 0;
};

struct FeedSum {
    Uuid scope;
    std::int64_t seq = 0;
    std::int64_t count = 0;
    std::string digest; // 16 bytes
};

struct FeedName {
    Uuid scope;
    FeedKind kind = FeedKind::Public;
    std::int64_t endsMs = 0; // when it leaves the device by itself; 0 without an end
};

struct SyncAnswer {
    int version = protocolVersion;
    std::int64_t officeTimeMs = 0;
    bool isForked = false;
    std::int64_t seen = 0;     // highest number of this device that had come before this request
    std::int64_t backedUp = 0; // highest that lies in a backup of the office
    std::vector<DeliveredOutcome> outcomes;
    bool hasFeeds = false; // the device's feeds have changed: these are all
    std::vector<FeedName> feeds;
    std::vector<FeedPage> pages;
    std::vector<FeedSum> sums; // of feeds that this answer brings to their end
    bool hasMore = false;
    std::string knows; // registryFingerprint() of the office; empty from an older one
};

struct EnrolRequest {
    int version = protocolVersion;
    std::string app;
    std::string code;
    std::string label; // what the owner calls the device; may be empty
    // It holds work that another device id may have sent already, and that id where it is known.
    bool carriesWork = false;
    Uuid former = {};
};

struct EnrolAnswer {
    int version = protocolVersion;
    Uuid device;
    std::string token;
    Uuid user;
    std::string userName;
    std::string role;
    std::string officeName;
    Uuid office;
    std::int64_t officeTimeMs = 0;
    std::string officeKey; // public, that bundles are sealed for; empty from an older office
};

// ---- attachments: contents named by the records they belong to ----

// How an attachment stands at the office, as one device may know it.
enum class Standing : std::uint8_t {
    Arriving = 0, // send from `arrived` on
    Arrived = 1,
    Unknown = 2, // its record is not at the office yet
    NotYours = 3,
    TooLarge = 4, // for this office
    Gone = 5,     // deleted or erased: nobody wants it any more
    Damaged = 6,  // what came has another hash and was dropped; begin anew
};

struct AttachmentAsk {
    int version = protocolVersion;
    std::vector<Uuid> records;
};

struct AttachmentStanding {
    Standing standing = Standing::Unknown;
    std::int64_t arrived = 0; // bytes on the office's disk
};

struct AttachmentStandings {
    int version = protocolVersion;
    std::vector<AttachmentStanding> all; // one for each record asked about, in that order
};

struct AttachmentChunk {
    int version = protocolVersion;
    Uuid record;
    std::int64_t offset = 0;
    std::string bytes; // 1 to chunkBytesMax
};

struct AttachmentFetch {
    int version = protocolVersion;
    Uuid record;
    std::int64_t offset = 0;
};

struct AttachmentPart {
    int version = protocolVersion;
    std::int64_t total = 0;
    std::string bytes; // at most chunkBytesMax; empty only at the end
};

// ---- people: accounts and devices, as those see them who look after them ----

enum class DeviceState : std::uint8_t { Active = 0, Revoked = 1, Stolen = 2 };
const char* deviceStateName(DeviceState state); // "active", "revoked", "stolen"

struct PersonDevice {
    Uuid id;
    std::string label; // what its owner calls it; may be empty
    std::string app;   // of its last request, "banyan/0.1.0"; empty before the first
    DeviceState state = DeviceState::Active;
    std::int64_t enrolledAtMs = 0;
    std::int64_t heardAtMs = 0; // at most an hour before its last request; 0: never
};

struct PersonScope {
    std::string code;
    std::string name;
};

struct PersonStanding {
    Uuid user;
    std::string name;
    std::string account;
    std::string role;
    bool isActive = false;
    std::int64_t sinceMs = 0; // from when he had rights; 0: never
    std::int64_t untilMs = 0; // until when; 0: still
    std::vector<PersonScope> scopes;
    std::vector<PersonDevice> devices; // the earliest first
};

struct PeopleRequest {
    int version = protocolVersion;
    Uuid after; // the last person of the answer before; null for the first
    Uuid user;  // only this person; null for everybody
};

struct PeopleAnswer {
    int version = protocolVersion;
    std::vector<PersonStanding> people; // by their ids, ascending
    bool hasMore = false;
};

struct InviteRequest {
    int version = protocolVersion;
    Uuid request; // chosen by the device; the same again is the same invitation
    Uuid user;
};

struct InviteAnswer {
    int version = protocolVersion;
    std::string uri; // good once, until then
    std::int64_t expiresAtMs = 0;
};

struct RevokeRequest {
    int version = protocolVersion;
    Uuid device;
    bool isStolen = false;
};

struct RevokeAnswer {
    int version = protocolVersion;
    DeviceState state = DeviceState::Active; // from now on
};

// What any request may be answered with instead.
struct Refused {
    ErrorCode code = ErrorCode::Internal;
    std::string sentence;
    bool mustWipe = false; // the device was reported stolen: it destroys what it holds
};

// The combined digest a request carries.
std::string combinedDigest(std::vector<FeedSum> sums);

} // namespace banyan
