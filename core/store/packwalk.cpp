#include "core/store/packwalk.h"

#include "core/schema/civildate.h"

namespace banyan {

namespace {

// The end of the last day, or 0.
std::int64_t endOf(std::string_view lastDay) {
    const auto day = parseDate(lastDay);
    return day ? localMidnightMs(addDays(*day, 1)) : 0;
}

std::int64_t earlier(std::int64_t a, std::int64_t b) {
    return a == 0 ? b : b == 0 ? a : std::min(a, b);
}

} // namespace

Uuid PackKey::scopeFor(const Uuid& person) const {
    return Uuid::derived("pack" + std::string(person.view()) + roleName(role) + '\0'
                         + std::to_string(endsMs));
}

Record packView(Record record, Role role) {
    const auto& fields = specOf(record.entity).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].isReadBy(role))
            continue;
        record.values[i] = {};
        if (fields[i].isSearched)
            record.pinyin.clear(); // the reading of what is not shown
    }
    return record;
}

// A pack is a person's or, of what is addressed to a unit, that unit's.
std::optional<Role> PackWalk::activeRole() {
    if (const auto unit = m_store.table(EntityId::OrgUnit).head(m_person))
        return unit->state == RecordState::Live ? std::optional(Role::Unit) : std::nullopt;
    const auto user = m_store.table(EntityId::User).find(m_person);
    if (!user || user->head.state != RecordState::Live || user->integer("active") != 1)
        return std::nullopt;
    return roleNamed(user->text("role"));
}

PackContents PackWalk::contents() {
    const auto role = activeRole();
    if (!role)
        return {};
    for (const auto& spec : registry()) {
        if (!spec.pack.person || !(spec.pack.to & mask(*role)))
            continue;
        const auto assignments = m_store.table(spec.id).select(std::string("\"") + spec.pack.person
                                                                   + "\" = ? AND record_state = 0",
                                                               {Value{m_person}});
        for (const auto& assignment : assignments)
            visit(assignment, {spec.pack.gives, 0}, true);
    }
    return std::move(m_contents);
}

bool PackWalk::isOwn(const Record& record, const PackSpec& rule) {
    return m_store.peers().get(record.createdBy) == m_person
           || (rule.person && record.reference(rule.person) == m_person);
}

void PackWalk::visit(const Record& record, PackKey key, bool isRooted) {
    const auto& rule = specOf(record.entity).pack;
    if (record.head.state != RecordState::Live || !(rule.roles & mask(key.role)))
        return;
    if ((rule.isOwnOnly && !isOwn(record, rule))
        || (rule.cancelled && record.text("state") == rule.cancelled))
        return;
    if (rule.lastDay)
        key.endsMs = earlier(key.endsMs, endOf(record.text(rule.lastDay)));
    if (key.endsMs != 0 && key.endsMs <= m_nowMs)
        return;
    const bool isNew = m_contents[key].emplace(record.id, record.entity).second;
    const bool isNewRoot = isRooted && m_rooted.emplace(key, record.id).second;
    const auto& fields = specOf(record.entity).fields;
    for (std::size_t i = 0; isNew && i < fields.size(); ++i)
        bring(record, fields[i], i, key);
    if (isNewRoot)
        follow(record, key);
}

void PackWalk::bring(const Record& record, const FieldSpec& field, std::size_t index, PackKey key) {
    if (!(field.packLinks & (packlink::brings | packlink::bringsAlone))
        || isNull(record.values[index]))
        return;
    const auto target = m_store.table(field.target).find(referenceOf(record.values[index]));
    if (target)
        visit(*target, key, field.packLinks & packlink::brings);
}

void PackWalk::follow(const Record& record, PackKey key) {
    for (const auto& spec : registry()) {
        if (!(spec.pack.roles & mask(key.role)))
            continue;
        for (const auto& field : spec.fields) {
            if (!(field.packLinks & packlink::follows) || field.target != record.entity)
                continue;
            const auto dependents = m_store.table(spec.id).select(
                std::string("\"") + field.name + "\" = ? AND record_state = 0", {Value{record.id}});
            for (const auto& dependent : dependents)
                visit(dependent, key, true);
        }
    }
}

} // namespace banyan
