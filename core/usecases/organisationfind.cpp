// Looking things up in the organisation tree, and where what was found stands in it.
#include "core/usecases/organisation.h"

#include "core/store/pinyin.h"
#include "core/store/searchindex.h"

#include <algorithm>
#include <cctype>

namespace banyan {

namespace {

constexpr std::size_t levelsMax = 8; // of a path; more would be a circle

// What was typed, ready to be compared: lower case, without blanks.
struct Typed {
    std::string text;
    bool isLatin = false; // may be pinyin
};

Typed typedOf(const std::string& text) {
    Typed typed;
    for (const char letter : text)
        if (letter != ' ')
            typed.text += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    typed.isLatin = !typed.text.empty() && std::ranges::all_of(typed.text, [](char letter) {
        return letter >= 'a' && letter <= 'z';
    });
    return typed;
}

bool isNamed(const std::string& name, const Typed& typed, Pinyin& pinyin) {
    if (typedOf(name).text.find(typed.text) != std::string::npos)
        return true;
    if (!typed.isLatin)
        return false;
    std::string whole, initials;
    for (const auto& syllable : pinyin.syllables(name)) {
        whole += syllable;
        initials += syllable.empty() ? std::string() : syllable.substr(0, 1);
    }
    return whole.find(typed.text) != std::string::npos
           || initials.find(typed.text) != std::string::npos;
}

} // namespace

std::string Organisation::pathOf(EntityId entity, const Uuid& id) {
    std::string path;
    Uuid at = id;
    for (std::size_t level = 0; !at.isNull() && level < levelsMax; ++level) {
        const auto record = m_store.table(entity).find(at);
        if (!record)
            break;
        path = std::string(record->text("name")) + (path.empty() ? "" : " › ") + path;
        if (entity == EntityId::OrgUnit) {
            at = record->reference("parent");
        } else if (entity == EntityId::Grid) {
            at = record->reference("community");
            entity = EntityId::OrgUnit;
        } else {
            const Uuid estate = entity == EntityId::Building ? record->reference("estate") : Uuid{};
            at = estate.isNull() ? record->reference("grid") : estate;
            entity = estate.isNull() ? EntityId::Grid : EntityId::Estate;
        }
    }
    return path;
}

std::string Organisation::pathOf(const OrgNode& node) {
    const auto record = m_store.table(node.entity).find(node.id);
    if (!record)
        return {};
    switch (node.entity) {
    case EntityId::OrgUnit:
        return pathOf(EntityId::OrgUnit, record->reference("parent"));
    case EntityId::Grid:
        return pathOf(EntityId::OrgUnit, record->reference("community"));
    case EntityId::Estate:
        return pathOf(EntityId::Grid, record->reference("grid"));
    case EntityId::Building:
        return record->reference("estate").isNull()
                   ? pathOf(EntityId::Grid, record->reference("grid"))
                   : pathOf(EntityId::Estate, record->reference("estate"));
    case EntityId::Steward:
        return pathOf(EntityId::Building, record->reference("building"));
    default:
        break;
    }
    const auto home = m_store.table(EntityId::Household).find(record->reference("household"));
    const auto dwelling =
        home ? m_store.table(EntityId::Dwelling).find(home->reference("dwelling")) : std::nullopt;
    if (!dwelling)
        return {};
    return dwelling->reference("building").isNull()
               ? pathOf(EntityId::Grid, dwelling->reference("grid"))
               : pathOf(EntityId::Building, dwelling->reference("building"));
}

void Organisation::findPeople(const std::string& text, std::size_t limit,
                              std::vector<OrgNode>& found) {
    for (const auto& hit : SearchIndex(m_store).find(text, EntityId::Resident, limit)) {
        for (const auto& centre :
             valid(EntityId::CentreHousehold, "resident = ?1", {Value{hit.record}}))
            found.push_back(ofCentre(centre));
        for (const auto& steward : valid(EntityId::Steward, "resident = ?1", {Value{hit.record}}))
            found.push_back(ofSteward(steward));
    }
    const Typed typed = typedOf(text);
    Pinyin pinyin;
    for (const auto& steward : valid(EntityId::Steward, "resident IS NULL", {}))
        if (isNamed(std::string(steward.text("name")), typed, pinyin))
            found.push_back(ofSteward(steward));
}

std::vector<OrgNode> Organisation::find(const std::string& text, std::size_t limit) {
    std::vector<OrgNode> found;
    const Typed typed = typedOf(text);
    if (typed.text.empty())
        return found;
    Pinyin pinyin;
    const auto look = [&](EntityId entity, OrgNode (Organisation::*node)(const Record&)) {
        for (const auto& record : valid(entity, "1", {}))
            if (found.size() < limit && isNamed(std::string(record.text("name")), typed, pinyin))
                found.push_back((this->*node)(record));
    };
    look(EntityId::OrgUnit, &Organisation::ofUnit);
    look(EntityId::Grid, &Organisation::ofGrid);
    look(EntityId::Estate, &Organisation::ofEstate);
    if (!typed.isLatin) // they are called by numbers: "3栋"
        look(EntityId::Building, &Organisation::ofBuilding);
    if (found.size() < limit)
        findPeople(text, limit - found.size(), found);
    if (found.size() > limit)
        found.resize(limit);
    for (auto& node : found)
        node.path = pathOf(node);
    return found;
}

} // namespace banyan
