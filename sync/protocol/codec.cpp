#include "sync/protocol/codec.h"

#include "sync/protocol/blocks.h"
#include "sync/protocol/envelope.h"

#include <algorithm>

namespace banyan {

using namespace envelope;

namespace {

constexpr std::size_t chainBytes = 8;

void writeCursors(CborWriter& writer, const std::vector<Cursor>& cursors) {
    writer.array(cursors.size());
    for (const auto& cursor : cursors) {
        writer.array(cursor.isFetching ? 4 : 3);
        writer.id(cursor.scope);
        writer.integer(cursor.seq);
        writer.bytes(cursor.chain);
        if (cursor.isFetching)
            writer.bytes(cursor.position);
        writer.endArray();
    }
    writer.endArray();
}

std::vector<Cursor> readCursors(CborReader& reader) {
    std::vector<Cursor> cursors(reader.array(limits::feedsMax));
    for (auto& cursor : cursors) {
        const std::size_t items = reader.array(4);
        if (items < 3)
            reader.fail();
        cursor.scope = reader.id();
        cursor.seq = reader.integer(0, INT64_MAX);
        cursor.chain = reader.bytes();
        cursor.isFetching = items == 4;
        if (cursor.isFetching)
            cursor.position = reader.bytes();
        reader.endArray();
        if (reader.failed())
            return {};
    }
    reader.endArray();
    return cursors;
}

void writePage(CborWriter& writer, const FeedPage& page, PeerTable& peers) {
    writer.array(page.isFirstPull ? 9 : 8);
    writer.id(page.scope);
    writer.integer(static_cast<std::int64_t>(page.kind));
    writer.boolean(page.isFirstPull);
    if (page.isFirstPull) {
        writer.boolean(page.isRestart);
        writer.integer(page.startSeq);
        writer.bytes(page.isRestart ? viewOf(page.startChain) : std::string_view());
        writer.array(2);
        writer.bytes(page.position);
        writer.integer(page.total);
        writer.endArray();
        writeRecords(writer, page.records, peers);
        writeRows(writer, page.history, peers, true);
    } else {
        writer.integer(page.fromSeq);
        writer.integer(page.toSeq);
        writer.bytes(page.chainAfter);
        writer.boolean(page.hasMore);
        writeRows(writer, page.rows, peers, false);
    }
    writer.endArray();
}

void readFirstPull(CborReader& reader, FeedPage& page, const PeerTable& peers) {
    page.isRestart = reader.boolean();
    page.startSeq = reader.integer(0, INT64_MAX);
    const std::string chain = reader.bytes();
    if (chain.size() != (page.isRestart ? page.startChain.size() : 0))
        reader.fail();
    else
        std::copy(chain.begin(), chain.end(), reinterpret_cast<char*>(page.startChain.data()));
    if (reader.array(2) != 2)
        reader.fail();
    page.position = reader.bytes();
    page.total = reader.integer(0, INT64_MAX);
    reader.endArray();
    page.records = readRecords(reader, peers);
    page.history = readRows(reader, peers, true);
}

FeedPage readPage(CborReader& reader, const PeerTable& peers) {
    FeedPage page;
    const std::size_t items = reader.array(9);
    page.scope = reader.id();
    page.kind = static_cast<FeedKind>(reader.integer(0, 3));
    page.isFirstPull = reader.boolean();
    if (items != (page.isFirstPull ? 9u : 8u))
        reader.fail();
    if (reader.failed())
        return page;
    if (page.isFirstPull) {
        readFirstPull(reader, page, peers);
    } else {
        page.fromSeq = reader.integer(0, INT64_MAX);
        page.toSeq = reader.integer(0, INT64_MAX);
        page.chainAfter = reader.bytes();
        page.hasMore = reader.boolean();
        page.rows = readRows(reader, peers, false);
    }
    reader.endArray();
    return page;
}

} // namespace

std::string encode(const SyncRequest& request) {
    CborWriter writer;
    begin(writer, Kind::SyncRequest, 12);
    writer.text(request.app);
    writer.id(request.device);
    writer.integer(request.sentWallMs);
    writer.integer(request.sentMonotonicMs);
    writer.text(request.sentBoot);
    writer.integer(request.lastNumber);
    writer.integer(request.told);
    writer.integer(request.ownFrom);
    writeActions(writer, request.actions);
    writeCursors(writer, request.cursors);
    writer.bytes(request.digest);
    writer.boolean(request.wantsDigests);
    writer.endArray();
    return packed(writer.take());
}

Result<SyncRequest> decodeSyncRequest(std::string_view body) {
    auto opened = open(body);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    SyncRequest request;
    std::size_t more = 0;
    if (auto status = enter(reader, Kind::SyncRequest, 12, more, request.version); !status)
        return status.error();
    request.app = reader.text();
    request.device = reader.id();
    request.sentWallMs = reader.integer();
    request.sentMonotonicMs = reader.integer();
    request.sentBoot = reader.text();
    request.lastNumber = reader.integer(0, INT64_MAX);
    request.told = reader.integer(0, INT64_MAX);
    request.ownFrom = reader.integer(0, INT64_MAX);
    request.actions = readActions(reader);
    request.cursors = readCursors(reader);
    request.digest = reader.bytes();
    request.wantsDigests = reader.boolean();
    if (auto status = leave(reader, more); !status)
        return status.error();
    return request;
}

std::string encode(const SyncAnswer& answer) {
    // The pages come first to find out whom they name; the table of names goes before them.
    PeerTable peers;
    CborWriter body;
    body.array(answer.pages.size());
    for (const auto& page : answer.pages)
        writePage(body, page, peers);
    body.endArray();

    CborWriter writer;
    const bool hasEnds = std::any_of(answer.feeds.begin(), answer.feeds.end(),
                                     [](const FeedName& feed) { return feed.endsMs != 0; });
    begin(writer, Kind::SyncAnswer, hasEnds ? 12 : 11);
    writer.integer(answer.officeTimeMs);
    writer.boolean(answer.isForked);
    writer.integer(answer.seen);
    writer.integer(answer.backedUp);
    writeOutcomes(writer, answer.outcomes);
    if (answer.hasFeeds) {
        writer.array(answer.feeds.size() * 2);
        for (const auto& feed : answer.feeds) {
            writer.id(feed.scope);
            writer.integer(static_cast<std::int64_t>(feed.kind));
        }
        writer.endArray();
    } else {
        writer.null();
    }
    writeIds(writer, peers.ids());
    writer.bytes(body.take());
    writer.array(answer.sums.size() * 4);
    for (const auto& sum : answer.sums) {
        writer.id(sum.scope);
        writer.integer(sum.seq);
        writer.integer(sum.count);
        writer.bytes(sum.digest);
    }
    writer.endArray();
    writer.boolean(answer.hasMore);
    writer.bytes(answer.knows);
    if (hasEnds) {
        std::vector<std::int64_t> ends;
        for (const auto& feed : answer.feeds)
            ends.push_back(feed.endsMs);
        writeNumbers(writer, ends);
    }
    writer.endArray();
    return packed(writer.take());
}

Result<SyncAnswer> decodeSyncAnswer(std::string_view body) {
    auto opened = open(body);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    SyncAnswer answer;
    std::size_t more = 0;
    if (auto status = enter(reader, Kind::SyncAnswer, 10, more, answer.version); !status)
        return status.error();
    answer.officeTimeMs = reader.integer();
    answer.isForked = reader.boolean();
    answer.seen = reader.integer(0, INT64_MAX);
    answer.backedUp = reader.integer(0, INT64_MAX);
    answer.outcomes = readOutcomes(reader);
    answer.hasFeeds = !reader.nullNext();
    if (answer.hasFeeds) {
        answer.feeds.resize(reader.array(limits::feedsMax * 2) / 2);
        for (auto& feed : answer.feeds) {
            feed.scope = reader.id();
            feed.kind = static_cast<FeedKind>(reader.integer(0, 3));
        }
        reader.endArray();
    }
    const std::string names = reader.bytes();
    PeerTable peers;
    {
        std::vector<Uuid> ids;
        for (std::size_t at = 0; at + 16 <= names.size(); at += 16)
            ids.push_back(*Uuid::fromBytes(std::string_view(names).substr(at, 16)));
        peers.set(std::move(ids));
    }
    const std::string pageBytes = reader.bytes();
    answer.sums.resize(reader.array(limits::feedsMax * 4) / 4);
    for (auto& sum : answer.sums) {
        sum.scope = reader.id();
        sum.seq = reader.integer(0, INT64_MAX);
        sum.count = reader.integer(0, INT64_MAX);
        sum.digest = reader.bytes();
    }
    reader.endArray();
    answer.hasMore = reader.boolean();
    if (more > 0) {
        answer.knows = reader.bytes();
        --more;
    }
    if (more > 0) {
        const auto ends = readNumbers(reader, answer.feeds.size());
        for (std::size_t i = 0; i < ends.size(); ++i)
            answer.feeds[i].endsMs = ends[i];
        --more;
    }
    if (auto status = leave(reader, more); !status)
        return status.error();
    CborReader pages(pageBytes);
    answer.pages.resize(pages.array(limits::feedsMax));
    for (auto& page : answer.pages)
        page = readPage(pages, peers);
    pages.endArray();
    if (!pages.finished())
        return Error{ErrorCode::Garbled, "the message is damaged"};
    return answer;
}

std::string encode(const EnrolRequest& request) {
    CborWriter writer;
    begin(writer, Kind::EnrolRequest, 5);
    writer.text(request.app);
    writer.text(request.code);
    writer.text(request.label);
    writer.boolean(request.carriesWork);
    writer.id(request.former);
    writer.endArray();
    return packed(writer.take());
}

Result<EnrolRequest> decodeEnrolRequest(std::string_view body) {
    auto opened = open(body);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    EnrolRequest request;
    std::size_t more = 0;
    if (auto status = enter(reader, Kind::EnrolRequest, 3, more, request.version); !status)
        return status.error();
    request.app = reader.text();
    request.code = reader.text();
    request.label = reader.text();
    if (more >= 2) {
        request.carriesWork = reader.boolean();
        request.former = reader.id();
        more -= 2;
    }
    if (auto status = leave(reader, more); !status)
        return status.error();
    return request;
}

std::string encode(const EnrolAnswer& answer) {
    CborWriter writer;
    begin(writer, Kind::EnrolAnswer, 9);
    writer.id(answer.device);
    writer.text(answer.token);
    writer.id(answer.user);
    writer.text(answer.userName);
    writer.text(answer.role);
    writer.text(answer.officeName);
    writer.id(answer.office);
    writer.integer(answer.officeTimeMs);
    writer.bytes(answer.officeKey);
    writer.endArray();
    return packed(writer.take());
}

Result<EnrolAnswer> decodeEnrolAnswer(std::string_view body) {
    auto opened = open(body);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    EnrolAnswer answer;
    std::size_t more = 0;
    if (auto status = enter(reader, Kind::EnrolAnswer, 8, more, answer.version); !status)
        return status.error();
    answer.device = reader.id();
    answer.token = reader.text();
    answer.user = reader.id();
    answer.userName = reader.text();
    answer.role = reader.text();
    answer.officeName = reader.text();
    answer.office = reader.id();
    answer.officeTimeMs = reader.integer();
    if (more > 0) {
        answer.officeKey = reader.bytes();
        --more;
    }
    if (auto status = leave(reader, more); !status)
        return status.error();
    return answer;
}

std::string encode(const Refused& refused) {
    CborWriter writer;
    begin(writer, Kind::Refused, 3);
    writer.text(errorName(refused.code));
    writer.text(refused.sentence);
    writer.boolean(refused.mustWipe);
    writer.endArray();
    return packed(writer.take());
}

Result<Refused> decodeRefused(std::string_view body) {
    auto opened = open(body);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    std::size_t more = 0;
    int version = 0;
    if (auto status = enter(reader, Kind::Refused, 2, more, version); !status)
        return status.error();
    Refused refused;
    refused.code = errorNamed(reader.text());
    refused.sentence = reader.text();
    if (more > 0) {
        refused.mustWipe = reader.boolean();
        --more;
    }
    if (auto status = leave(reader, more); !status)
        return status.error();
    return refused;
}

std::string encodeAction(const Action& action) {
    CborWriter writer;
    writeActions(writer, {action});
    return writer.take();
}

Result<Action> decodeAction(std::string_view bytes) {
    CborReader reader(bytes);
    auto actions = readActions(reader);
    if (!reader.finished() || actions.size() != 1)
        return Error{ErrorCode::Garbled, "the kept action is not readable"};
    return std::move(actions.front());
}

std::string combinedDigest(std::vector<FeedSum> sums) {
    std::sort(sums.begin(), sums.end(),
              [](const FeedSum& a, const FeedSum& b) { return a.scope < b.scope; });
    std::string material;
    for (const auto& sum : sums) {
        material += sum.scope.view();
        for (int shift = 56; shift >= 0; shift -= 8)
            material += static_cast<char>(static_cast<std::uint64_t>(sum.count) >> shift);
        material += sum.digest;
    }
    return std::string(viewOf(hashOf(material)).substr(0, chainBytes));
}

} // namespace banyan
