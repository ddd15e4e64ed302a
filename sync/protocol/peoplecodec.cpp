// The messages about people and their devices as bytes.
#include "sync/protocol/codec.h"
#include "sync/protocol/envelope.h"

namespace banyan {

using namespace envelope;

namespace {

constexpr std::size_t requestUnpackedMax = 4'096;
constexpr std::size_t answerUnpackedMax = 24u << 20;
constexpr std::size_t itemsMax = 64; // of what later versions append to

std::string readName(CborReader& reader) {
    std::string name = reader.text();
    if (name.size() > limits::nameBytesMax)
        reader.fail();
    return name;
}

std::int64_t readTime(CborReader& reader) { return reader.integer(0, INT64_MAX); }

DeviceState readState(CborReader& reader) {
    return static_cast<DeviceState>(
        reader.integer(0, static_cast<std::int64_t>(DeviceState::Stolen)));
}

// An array of `items` items that `read` reads; what a later version appends is skipped.
template <typename Read>
void readItems(CborReader& reader, std::size_t items, Read read) {
    const std::size_t count = reader.array(itemsMax);
    if (count < items)
        return reader.fail();
    read();
    for (std::size_t i = items; i < count; ++i)
        reader.skip();
    reader.endArray();
}

void writeDevice(CborWriter& writer, const PersonDevice& device) {
    writer.array(6);
    writer.id(device.id);
    writer.text(device.label);
    writer.text(device.app);
    writer.integer(static_cast<std::int64_t>(device.state));
    writer.integer(device.enrolledAtMs);
    writer.integer(device.heardAtMs);
    writer.endArray();
}

PersonDevice readDevice(CborReader& reader) {
    PersonDevice device;
    readItems(reader, 6, [&] {
        device.id = reader.id();
        device.label = readName(reader);
        device.app = readName(reader);
        device.state = readState(reader);
        device.enrolledAtMs = readTime(reader);
        device.heardAtMs = readTime(reader);
    });
    return device;
}

void writePerson(CborWriter& writer, const PersonStanding& person) {
    writer.array(9);
    writer.id(person.user);
    writer.text(person.name);
    writer.text(person.account);
    writer.text(person.role);
    writer.boolean(person.isActive);
    writer.integer(person.sinceMs);
    writer.integer(person.untilMs);
    writer.array(person.scopes.size() * 2);
    for (const auto& scope : person.scopes) {
        writer.text(scope.code);
        writer.text(scope.name);
    }
    writer.endArray();
    writer.array(person.devices.size());
    for (const auto& device : person.devices)
        writeDevice(writer, device);
    writer.endArray();
    writer.endArray();
}

void readScopes(CborReader& reader, std::vector<PersonScope>& scopes) {
    const std::size_t items = reader.array(limits::scopesMax * 2);
    if (items % 2 != 0)
        return reader.fail();
    for (std::size_t i = 0; i < items && !reader.failed(); i += 2) {
        auto& scope = scopes.emplace_back();
        scope.code = readName(reader);
        scope.name = readName(reader);
    }
    reader.endArray();
}

PersonStanding readPerson(CborReader& reader) {
    PersonStanding person;
    readItems(reader, 9, [&] {
        person.user = reader.id();
        person.name = readName(reader);
        person.account = readName(reader);
        person.role = readName(reader);
        person.isActive = reader.boolean();
        person.sinceMs = readTime(reader);
        person.untilMs = readTime(reader);
        readScopes(reader, person.scopes);
        const std::size_t devices = reader.array(limits::devicesMax);
        for (std::size_t i = 0; i < devices && !reader.failed(); ++i)
            person.devices.push_back(readDevice(reader));
        reader.endArray();
    });
    return person;
}

} // namespace

const char* deviceStateName(DeviceState state) {
    switch (state) {
    case DeviceState::Active:
        return "active";
    case DeviceState::Revoked:
        return "revoked";
    case DeviceState::Stolen:
        return "stolen";
    }
    return "";
}

std::string encode(const PeopleRequest& request) {
    CborWriter writer;
    begin(writer, Kind::PeopleRequest, 2);
    writer.id(request.after);
    writer.id(request.user);
    writer.endArray();
    return packed(writer.take());
}

Result<PeopleRequest> decodePeopleRequest(std::string_view body) {
    return decode<PeopleRequest>(body, Kind::PeopleRequest, 2, requestUnpackedMax,
                                 [](CborReader& reader, PeopleRequest& request) {
                                     request.after = reader.id();
                                     request.user = reader.id();
                                 });
}

std::string encode(const PeopleAnswer& answer) {
    CborWriter writer;
    begin(writer, Kind::PeopleAnswer, 2);
    writer.array(answer.people.size());
    for (const auto& person : answer.people)
        writePerson(writer, person);
    writer.endArray();
    writer.boolean(answer.hasMore);
    writer.endArray();
    return packed(writer.take());
}

Result<PeopleAnswer> decodePeopleAnswer(std::string_view body) {
    return decode<PeopleAnswer>(body, Kind::PeopleAnswer, 2, answerUnpackedMax,
                                [](CborReader& reader, PeopleAnswer& answer) {
                                    const std::size_t people = reader.array(limits::peopleMax);
                                    for (std::size_t i = 0; i < people && !reader.failed(); ++i)
                                        answer.people.push_back(readPerson(reader));
                                    reader.endArray();
                                    answer.hasMore = reader.boolean();
                                });
}

std::string encode(const InviteRequest& request) {
    CborWriter writer;
    begin(writer, Kind::InviteRequest, 2);
    writer.id(request.request);
    writer.id(request.user);
    writer.endArray();
    return packed(writer.take());
}

Result<InviteRequest> decodeInviteRequest(std::string_view body) {
    return decode<InviteRequest>(body, Kind::InviteRequest, 2, requestUnpackedMax,
                                 [](CborReader& reader, InviteRequest& request) {
                                     request.request = reader.id();
                                     request.user = reader.id();
                                     if (request.request.isNull())
                                         reader.fail();
                                 });
}

std::string encode(const InviteAnswer& answer) {
    CborWriter writer;
    begin(writer, Kind::InviteAnswer, 2);
    writer.text(answer.uri);
    writer.integer(answer.expiresAtMs);
    writer.endArray();
    return packed(writer.take());
}

Result<InviteAnswer> decodeInviteAnswer(std::string_view body) {
    return decode<InviteAnswer>(body, Kind::InviteAnswer, 2, requestUnpackedMax,
                                [](CborReader& reader, InviteAnswer& answer) {
                                    answer.uri = readName(reader);
                                    answer.expiresAtMs = readTime(reader);
                                });
}

std::string encode(const RevokeRequest& request) {
    CborWriter writer;
    begin(writer, Kind::RevokeRequest, 2);
    writer.id(request.device);
    writer.boolean(request.isStolen);
    writer.endArray();
    return packed(writer.take());
}

Result<RevokeRequest> decodeRevokeRequest(std::string_view body) {
    return decode<RevokeRequest>(body, Kind::RevokeRequest, 2, requestUnpackedMax,
                                 [](CborReader& reader, RevokeRequest& request) {
                                     request.device = reader.id();
                                     request.isStolen = reader.boolean();
                                 });
}

std::string encode(const RevokeAnswer& answer) {
    CborWriter writer;
    begin(writer, Kind::RevokeAnswer, 1);
    writer.integer(static_cast<std::int64_t>(answer.state));
    writer.endArray();
    return packed(writer.take());
}

Result<RevokeAnswer> decodeRevokeAnswer(std::string_view body) {
    return decode<RevokeAnswer>(
        body, Kind::RevokeAnswer, 1, requestUnpackedMax,
        [](CborReader& reader, RevokeAnswer& answer) { answer.state = readState(reader); });
}

} // namespace banyan
