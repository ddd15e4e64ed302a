#include "sync/client/enrolment.h"

#include "core/store/keptwork.h"
#include "sync/client/httpstransport.h"
#include "sync/client/newdevice.h"
#include "sync/protocol/codec.h"

#include <QByteArray>
#include <algorithm>
#include <utility>

namespace banyan {

namespace {

constexpr int deadlineMs = 30'000;

std::string hexOf(const std::array<std::uint8_t, 32>& pin) {
    return QByteArray(reinterpret_cast<const char*>(pin.data()), int(pin.size()))
        .toHex()
        .toStdString();
}

// A device of an office may be enrolled anew with the same office when that does not know it or
// has revoked it.
Status mayEnrol(Store& store, const EnrolmentUri& uri, bool carriesWork) {
    if (!store.meta("token").empty() && store.meta(refusedAsKey).empty())
        return Error{ErrorCode::Conflict,
                     "this device is already enrolled; its work would be mixed with another's. Use "
                     "another folder, or remove this one when nothing is unsent"};
    const std::string pin = store.meta("office_pin");
    if (carriesWork && !pin.empty() && pin != hexOf(uri.pin))
        return Error{ErrorCode::Conflict,
                     "this code is another office's, and there is work on this device for its own; "
                     "ask that office for a code, or use another folder"};
    return ok();
}

void write(Store& store, const EnrolmentUri& uri, const EnrolAnswer& enrolled) {
    store.setMeta("office_host", uri.host);
    store.setMeta("office_port", std::int64_t{uri.port});
    store.setMeta("office_pin", hexOf(uri.pin));
    store.setMeta("office", enrolled.office.text());
    store.setMeta("office_name", enrolled.officeName);
    store.setMeta("office_key",
                  QByteArray::fromStdString(enrolled.officeKey).toHex().toStdString());
    store.setMeta("device", enrolled.device.text());
    store.setMeta("user", enrolled.user.text());
    store.setMeta("user_name", enrolled.userName);
    store.setMeta("role", enrolled.role);
    store.setMeta("office_time", enrolled.officeTimeMs);
    store.setMeta("token", enrolled.token);
    store.setMeta(refusedAsKey, "");
    store.feeds().touch(publicFeed).state = FeedState::Fetching;
    store.feeds().save();
}

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
    EnrolRequest request;
    request.app = "banyan/" BANYAN_VERSION;
    request.code = uri.code;
    request.label = label;
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            const auto counts = Outbox(store).counts();
            request.former = Uuid::fromText(store.meta("device")).value_or(Uuid{});
            request.carriesWork = !request.former.isNull() || counts.unsent > 0
                                  || counts.setAside > 0 || KeptWork(store).isAny();
            return mayEnrol(store, uri, request.carriesWork);
        });
    });
    if (!status) {
        std::exchange(m_finished, {})(std::move(status));
        return;
    }
    OfficeRequest message;
    message.path = "/v1/enrol";
    message.body = encode(request);
    message.deadlineMs = deadlineMs;
    m_transport.post(std::move(message), [this, uri, carriesWork = request.carriesWork,
                                          alive = std::weak_ptr(m_alive)](auto answer) {
        if (!alive.expired())
            answered(uri, carriesWork, std::move(answer));
    });
}

void Enrolment::answered(const EnrolmentUri& uri, bool carriesWork, Result<OfficeAnswer> answer) {
    const auto finish = [&](Status status) { std::exchange(m_finished, {})(std::move(status)); };
    if (!answer)
        return finish(answer.error());
    if (answer->status != 200)
        return finish(refusalOf(*answer));
    auto enrolled = decodeEnrolAnswer(answer->body);
    if (!enrolled)
        return finish(enrolled.error());
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            try {
                if (carriesWork
                    && store.meta("user", enrolled->user.text()) != enrolled->user.text())
                    return Error{ErrorCode::Conflict,
                                 "this code is for another person than the one whose work is on "
                                 "this device; ask the office for a code for "
                                     + store.meta("user_name")};
                Transaction transaction(store.database());
                write(store, uri, *enrolled);
                if (carriesWork)
                    becomeDevice(store, *enrolled, true);
                transaction.commit();
                return ok();
            } catch (...) {
                store.reload();
                throw;
            }
        });
    });
    finish(std::move(status));
}

} // namespace banyan
