// What waits for a person's decision.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

constexpr F conflictCase[] = {
    F{1, "kind", FieldType::Code, Immutable, 0, "类型", "Kind"}
        .required()
        .of(c::caseKind)
        .byOffice(),
    F{2, "subject_entity", Text, Immutable, 0, "对象类型", "Entity"}.required().byOffice(),
    F{3, "subject_record", Reference, Immutable, 0, "对象", "Record"}
        .required()
        .indexed()
        .byOffice(),
    F{4, "subject_field", Text, Immutable, 0, "字段", "Field"}.byOffice(),
    F{5, "before", Text, Immutable, 0, "原来写的是", "Before"}.personal().byOffice(),
    F{6, "candidates", Entries, Append, 0, "各方所写", "Candidates"}.personal().byOffice(),
    F{7, "state", FieldType::Code, Workflow, roles::workers, "状态", "State"}
        .required()
        .of(c::caseState)
        .by(workflows::conflictCase)
        .indexed(),
    F{8, "decision", Text, Workflow, roles::workers, "决定", "Decision"}.personal(),
    F{9, "decided_by", Reference, Latest, 0, "决定人", "Decided by"}.to(EntityId::User).byOffice(),
    F{10, "decided_at", Time, Latest, 0, "决定时间", "Decided at"}.byOffice(),
    F{11, "reason", Text, Latest, roles::workers, "理由", "Reason"},
};

constexpr EntitySpec entities[] = {
    {EntityId::ConflictCase, "conflict_case", "待定事项", "Conflict case", Home::OfOffice, 0,
     conflictCase},
};

} // namespace

std::span<const EntitySpec> registryparts::cases() { return entities; }

} // namespace banyan
