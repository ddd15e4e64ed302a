// The people a desk of the invented district looks after, and their devices.
#include "tests/qml/fake/fakebackend.h"

namespace banyan::ui {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

QString u(const char* text) { return QString::fromUtf8(text); }

AccountRow person(const char* id, const char* name, const char* role, qint64 sinceMs,
                  std::vector<AccountScope> scopes) {
    AccountRow row;
    row.userId = u(id);
    row.name = u(name);
    row.account = u(id);
    row.role = u(role);
    row.active = true;
    row.sinceMs = sinceMs;
    row.scopes = std::move(scopes);
    return row;
}

AccountDevice device(const char* id, const char* label, qint64 enrolledAtMs, qint64 heardAtMs) {
    return {u(id),       u(label),     heardAtMs > 0 ? u("banyan/0.1.0") : QString(),
            u("active"), enrolledAtMs, heardAtMs,
            false};
}

} // namespace

std::vector<AccountRow>& FakeBackend::people() {
    if (!m_people.empty())
        return m_people;
    const qint64 now = nowMs();
    const AccountScope first{u("445202001003001"), u("进东社区第1网格")};
    const AccountScope second{u("445202001003002"), u("进东社区第2网格")};
    const AccountScope street{u("445202001"), u("中山街道")};
    AccountRow desk = person("street", "林晓红", "subdistrict", now - 300 * dayMs, {street});
    desk.devices = {device("dev-desk-0000a1", "办公室电脑", now - 300 * dayMs, now)};
    desk.devices[0].own = true;
    AccountRow wang = person("wang", "王芳", "grid_worker", now - 120 * dayMs, {first, second});
    wang.devices = {device("dev-wang-0000b1", "红米 Note 13 Pro 增强版（旧）", now - 120 * dayMs,
                           now - 40 * dayMs),
                    device("dev-wang-0000b2", "红米 13C", now - 40 * dayMs, now - 2 * hourMs),
                    device("dev-wang-0000b3", "", now - hourMs, 0)};
    wang.devices[0].state = u("revoked");
    AccountRow gone = person("zhou", "周国强", "grid_worker", now - 200 * dayMs, {second});
    gone.active = false;
    gone.untilMs = now - 30 * dayMs;
    gone.devices = {device("dev-zhou-0000c1", "", now - 200 * dayMs, now - 31 * dayMs)};
    gone.devices[0].state = u("stolen");
    m_people = {desk, wang, gone, person("li", "李强", "grid_leader", now - 60 * dayMs, {first})};
    return m_people;
}

void FakeBackend::accounts(QObject* context, Reply<std::vector<AccountRow>> reply) {
    if (!m_lineFault.isEmpty())
        return answer<std::vector<AccountRow>>(context, std::move(reply),
                                               Error{errorNamed(m_lineFault.toStdString()), {}});
    answer<std::vector<AccountRow>>(context, std::move(reply), people());
}

void FakeBackend::account(const QString& userId, QObject* context, Reply<AccountRow> reply) {
    if (!m_lineFault.isEmpty())
        return answer<AccountRow>(context, std::move(reply),
                                  Error{errorNamed(m_lineFault.toStdString()), {}});
    const auto found = std::ranges::find(people(), userId, &AccountRow::userId);
    if (found == people().end())
        return answer<AccountRow>(context, std::move(reply), Error{ErrorCode::NotFound, {}});
    answer<AccountRow>(context, std::move(reply), *found);
}

void FakeBackend::invite(const QString& userId, const QString& request, QObject* context,
                         Reply<DeviceInvitation> reply) {
    const bool isNew = !m_inviteRequests.contains(request);
    m_inviteRequests << request;
    if (!m_lineFault.isEmpty())
        return answer<DeviceInvitation>(context, std::move(reply),
                                        Error{errorNamed(m_lineFault.toStdString()), {}});
    if (isNew || m_invited.isEmpty())
        m_invited << userId;
    answer<DeviceInvitation>(
        context, std::move(reply),
        DeviceInvitation{u("banyan://enrol?v=1&office=wangge.example.cn:8443&pin="
                           "q2Xk9mB0r8sT1uV3wY5zA7cE9gI1kM3oQ5sU7wY9aC0&code=7KQM4VXH9RTC"),
                         nowMs() + 48 * hourMs});
    Q_EMIT recorded();
}

void FakeBackend::revokeDevice(const QString& deviceId, bool stolen, QObject* context,
                               Reply<Done> reply) {
    if (!m_lineFault.isEmpty())
        return answer<Done>(context, std::move(reply),
                            Error{errorNamed(m_lineFault.toStdString()), {}});
    for (AccountRow& row : people())
        for (AccountDevice& each : row.devices)
            if (each.deviceId == deviceId)
                each.state = stolen ? u("stolen") : u("revoked");
    m_revoked = deviceId + (stolen ? u(" stolen") : u(" revoked"));
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT recorded();
}

} // namespace banyan::ui
