// What Accounts knows of enrolment codes, devices and their tokens.
#include "sync/office/accounts.h"

#include <QByteArray>
#include <QString>

namespace banyan {

namespace {

constexpr std::size_t tokenBytes = 32;
constexpr std::size_t secretBytes = 32;
constexpr std::size_t codeLetters = 12;
constexpr int labelCharactersMax = 60;
constexpr std::int64_t heardEveryMs = 3'600'000;
// Without 0 O 1 I L, which are misread aloud and on paper.
constexpr std::string_view codeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::string_view secretName = "invitation_secret";
constexpr const char* deviceColumns = "SELECT id, user, state, last_number, created_at, seen_at, "
                                      "backed_up, is_fork, label, app FROM device ";

std::string base64url(std::string_view bytes) {
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
        .toStdString();
}

std::string normalisedCode(std::string_view code) {
    std::string out;
    for (const char letter : code)
        if (letter != '-' && letter != ' ')
            out += static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
    return out;
}

// Two bytes a letter, so that hardly any letter is likelier than another.
std::string codeOf(const Hash& hash) {
    std::string code;
    for (std::size_t i = 0; i < codeLetters; ++i) {
        const auto number = static_cast<std::size_t>(hash[2 * i]) << 8 | hash[2 * i + 1];
        code += codeAlphabet[number % codeAlphabet.size()];
    }
    return code;
}

std::string shortened(const std::string& text) {
    return QString::fromStdString(text).simplified().left(labelCharactersMax).toStdString();
}

DeviceRow readDevice(Statement& statement) {
    DeviceRow row;
    row.id = statement.id(0);
    row.user = statement.id(1);
    row.state = static_cast<DeviceState>(statement.integer(2));
    row.lastNumber = statement.integer(3);
    row.createdAtMs = statement.integer(4);
    row.seenAtMs = statement.integer(5);
    row.backedUp = statement.integer(6);
    row.isFork = statement.integer(7) != 0;
    row.label = statement.text(8);
    row.app = statement.text(9);
    return row;
}

// Never told: by it a wish decides its code, and nobody else can.
std::string invitationSecret(Store& store) {
    const auto kept = QByteArray::fromStdString(store.meta(secretName));
    if (!kept.isEmpty())
        return QByteArray::fromHex(kept).toStdString();
    std::string secret(secretBytes, '\0');
    store.random().fill(secret.data(), secret.size());
    store.setMeta(secretName, QByteArray::fromStdString(secret).toHex().toStdString());
    return secret;
}

} // namespace

void Accounts::keepCode(std::string_view code, const Uuid& user, std::int64_t now,
                        const std::string& who) {
    auto& statement = m_store.database().cached(
        "INSERT INTO enrolment(code_hash, user, created_at, expires_at) VALUES(?, ?, ?, ?)");
    const Hash hash = hashOf(code);
    statement.bindBlob(1, viewOf(hash));
    statement.bind(2, user);
    statement.bind(3, now);
    statement.bind(4, now + enrolmentMs);
    statement.run();
    audit(who, "enrolment code made for user " + user.text());
}

Result<std::string> Accounts::enrolmentCode(std::string_view account) {
    const auto user = userNamed(account);
    if (!user)
        return Error{ErrorCode::NotFound, "there is no user named " + std::string(account)};
    std::string code;
    for (std::size_t i = 0; i < codeLetters; ++i)
        code += codeAlphabet[m_store.random().next64() % codeAlphabet.size()];
    keepCode(code, user->id, m_store.clock().wallMs(), "office");
    return code;
}

Result<Invitation> Accounts::invite(const Uuid& user, std::string_view wish,
                                    const std::string& who) {
    const std::int64_t now = m_store.clock().wallMs();
    Invitation invitation{codeOf(hashOf(invitationSecret(m_store) + std::string(wish))),
                          now + enrolmentMs};
    const Hash hash = hashOf(invitation.code);
    {
        auto& find = m_store.database().cached(
            "SELECT expires_at, used_at FROM enrolment WHERE code_hash = ?");
        find.bindBlob(1, viewOf(hash));
        Running running(find);
        if (running->step()) {
            invitation.expiresAtMs = find.integer(0);
            if (find.integer(1) != 0)
                return Error{ErrorCode::Conflict,
                             "this invitation has been used; make a new one for another device"};
            if (invitation.expiresAtMs < now)
                return Error{ErrorCode::Conflict, "this invitation has expired; make a new one"};
            return invitation;
        }
    }
    keepCode(invitation.code, user, now, who);
    return invitation;
}

Result<NewDevice> Accounts::enrol(std::string_view typed, bool isFork, const std::string& label) {
    const Hash hash = hashOf(normalisedCode(typed));
    const std::int64_t now = m_store.clock().wallMs();
    Uuid user;
    {
        auto& find = m_store.database().cached(
            "SELECT user, expires_at, used_at FROM enrolment WHERE code_hash = ?");
        find.bindBlob(1, viewOf(hash));
        Running running(find);
        if (!running->step())
            return Error{ErrorCode::Unauthorized,
                         "this enrolment code is not known; ask the office for a new one"};
        if (find.integer(2) != 0)
            return Error{ErrorCode::Unauthorized,
                         "this enrolment code has been used; ask the office for a new one"};
        if (find.integer(1) < now)
            return Error{ErrorCode::Unauthorized,
                         "this enrolment code has expired; ask the office for a new one"};
        user = find.id(0);
    }
    auto& use = m_store.database().cached("UPDATE enrolment SET used_at = ? WHERE code_hash = ?");
    use.bind(1, now);
    use.bindBlob(2, viewOf(hash));
    use.run();
    return newDevice(user, isFork, label);
}

NewDevice Accounts::newDevice(const Uuid& user, bool isFork, const std::string& label) {
    std::string secret(tokenBytes, '\0');
    m_store.random().fill(secret.data(), secret.size());
    NewDevice device{m_store.ids().next(), base64url(secret), user};
    const Hash hash = hashOf(device.token);
    const std::string kept = shortened(label);
    auto& insert = m_store.database().cached("INSERT INTO device(id, user, token_hash, created_at, "
                                             "is_fork, label) VALUES(?, ?, ?, ?, ?, ?)");
    insert.bind(1, device.id);
    insert.bind(2, user);
    insert.bindBlob(3, viewOf(hash));
    insert.bind(4, m_store.clock().wallMs());
    insert.bind(5, std::int64_t{isFork});
    insert.bind(6, kept);
    insert.run();
    audit("office", "device enrolled: " + device.id.text() + " for user " + user.text());
    return device;
}

std::optional<DeviceRow> Accounts::deviceWhere(const char* condition, std::string_view bytes) {
    auto& find = m_store.database().cached(std::string(deviceColumns) + condition);
    find.bindBlob(1, bytes);
    Running running(find);
    return running->step() ? std::optional(readDevice(find)) : std::nullopt;
}

std::optional<DeviceRow> Accounts::deviceByToken(std::string_view token) {
    const Hash hash = hashOf(token);
    return deviceWhere("WHERE token_hash = ?", viewOf(hash));
}

std::optional<DeviceRow> Accounts::deviceWith(const Uuid& id) {
    return deviceWhere("WHERE id = ?", id.view());
}

std::vector<DeviceRow> Accounts::devices() {
    std::vector<DeviceRow> rows;
    auto& statement =
        m_store.database().cached(std::string(deviceColumns) + "ORDER BY created_at, id");
    Running running(statement);
    while (running->step())
        rows.push_back(readDevice(statement));
    return rows;
}

Status Accounts::revoke(const Uuid& device, bool isStolen, const std::string& who) {
    const auto known = deviceWith(device);
    if (!known)
        return Error{ErrorCode::NotFound, "there is no device with this id"};
    const DeviceState wanted = isStolen ? DeviceState::Stolen : DeviceState::Revoked;
    if (known->state == wanted)
        return ok();
    m_store.database()
        .cached("UPDATE device SET state = ? WHERE id = ?")
        .with(static_cast<std::int64_t>(wanted), device)
        .run();
    audit(who, "device revoked: " + device.text() + (isStolen ? ", stolen" : ""));
    return ok();
}

void Accounts::noteTakenOver(const Uuid& device) {
    m_store.database().cached("UPDATE device SET is_fork = 1 WHERE id = ?").with(device).run();
}

bool Accounts::isKnown(const Uuid& device) {
    auto& find = m_store.database().cached("SELECT 1 FROM device WHERE id = ?").with(device);
    Running running(find);
    return running->step();
}

void Accounts::noteWiped(const Uuid& device, std::int64_t lastNumber) {
    m_store.database()
        .cached("UPDATE device SET wiped_at = ? WHERE id = ? AND wiped_at = 0")
        .with(m_store.clock().wallMs(), device)
        .run();
    if (m_store.database().changes() > 0)
        audit("office", "device told to wipe itself: " + device.text() + ", last number "
                            + std::to_string(lastNumber));
}

void Accounts::setReceived(const Uuid& device, std::int64_t lastNumber, std::int64_t atMs) {
    m_store.database()
        .cached("UPDATE device SET last_number = ?, seen_at = ? WHERE id = ?")
        .with(lastNumber, atMs, device)
        .run();
}

bool Accounts::isToBeNoted(const DeviceRow& device, const std::string& app, std::int64_t nowMs) {
    return nowMs - device.seenAtMs >= heardEveryMs
           || (app != device.app && shortened(app) != device.app);
}

void Accounts::noteHeard(const DeviceRow& device, const std::string& app) {
    m_store.database()
        .cached("UPDATE device SET seen_at = ?, app = ? WHERE id = ?")
        .with(m_store.clock().wallMs(), shortened(app), device.id)
        .run();
}

} // namespace banyan
