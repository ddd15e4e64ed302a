#include "sync/office/accounts.h"

#include "core/merge/setvalue.h"

#include <algorithm>

namespace banyan {

Result<Uuid> Accounts::addUser(const std::string& account, const std::string& role,
                               const std::vector<std::string>& codes) {
    const auto roleValue = roleNamed(role);
    if (!roleValue)
        return Error{ErrorCode::Invalid,
                     "there is no role \"" + role + "\"; roles are: " + roleNames(~RoleMask{0})};
    if (account.empty() || account.size() > 60)
        return Error{ErrorCode::Invalid, "a user needs a name of 1 to 60 characters"};
    if (userNamed(account))
        return Error{ErrorCode::Conflict, "there is already a user named " + account};
    const auto scopes = scopesNamed(codes);
    if (!scopes)
        return scopes.error();
    const auto& spec = specOf(EntityId::User);
    const Uuid id = m_store.ids().next();
    FieldValues values{{spec.field("name")->number, account},
                       {spec.field("role")->number, role},
                       {spec.field("active")->number, std::int64_t{1}},
                       {spec.field("account")->number, account}};
    if (!scopes->empty())
        values.emplace_back(spec.field("scopes")->number, setText(*scopes));
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    const std::int64_t now = m_store.clock().wallMs();
    m_chronicle.create(EntityId::User, id, values, publicFeed, now);
    followRecord(id);
    audit("office", "user added: " + id.text() + " as " + role);
    return id;
}

Result<std::vector<std::string>> Accounts::scopesNamed(const std::vector<std::string>& codes) {
    std::vector<std::string> scopes;
    for (const auto& code : codes) {
        std::optional<Uuid> scope;
        for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
            for (const auto& record : m_store.table(entity).select(
                     "code = ? AND record_state = 0 LIMIT 1", {Value{code}}))
                scope = record.id;
        if (!scope)
            return Error{ErrorCode::NotFound, "there is no grid or unit with the code " + code};
        scopes.push_back(scope->text());
    }
    return scopes;
}

Status Accounts::setScopes(std::string_view account, const std::vector<std::string>& codes) {
    const auto user = userNamed(account);
    if (!user)
        return Error{ErrorCode::NotFound, "there is no user named " + std::string(account)};
    const auto scopes = scopesNamed(codes);
    if (!scopes)
        return scopes.error();
    const std::string text = setText(*scopes);
    m_chronicle.apply(EntityId::User, user->id, "scopes", Op::Set,
                      text.empty() ? Value{} : Value{text}, m_store.clock().wallMs());
    followRecord(user->id);
    audit("office", "scopes set of user " + user->id.text());
    return ok();
}

void Accounts::followRecord(const Uuid& user) {
    const auto record = m_store.table(EntityId::User).find(user);
    const auto named = record ? roleNamed(record->text("role")) : std::nullopt;
    const Role role = named.value_or(Role::Volunteer);
    std::vector<std::int64_t> wanted;
    if (named && record->head.state == RecordState::Live && record->integer("active") == 1) {
        for (const auto& text : setElements(record->text("scopes")))
            if (const auto feed = m_store.feeds().find(Uuid::fromText(text).value_or(Uuid{})))
                wanted.push_back(*feed);
        if (wanted.empty())
            wanted.push_back(publicFeed); // the reference only, until scopes are given
    }
    const std::int64_t now = m_store.clock().wallMs();
    std::vector<std::int64_t> kept;
    std::vector<std::int64_t> ended;
    {
        auto& held = m_store.database()
                         .cached("SELECT feed, role FROM grant_ WHERE user = ? AND until = 0")
                         .with(user);
        Running running(held);
        while (running->step()) {
            const bool isSameRole = held.integer(1) == static_cast<std::int64_t>(role);
            const bool isWanted =
                std::find(wanted.begin(), wanted.end(), held.integer(0)) != wanted.end();
            (isWanted && isSameRole ? kept : ended).push_back(held.integer(0));
        }
    }
    for (const std::int64_t feed : ended)
        m_store.database()
            .cached("UPDATE grant_ SET until = ? WHERE user = ? AND feed = ? AND until = 0")
            .with(now, user, feed)
            .run();
    for (const std::int64_t feed : wanted)
        if (std::find(kept.begin(), kept.end(), feed) == kept.end())
            m_store.database()
                .cached(grantSql)
                .with(user, static_cast<std::int64_t>(role), feed, now)
                .run();
}

std::optional<Record> Accounts::userNamed(std::string_view account) {
    auto found =
        m_store.table(EntityId::User)
            .select("account = ? AND record_state = 0 LIMIT 1", {Value{std::string(account)}});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<UserRow> Accounts::users() {
    std::vector<UserRow> rows;
    for (const auto& record :
         m_store.table(EntityId::User).select("record_state = 0 ORDER BY row")) {
        UserRow row;
        row.id = record.id;
        row.account = record.text("account");
        row.role = record.text("role");
        row.isActive = record.integer("active") == 1;
        for (const auto& scope : setElements(record.text("scopes"))) {
            const auto id = Uuid::fromText(scope).value_or(Uuid{});
            for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
                if (const auto unit = m_store.table(entity).find(id))
                    row.codes.emplace_back(unit->text("code"));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::vector<std::int64_t>& Accounts::below(std::int64_t feed) {
    const std::int64_t publicSeq = m_store.feeds().get(publicFeed).lastSeq;
    if (publicSeq != m_belowAt) {
        m_below.clear();
        m_belowAt = publicSeq;
    }
    if (const auto known = m_below.find(feed); known != m_below.end())
        return known->second;
    std::vector<std::int64_t> feeds{feed};
    std::vector<Uuid> units{m_store.feeds().get(feed).scope};
    while (!units.empty()) {
        const Uuid unit = units.back();
        units.pop_back();
        const auto add = [&](EntityId entity, const char* where) {
            for (const auto& record : m_store.table(entity).select(where, {Value{unit}}))
                if (const auto child = m_store.feeds().find(record.id);
                    child && std::find(feeds.begin(), feeds.end(), *child) == feeds.end()) {
                    feeds.push_back(*child); // once, though units be said to be in a circle
                    if (entity == EntityId::OrgUnit)
                        units.push_back(record.id);
                }
        };
        add(EntityId::OrgUnit, "parent = ? AND record_state = 0");
        add(EntityId::Grid, "community = ? AND record_state = 0");
    }
    return m_below.emplace(feed, std::move(feeds)).first->second;
}

std::vector<std::int64_t> Accounts::feedsOf(const Uuid& user) {
    std::vector<std::int64_t> granted;
    {
        auto& statement = m_store.database()
                              .cached("SELECT feed, role FROM grant_ WHERE user = ? AND until = 0")
                              .with(user);
        Running running(statement);
        while (running->step())
            if (!(mask(static_cast<Role>(statement.integer(1))) & roles::narrow))
                granted.push_back(statement.integer(0));
    }
    std::vector<std::int64_t> feeds{publicFeed};
    for (const auto& pack : m_chronicle.listings().packsOf(user, m_store.clock().wallMs()))
        feeds.push_back(pack.feed);
    bool hasUnits = false;
    for (const std::int64_t feed : granted)
        for (const std::int64_t each : below(feed)) {
            feeds.push_back(each);
            hasUnits |= m_store.feeds().get(each).kind == FeedKind::OrgUnit;
        }
    if (hasUnits)
        for (const auto& [unit, pack] :
             m_chronicle.listings().packsOfUnits(m_store.clock().wallMs()))
            if (std::find(feeds.begin(), feeds.end(), unit) != feeds.end())
                feeds.push_back(pack);
    std::sort(feeds.begin(), feeds.end());
    feeds.erase(std::unique(feeds.begin(), feeds.end()), feeds.end());
    return feeds;
}

Rights Accounts::rightsOf(const Uuid& user, std::int64_t atMs) {
    std::vector<std::pair<std::int64_t, Role>> granted;
    {
        auto& statement = m_store.database()
                              .cached("SELECT feed, role FROM grant_ WHERE user = ?1 AND since <= "
                                      "?2 AND (until = 0 OR until > ?2)")
                              .with(user, atMs);
        Running running(statement);
        while (running->step())
            granted.emplace_back(statement.integer(0), static_cast<Role>(statement.integer(1)));
    }
    Rights rights(user, atMs);
    for (const auto& [feed, role] : granted)
        if (!(mask(role) & roles::narrow))
            for (const std::int64_t each : below(feed))
                rights.grant(each, role, each != feed);
    return rights;
}

void Accounts::audit(const std::string& who, const std::string& what) {
    m_store.database()
        .cached("INSERT INTO audit(at, who, what) VALUES(?, ?, ?)")
        .with(m_store.clock().wallMs(), who, what)
        .run();
}

} // namespace banyan
