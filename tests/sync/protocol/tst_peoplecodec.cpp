#include "core/cbor.h"
#include "sync/protocol/codec.h"
#include "tests/sync/support/samples.h"

#include <QTest>

using namespace banyan;

namespace {

const Uuid wang = Uuid::derived("wang");
const Uuid phone = Uuid::derived("phone");

std::string plain(const std::string& body) { return *unpacked(body, limits::unpackedBytesMax); }

// No byte of it may be missing, another kind is another message, and no damage crashes.
template <typename Message, typename Decode>
void requireStrict(const Message& message, Decode decode) {
    const std::string body = encode(message);
    QVERIFY(decode(body));
    for (std::size_t length = 0; length < body.size(); ++length)
        QVERIFY(!decode(std::string_view(body).substr(0, length)));
    const std::string inner = plain(body);
    for (std::size_t length = 0; length < inner.size(); ++length)
        QVERIFY(!decode(packed(inner.substr(0, length))));
    QVERIFY(!decode(packed(inner + '\0')));
    QVERIFY(!decode(encode(Refused{ErrorCode::Busy, "later"})));
    for (std::size_t at = 0; at < inner.size(); ++at) {
        std::string turned = inner;
        turned[at] = static_cast<char>(turned[at] ^ 0x41);
        if (const auto read = decode(packed(turned)))
            QVERIFY(decode(encode(*read))); // what was taken for a message is one
    }
}

} // namespace

class TestPeopleCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void cutOrForeignBytesAreRefused();
    void limitsHold();
    void laterVersionsMayAppend();
};

void TestPeopleCodec::comesBackAsItWas() {
    const auto asked = decodePeopleRequest(encode(PeopleRequest{protocolVersion, wang, phone}));
    QVERIFY(asked->after == wang && asked->user == phone);

    const PeopleAnswer answer = samples::people();
    const auto read = decodePeopleAnswer(encode(answer));
    QVERIFY(read);
    QVERIFY(read->hasMore);
    QCOMPARE(read->people.size(), 2u);
    const PersonStanding& person = read->people[0];
    QVERIFY(person.user == wang && person.name == "王芳" && person.account == "wang");
    QVERIFY(person.role == "grid_worker" && person.isActive);
    QVERIFY(person.sinceMs == 1'700'000'000'000 && person.untilMs == 0);
    QCOMPARE(person.scopes.size(), 2u);
    QVERIFY(person.scopes[1].code == "445202001003002" && person.scopes[1].name == "第2网格");
    QCOMPARE(person.devices.size(), 2u);
    const PersonDevice& device = person.devices[1];
    QVERIFY(device.id == phone && device.label == "办公室" && device.app == "banyan/0.1.0");
    QVERIFY(device.state == DeviceState::Stolen);
    QVERIFY(device.enrolledAtMs == 1'700'000'000'001 && device.heardAtMs == 1'700'000'000'002);
    QVERIFY(!read->people[1].isActive && read->people[1].untilMs == 1'700'000'000'003);
    QVERIFY(read->people[1].scopes.empty() && read->people[1].devices.empty());

    const auto invite = decodeInviteRequest(encode(InviteRequest{protocolVersion, phone, wang}));
    QVERIFY(invite->request == phone && invite->user == wang);
    const auto invited = decodeInviteAnswer(encode(InviteAnswer{protocolVersion, "banyan://", 5}));
    QVERIFY(invited->uri == "banyan://" && invited->expiresAtMs == 5);
    const auto revoke = decodeRevokeRequest(encode(RevokeRequest{protocolVersion, phone, true}));
    QVERIFY(revoke->device == phone && revoke->isStolen);
    const auto revoked =
        decodeRevokeAnswer(encode(RevokeAnswer{protocolVersion, DeviceState::Revoked}));
    QVERIFY(revoked->state == DeviceState::Revoked);
}

void TestPeopleCodec::cutOrForeignBytesAreRefused() {
    requireStrict(PeopleRequest{protocolVersion, wang, {}}, decodePeopleRequest);
    requireStrict(samples::people(), decodePeopleAnswer);
    requireStrict(InviteRequest{protocolVersion, phone, wang}, decodeInviteRequest);
    requireStrict(InviteAnswer{protocolVersion, "banyan://enrol", 5}, decodeInviteAnswer);
    requireStrict(RevokeRequest{protocolVersion, phone, false}, decodeRevokeRequest);
    requireStrict(RevokeAnswer{protocolVersion, DeviceState::Stolen}, decodeRevokeAnswer);
}

void TestPeopleCodec::limitsHold() {
    PeopleAnswer answer;
    answer.people.resize(limits::peopleMax);
    QVERIFY(decodePeopleAnswer(encode(answer)));
    answer.people.emplace_back();
    QVERIFY(!decodePeopleAnswer(encode(answer)));

    const auto isTaken = [](const PersonStanding& person) {
        PeopleAnswer one;
        one.people = {person};
        return bool(decodePeopleAnswer(encode(one)));
    };
    PersonStanding person;
    person.devices.resize(limits::devicesMax);
    person.scopes.resize(limits::scopesMax);
    QVERIFY(isTaken(person));
    person.devices.emplace_back();
    QVERIFY(!isTaken(person));
    person = {};
    person.scopes.resize(limits::scopesMax + 1);
    QVERIFY(!isTaken(person));
    person = {};
    person.name = std::string(limits::nameBytesMax, 'x');
    QVERIFY(isTaken(person));
    person.name += 'x';
    QVERIFY(!isTaken(person));
    person = {};
    person.sinceMs = -1;
    QVERIFY(!isTaken(person));
    person = {};
    person.devices = {{.id = phone, .label = {}, .app = {}, .state = static_cast<DeviceState>(3)}};
    QVERIFY(!isTaken(person));

    InviteRequest nameless{protocolVersion, {}, wang};
    QVERIFY(!decodeInviteRequest(encode(nameless))); // a wish has an id
    InviteAnswer bomb{protocolVersion, std::string(std::size_t{64} << 20, 'x'), 0};
    const auto opened = decodeInviteAnswer(encode(bomb)); // packs to almost nothing
    QVERIFY(!opened && opened.error().code == ErrorCode::TooLarge);
}

void TestPeopleCodec::laterVersionsMayAppend() {
    CborWriter writer;
    writer.array(5);
    writer.integer(16); // RevokeAnswer
    writer.integer(2);
    writer.integer(1);
    writer.text("something new");
    writer.null();
    writer.endArray();
    const auto revoked = decodeRevokeAnswer(packed(writer.take()));
    QVERIFY2(revoked, revoked ? "" : revoked.error().context.c_str());
    QCOMPARE(revoked->version, 2);
    QVERIFY(revoked->state == DeviceState::Revoked);
    const auto old = [] {
        CborWriter inner;
        inner.array(3);
        inner.integer(16);
        inner.integer(0); // below the least version
        inner.integer(1);
        inner.endArray();
        return packed(inner.take());
    }();
    QVERIFY(decodeRevokeAnswer(old).error().code == ErrorCode::TooOld);
}

QTEST_GUILESS_MAIN(TestPeopleCodec)
#include "tst_peoplecodec.moc"
