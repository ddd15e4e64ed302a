#include "sync/office/exchange.h"

#include "core/schema/fingerprint.h"
#include "sync/office/bundles.h"
#include "sync/protocol/blocks.h"
#include "sync/protocol/codec.h"

#include <algorithm>
#include <map>

namespace banyan {

namespace {

// Less than the limit: a device writes one page while the office reads the next.
constexpr std::size_t rowsPerAnswer = 2'000;

bool isPlain(const DeliveredOutcome& outcome) {
    return outcome.setAside == SetAside::No
           && std::all_of(outcome.changes.begin(), outcome.changes.end(), [](const auto& change) {
                  return change.verdict == Verdict::Applied && !change.isMerged
                         && !change.isElsewhere;
              });
}

// Runs of plainly applied actions are told in one.
void append(std::vector<DeliveredOutcome>& outcomes, DeliveredOutcome outcome) {
    if (isPlain(outcome)) {
        outcome.changes.clear();
        if (!outcomes.empty() && outcomes.back().changes.empty()
            && outcomes.back().setAside == SetAside::No
            && outcomes.back().last + 1 == outcome.first) {
            outcomes.back().last = outcome.last;
            return;
        }
    }
    outcomes.push_back(std::move(outcome));
}

// What another copy's action did is in the feeds already, as that copy's.
ActionOutcome known(const Action& action) {
    ActionOutcome outcome;
    for (std::size_t i = 0; i < action.changes.size(); ++i) {
        ChangeOutcome change;
        change.verdict = Verdict::Same;
        change.isElsewhere = true;
        outcome.changes.push_back(change);
    }
    return outcome;
}

std::string writtenOutcome(const DeliveredOutcome& outcome) {
    CborWriter writer;
    writeOutcomes(writer, {outcome});
    return writer.take();
}

// When an action was done, as the office dates it: by its age when it was sent, which needs no
// right clock; clamped between what its author had been shown and its arrival. How long a bundle
// was on its way nobody knows: there the age counts from when the device says it was sealed.
std::int64_t datedMs(const Action& action, const SyncRequest& request, std::int64_t arrivedAtMs) {
    const bool isSameBoot = action.boot == request.sentBoot;
    const std::int64_t ageMs = isSameBoot ? request.sentMonotonicMs - action.monotonicMs
                                          : request.sentWallMs - action.recordedAtMs;
    const std::int64_t sentAtMs =
        request.sealedAtMs > 0 ? std::min(request.sealedAtMs, arrivedAtMs) : arrivedAtMs;
    const std::int64_t least = std::min(action.shownAtMs, arrivedAtMs);
    return std::clamp(sentAtMs - std::max<std::int64_t>(ageMs, 0), least, arrivedAtMs);
}

} // namespace

Exchange::Exchange(Store& store, const Uuid& office, std::string officeName)
    : m_store(store)
    , m_office(office)
    , m_officeName(std::move(officeName))
    , m_arbiter(store, office)
    , m_accounts(store, m_arbiter.chronicle())
    , m_pager(store, m_arbiter.chronicle().listings())
    , m_deposits(store)
    , m_received(store) {}

void Exchange::reload() {
    m_store.reload();
    m_received.forget();
    m_arbiter.forget();
    m_accounts.forget();
    m_rights.atMs = -1;
}

bool Exchange::isFirstPull(const SyncRequest& request) {
    return request.actions.empty()
           && (request.cursors.empty()
               || std::any_of(request.cursors.begin(), request.cursors.end(),
                              [](const Cursor& cursor) { return cursor.isFetching; }));
}

bool Exchange::onlyReads(const SyncRequest& request, std::string_view token) {
    if (!request.actions.empty()
        || m_arbiter.chronicle().listings().isEndDue(m_store.clock().wallMs()))
        return false;
    const auto device = m_accounts.deviceByToken(token);
    return device && device->state == DeviceState::Active;
}

bool Exchange::isToBeNoted(const SyncRequest& request, const DeviceRow& device) const {
    return device.state == DeviceState::Active
           && Accounts::isToBeNoted(device, request.app, m_store.clock().wallMs());
}

void Exchange::noteHeard(const SyncRequest& request, const DeviceRow& device) {
    if (isToBeNoted(request, device))
        m_accounts.noteHeard(device, request.app);
}

void Exchange::endPacks() {
    auto& listings = m_arbiter.chronicle().listings();
    const std::int64_t now = m_store.clock().wallMs();
    if (listings.isEndDue(now))
        listings.endPacks(now);
}

Result<SyncAnswer> Exchange::sync(const SyncRequest& request, const DeviceRow& device) {
    ++m_counts.requests;
    if (device.state != DeviceState::Active) {
        quarantine(request, device);
        if (device.state == DeviceState::Stolen)
            return wiped(request, device);
        return Error{ErrorCode::Revoked,
                     "this device has been revoked; what it had not sent is kept at the office for "
                     "a person to look at, and stays on this device"};
    }
    if (request.device != device.id)
        return Error{ErrorCode::Conflict,
                     "this token belongs to another device; enrol this one anew"};
    SyncAnswer answer;
    answer.knows = registryFingerprint();
    answer.officeTimeMs = m_store.clock().wallMs();
    answer.seen = device.lastNumber;
    answer.backedUp = device.backedUp;
    // An office older than this device's last answer was restored from a backup. The device first
    // offers again what is missing, so that its numbers stay in order.
    if (request.told <= device.lastNumber)
        receive(request, device, answer);
    if (answer.isForked) {
        ++m_counts.forks;
        return answer;
    }
    deliver(request, m_accounts.feedsOf(device.user), answer);
    return answer;
}

void Exchange::receive(const SyncRequest& request, const DeviceRow& device, SyncAnswer& answer) {
    std::int64_t lastNumber = device.lastNumber;
    const auto feeds =
        request.actions.empty() ? std::vector<std::int64_t>{} : m_accounts.feedsOf(device.user);
    readAhead(request.actions);
    for (const auto& action : request.actions)
        if (!receiveOne(action, request, device, feeds, lastNumber, answer)) {
            answer.isForked = true;
            break;
        }
    // A store that has given fewer numbers than the office has seen is an older copy of this
    // device's: restored, cloned, or torn by a power cut. A bundle may only be late: newer work
    // came over a line or in a newer bundle. Another copy's work is still told by its digests.
    if (request.lastNumber < lastNumber && request.sealedAtMs == 0)
        answer.isForked = true;
    m_store.forgetAhead();
    m_received.save();
    if (!request.actions.empty()) {
        m_accounts.setReceived(device.id, lastNumber, answer.officeTimeMs);
        m_store.feeds().save();
    }
}

// Where each question is a round trip: what the actions are about, asked for together.
void Exchange::readAhead(const std::vector<Action>& actions) {
    m_store.forgetAhead();
    if (!m_store.database().isShared())
        return;
    std::map<std::pair<EntityId, int>, std::vector<Uuid>> wanted;
    for (const auto& action : actions)
        for (const auto& change : action.changes) {
            const auto* spec = entitySpec(change.entity);
            const int field = spec ? spec->indexOf(change.field) : -1;
            if (field >= 0)
                wanted[{change.entity, field}].push_back(change.record);
        }
    for (const auto& [what, records] : wanted)
        m_store.table(what.first).readAhead(records, what.second);
}

bool Exchange::receiveOne(const Action& action, const SyncRequest& request, const DeviceRow& device,
                          const std::vector<std::int64_t>& feeds, std::int64_t& lastNumber,
                          SyncAnswer& answer) {
    if (action.first <= lastNumber) {
        auto kept = m_received.find(device.id, action);
        if (!kept && wasEmptiedSince(action, device))
            kept = m_received.outcomeOf(device.id, action.first);
        if (!kept)
            return false;
        ++m_counts.actionsRepeated;
        DeliveredOutcome outcome{action.first, action.last(), SetAside::No, {}, {}};
        if (!kept->empty()) {
            CborReader reader(*kept);
            auto outcomes = readOutcomes(reader);
            if (!outcomes.empty())
                outcome = std::move(outcomes.front());
        }
        append(answer.outcomes, std::move(outcome));
        return true;
    }
    auto decided = wasSentByAnotherCopy(action, device)
                       ? known(action)
                       : m_arbiter.decide(action, originOf(action, request, device));
    DeliveredOutcome outcome{action.first, action.last(), decided.setAside,
                             std::move(decided.detail), std::move(decided.changes)};
    for (std::size_t i = 0; i < outcome.changes.size(); ++i) {
        auto& change = outcome.changes[i];
        // A pack delivers the record anew, with the change in it.
        const bool comes =
            std::binary_search(feeds.begin(), feeds.end(), change.feed)
            || m_arbiter.chronicle().listings().isListedIn(action.changes[i].record, feeds);
        change.isElsewhere = change.isElsewhere || !comes;
        m_counts.changesHeld += change.verdict == Verdict::Held;
    }
    if (outcome.setAside == SetAside::No) {
        ++m_counts.actionsApplied;
        for (const auto& change : action.changes)
            if (change.entity == EntityId::User)
                m_accounts.followRecord(change.record);
            else if (change.entity == EntityId::Attachment)
                m_hasRemovedAttachments =
                    m_hasRemovedAttachments || change.op == Op::Delete || change.op == Op::Erase;
    } else {
        ++m_counts.actionsSetAside;
        keepSetAside(action, device, outcome.setAside, outcome.detail);
    }
    m_received.note(device.id, action, isPlain(outcome) ? std::string() : writtenOutcome(outcome));
    lastNumber = action.last();
    append(answer.outcomes, std::move(outcome));
    return true;
}

// An office that was restored may get first what was sent before somebody was erased, and then the
// same without what it said of him. The salts tell that it is the same.
bool Exchange::wasEmptiedSince(const Action& action, const DeviceRow& device) {
    const std::int64_t peer = m_store.peers().obtain(device.id);
    std::int64_t number = action.first;
    for (const auto& change : action.changes) {
        auto& find = m_store.database().cached("SELECT 1 FROM history WHERE record = ? AND device "
                                               "= ? AND number = ? AND salt = ?");
        find.bind(1, change.record);
        find.bind(2, peer);
        find.bind(3, number++);
        find.bindBlob(4, viewOf(change.salt));
        Running running(find);
        if (!running->step())
            return false;
    }
    return !action.changes.empty();
}

// Copies of one home share what was unsent when they were made. Each sends it under numbers of its
// own once it is a device of its own; the salts tell that it is the same.
bool Exchange::wasSentByAnotherCopy(const Action& action, const DeviceRow& device) {
    if (!device.isFork || action.changes.empty())
        return false;
    const auto& change = action.changes.front();
    auto& find = m_store.database().cached("SELECT 1 FROM history WHERE record = ? AND salt = ?");
    find.bind(1, change.record);
    find.bindBlob(2, viewOf(change.salt));
    Running running(find);
    return running->step();
}

ActionOrigin Exchange::originOf(const Action& action, const SyncRequest& request,
                                const DeviceRow& device) {
    ActionOrigin origin;
    origin.device = device.id;
    origin.arrivedAtMs = m_store.clock().wallMs();
    origin.atMs = datedMs(action, request, origin.arrivedAtMs);
    // Rights are those the device had been told of when it recorded the action, at most 30 days
    // back.
    const std::int64_t judgedAt =
        std::clamp(action.shownAtMs, origin.arrivedAtMs - lateWorkHonouredMs, origin.arrivedAtMs);
    const std::int64_t publicSeq = m_store.feeds().get(publicFeed).lastSeq;
    if (m_rights.user != device.user || m_rights.atMs != judgedAt
        || m_rights.publicSeq != publicSeq)
        m_rights = {device.user, judgedAt, publicSeq, m_accounts.rightsOf(device.user, judgedAt)};
    origin.rights = m_rights.rights;
    return origin;
}

void Exchange::keepSetAside(const Action& action, const DeviceRow& device, SetAside reason,
                            const std::string& detail) {
    const std::string kept = encodeAction(action);
    auto& insert = m_store.database().cached(
        "INSERT INTO set_aside(device, first, received_at, reason, detail, action) "
        "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    insert.bind(1, device.id);
    insert.bind(2, action.first);
    insert.bind(3, m_store.clock().wallMs());
    insert.bind(4, setAsideName(reason));
    insert.bind(5, detail);
    insert.bindBlob(6, kept);
    insert.run();
}

void Exchange::quarantine(const SyncRequest& request, const DeviceRow& device) {
    for (const auto& action : request.actions)
        if (action.first > device.lastNumber)
            keepSetAside(action, device, SetAside::Revoked, "sent by a device that was revoked");
}

// How far the device had got is written down the first time it is told.
Error Exchange::wiped(const SyncRequest& request, const DeviceRow& device) {
    m_accounts.noteWiped(device.id, request.lastNumber);
    return {ErrorCode::Revoked, "this device was reported stolen: what is on it is destroyed; what "
                                "it had just sent is kept at the office for a person to look at"};
}

void Exchange::deliver(const SyncRequest& request, const std::vector<std::int64_t>& feeds,
                       SyncAnswer& answer) {
    std::unordered_map<Uuid, const Cursor*> cursors;
    for (const auto& cursor : request.cursors)
        cursors[cursor.scope] = &cursor;
    std::size_t rowsLeft = rowsPerAnswer;
    std::size_t recordsLeft = limits::recordsMax;
    std::vector<FeedSum> sums;
    bool isQuiet = request.actions.empty();
    bool namesAll = cursors.size() == feeds.size();
    for (const std::int64_t feed : feeds) {
        const Feed& state = m_store.feeds().get(feed);
        const auto found = cursors.find(state.scope);
        const Cursor* cursor = found == cursors.end() ? nullptr : found->second;
        namesAll = namesAll && cursor;
        if (rowsLeft == 0 || recordsLeft == 0) {
            answer.hasMore = true;
            isQuiet = false;
            break;
        }
        FeedPage page =
            m_pager.page(feed, cursor, request.device, request.ownFrom, rowsLeft, recordsLeft);
        m_counts.rowsSent += static_cast<std::int64_t>(page.rows.size());
        m_counts.recordsSent += static_cast<std::int64_t>(page.records.size());
        // Following begins only after the last page of a first pull: one more request.
        answer.hasMore = answer.hasMore || page.hasMore || page.isFirstPull;
        if (page.isFirstPull || !page.rows.empty()) {
            isQuiet = false;
            if (!page.isFirstPull && !page.hasMore)
                answer.sums.push_back(m_pager.sum(feed));
            answer.pages.push_back(std::move(page));
        } else {
            sums.push_back(m_pager.sum(feed));
        }
    }
    if (!namesAll) {
        answer.hasFeeds = true;
        for (const std::int64_t feed : feeds) {
            const auto pack = m_arbiter.chronicle().listings().pack(feed);
            answer.feeds.push_back({m_store.feeds().get(feed).scope, m_store.feeds().get(feed).kind,
                                    pack ? pack->endsMs : 0});
        }
    }
    const bool isEqual = isQuiet && namesAll && combinedDigest(sums) == request.digest;
    if ((isQuiet && !isEqual) || request.wantsDigests)
        answer.sums.insert(answer.sums.end(), sums.begin(), sums.end());
}

EnrolAnswer Exchange::enrolled(const NewDevice& device) {
    EnrolAnswer answer;
    answer.device = device.id;
    answer.token = device.token;
    answer.user = device.user;
    if (const auto user = m_store.table(EntityId::User).find(device.user)) {
        answer.userName = user->text("name");
        answer.role = user->text("role");
    }
    answer.officeName = m_officeName;
    answer.office = m_office;
    answer.officeTimeMs = m_store.clock().wallMs();
    answer.officeKey = officeSealKeys(m_store).publicKey;
    return answer;
}

Result<EnrolAnswer> Exchange::enrol(const EnrolRequest& request) {
    auto device = m_accounts.enrol(request.code, request.carriesWork, request.label);
    if (!device)
        return device.error();
    if (request.carriesWork && !request.former.isNull()) {
        m_accounts.noteTakenOver(request.former);
        m_deposits.takenOver(request.former, device->id, device->user);
    }
    return enrolled(*device);
}

Error Exchange::deposit(const SyncRequest& request, const std::string& address) {
    if (m_accounts.isKnown(request.device)) // then its token would be
        return {ErrorCode::Unauthorized,
                "the office does not know this device's token; enrol it anew (its work is kept)"};
    return m_deposits.keep(request, address);
}

EnrolAnswer Exchange::fork(const DeviceRow& device) {
    m_accounts.audit("office", "fork of device " + device.id.text());
    m_accounts.noteTakenOver(device.id);
    return enrolled(m_accounts.newDevice(device.user, true, device.label));
}

} // namespace banyan
