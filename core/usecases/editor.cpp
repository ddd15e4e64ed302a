#include "core/usecases/editor.h"

#include "core/schema/workflow.h"

#include <algorithm>

namespace banyan {

namespace {

// What a person who creates one by hand would otherwise have to type every time.
void addDefaults(const ActionDraft& draft, EntityId entity, ActionDraft::Fields& fields) {
    const auto otherwise = [&](std::string_view name, Value value) {
        const bool isGiven = std::any_of(fields.begin(), fields.end(),
                                         [&](const auto& field) { return field.first == name; });
        if (!isGiven)
            fields.emplace_back(name, std::move(value));
    };
    switch (entity) {
    case EntityId::Visit:
        otherwise("observed_at", Value{draft.nowMs()});
        otherwise("purpose", Value{std::string("routine")});
        break;
    case EntityId::Task:
        otherwise("kind", Value{std::string("other")});
        break;
    case EntityId::Consent:
        otherwise("given_at", Value{draft.nowMs()});
        break;
    case EntityId::CardDelivery:
        otherwise("delivered_at", Value{draft.nowMs()});
        otherwise("delivered_by", Value{draft.author()});
        break;
    case EntityId::CareTag:
        otherwise("since", Value{draft.today().text()});
        break;
    case EntityId::Problem:
        otherwise("reported_at", Value{draft.nowMs()});
        break;
    case EntityId::Whistle:
        otherwise("called_at", Value{draft.nowMs()});
        break;
    case EntityId::Feedback:
        otherwise("sent_at", Value{draft.nowMs()});
        break;
    case EntityId::User:
        otherwise("active", Value{std::int64_t{1}});
        break;
    default:
        break;
    }
    for (const auto& field : specOf(entity).fields)
        if (field.workflow && field.isRequired)
            otherwise(field.name, Value{std::string(field.workflow->beginnings.front())});
}

// Who is a member already is not written down twice; what has ended may begin again.
void refuseTwice(ActionDraft& draft, EntityId entity, const std::vector<FieldText>& fields) {
    const auto given = [&](std::string_view name) {
        const auto found = std::ranges::find(fields, name, &FieldText::field);
        return found == fields.end() ? std::string() : found->text;
    };
    const auto twice = [&](const char* in) {
        const auto place = Uuid::fromText(given(in));
        if (place
            && !draft.store()
                    .table(entity)
                    .select(
                        std::string("\"") + in
                            + "\" = ? AND name = ? AND until IS NULL AND record_state = 0 LIMIT 1",
                        {Value{*place}, Value{given("name")}})
                    .empty())
            draft.refuse(ErrorCode::Conflict,
                         given("name")
                             + " is a member there already; end that first, or "
                               "add what tells the two apart");
    };
    if (entity == EntityId::CommitteeMember)
        twice("committee");
    else if (entity == EntityId::MemberRegistration)
        twice("community");
}

} // namespace

template <typename Work>
Result<Recorded> Editor::edit(std::string_view entity, const char* kind, Work work) {
    const auto* spec = entitySpec(entity);
    if (!spec)
        return Error{ErrorCode::NotFound,
                     "there is no kind of record named " + std::string(entity)};
    return guarded([&]() -> Result<Recorded> {
        ActionDraft draft(m_store);
        const Uuid about = work(draft, *spec);
        return draft.commit(kind, about, m_holdMs);
    });
}

Result<Recorded> Editor::create(std::string_view entity, const std::vector<FieldText>& fields) {
    return edit(entity, "create", [&](ActionDraft& draft, const EntitySpec& spec) {
        if (spec.home == Home::OfOffice)
            draft.refuse(ErrorCode::NotAllowed,
                         "a " + std::string(spec.name) + " is opened by the office only");
        if (spec.id == EntityId::Attachment)
            draft.refuse(ErrorCode::Invalid, "an attachment begins with its content; attach the "
                                             "picture to the visit or the problem instead");
        ActionDraft::Fields values;
        for (const auto& field : fields)
            values.emplace_back(field.field, Value{field.text});
        addDefaults(draft, spec.id, values);
        refuseTwice(draft, spec.id, fields);
        return draft.create(spec.id, values);
    });
}

Result<Recorded> Editor::set(std::string_view entity, const Uuid& id,
                             const std::vector<FieldText>& fields, std::int64_t observedAtMs) {
    return edit(entity, "set", [&](ActionDraft& draft, const EntitySpec& spec) {
        for (const auto& field : fields) {
            const auto* known = spec.field(field.field);
            if (observedAtMs != 0 && known && known->rule != MergeRule::LatestObserved)
                draft.refuse(ErrorCode::Invalid,
                             field.field + ": an observed time does not go with this field");
            draft.set(spec.id, id, field.field, Value{field.text}, observedAtMs);
        }
        return id;
    });
}

Result<Recorded> Editor::save(std::string_view entity, const Uuid& id,
                              const std::vector<FieldText>& fields) {
    return edit(entity, "set", [&](ActionDraft& draft, const EntitySpec& spec) {
        for (const auto& field : fields) {
            const auto* known = spec.field(field.field);
            if (known && known->rule == MergeRule::AddWins)
                draft.replace(spec.id, id, field.field, field.text);
            else
                draft.set(spec.id, id, field.field, Value{field.text});
        }
        return id;
    });
}

Result<Recorded> Editor::add(std::string_view entity, const Uuid& id, std::string_view field,
                             std::string_view text) {
    return edit(entity, "add", [&](ActionDraft& draft, const EntitySpec& spec) {
        draft.add(spec.id, id, field, text);
        return id;
    });
}

Result<Recorded> Editor::remove(std::string_view entity, const Uuid& id, std::string_view field,
                                std::string_view text) {
    return edit(entity, "remove", [&](ActionDraft& draft, const EntitySpec& spec) {
        draft.remove(spec.id, id, field, text);
        return id;
    });
}

Result<Recorded> Editor::removeRecord(std::string_view entity, const Uuid& id,
                                      std::string_view reason) {
    return edit(entity, "remove_record", [&](ActionDraft& draft, const EntitySpec& spec) {
        if (spec.id != EntityId::CareTag) {
            draft.removeRecord(spec.id, id);
            return id;
        }
        if (listed(reason).empty())
            draft.refuse(ErrorCode::Invalid,
                         "removed_reason: a care tag is only removed with a reason; say why");
        draft.set(spec.id, id, "removed_reason", Value{std::string(reason)});
        return id;
    });
}

} // namespace banyan
