#include "sync/client/enrolment.h"

#include "sync/client/httpstransport.h"
#include "sync/protocol/codec.h"

#include <QByteArray>
#include <algorithm>
#include <utility>

namespace banyan {

namespace {

constexpr int deadlineMs = 30'000;

} // namespace

std::optional<OfficeAddress> officeAddressOf(Store& store) {
    const std::string pin = store.meta("office_pin");
    OfficeAddress address;
    if (pin.size() != address.pin.size() * 2)
        return std::nullopt;
    for (std::size_t i = 0; i < address.pin.size(); ++i)
        address.pin[i] = static_cast<std::uint8_t>(std::stoi(pin.substr(i * 2, 2), nullptr, 16));
    address.host = store.meta("office_host");
    address.port = static_cast<std::uint16_t>(store.metaNumber("office_port"));
    return address;
}

std::unique_ptr<Transport> transportTo(const OfficeAddress& address) {
    return std::make_unique<HttpsTransport>(address.host, address.port, address.pin);
}

void Enrolment::start(const EnrolmentUri& uri, const std::string& label, Finished finished) {
    m_finished = std::move(finished);
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            return store.meta("token").empty()
                       ? ok()
                       : Status(ErrorCode::Conflict,
                                "this device is already enrolled; its work would be mixed with "
                                "another's. Use another folder, or remove this one when nothing is "
                                "unsent");
        });
    });
    if (!status) {
        std::exchange(m_finished, {})(std::move(status));
        return;
    }
    EnrolRequest request;
    request.app = "banyan/" BANYAN_VERSION;
    request.code = uri.code;
    request.label = label;
    OfficeRequest message;
    message.path = "/v1/enrol";
    message.body = encode(request);
    message.deadlineMs = deadlineMs;
    m_transport.post(std::move(message), [this, uri, alive = std::weak_ptr(m_alive)](auto answer) {
        if (!alive.expired())
            answered(uri, std::move(answer));
    });
}

void Enrolment::answered(const EnrolmentUri& uri, Result<OfficeAnswer> answer) {
    const auto finish = [&](Status status) { std::exchange(m_finished, {})(std::move(status)); };
    if (!answer)
        return finish(answer.error());
    if (answer->status != 200)
        return finish(refusalOf(*answer));
    auto enrolled = decodeEnrolAnswer(answer->body);
    if (!enrolled)
        return finish(enrolled.error());
    std::string pin;
    for (const auto byte : uri.pin) {
        pin += "0123456789abcdef"[byte >> 4];
        pin += "0123456789abcdef"[byte & 15];
    }
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            Transaction transaction(store.database());
            store.setMeta("office_host", uri.host);
            store.setMeta("office_port", std::int64_t{uri.port});
            store.setMeta("office_pin", pin);
            store.setMeta("office", enrolled->office.text());
            store.setMeta("office_name", enrolled->officeName);
            store.setMeta("office_key",
                          QByteArray::fromStdString(enrolled->officeKey).toHex().toStdString());
            store.setMeta("device", enrolled->device.text());
            store.setMeta("user", enrolled->user.text());
            store.setMeta("user_name", enrolled->userName);
            store.setMeta("role", enrolled->role);
            store.setMeta("office_time", enrolled->officeTimeMs);
            store.setMeta("token", enrolled->token);
            store.feeds().touch(publicFeed).state = FeedState::Fetching;
            store.feeds().save();
            transaction.commit();
            return ok();
        });
    });
    finish(std::move(status));
}

} // namespace banyan
