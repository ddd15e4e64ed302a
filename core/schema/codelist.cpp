#include "core/schema/codelist.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr const CodeList* allLists[] = {
    &codes::orgLevel,
    &codes::branchKind,
    &codes::datum,
    &codes::dwellingUse,
    &codes::occupancy,
    &codes::visitState,
    &codes::sex,
    &codes::maritalStatus,
    &codes::relation,
    &codes::politicalStatus,
    &codes::education,
    &codes::nationality,
    &codes::idType,
    &codes::employment,
    &codes::lifeStatus,
    &codes::residencyKind,
    &codes::careCategory,
    &codes::visitPurpose,
    &codes::visitOutcome,
    &codes::taskKind,
    &codes::taskState,
    &codes::consentPurpose,
    &codes::consentBasis,
    &codes::caseKind,
    &codes::caseState,
    &codes::role,
    &codes::highRisk,
    &codes::mediaType,
    &codes::problemCategory,
    &codes::problemScale,
    &codes::problemLevel,
    &codes::problemUrgency,
    &codes::problemState,
    &codes::satisfaction,
    &codes::mediationKind,
    &codes::mediationState,
    &codes::whistleKind,
    &codes::whistleState,
    &codes::agendaState,
    &codes::committeeKind,
    &codes::agreementState,
    &codes::topicSource,
    &codes::topicState,
    &codes::sessionKind,
    &codes::baseKind,
    &codes::baseWorks,
    &codes::teamKind,
    &codes::needKind,
    &codes::needState,
    &codes::activityKind,
    &codes::campaignState,
    &codes::policyKind,
    &codes::fundingSource,
    &codes::feedbackState,
    &codes::openList,
};

} // namespace

const Code* CodeList::find(std::string_view code) const {
    const auto found = std::ranges::find(codes, code, &Code::code);
    return found == codes.end() ? nullptr : &*found;
}

bool CodeList::isOpen() const { return codes::openList.find(name) != nullptr; }

bool CodeList::hasTwoLevels() const {
    return std::ranges::any_of(codes,
                               [](const Code& each) { return firstLevel(each.code) != each.code; });
}

std::string_view firstLevel(std::string_view code) { return code.substr(0, code.find('.')); }

std::span<const CodeList* const> codeLists() { return allLists; }

const CodeList* codeListNamed(std::string_view name) {
    const auto found = std::ranges::find_if(
        allLists, [&](const CodeList* list) { return std::string_view(list->name) == name; });
    return found == std::end(allLists) ? nullptr : *found;
}

} // namespace banyan
