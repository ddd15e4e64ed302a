#include "core/schema/registry.h"

#include "core/schema/registryparts.h"

#include <vector>

namespace banyan {

std::span<const EntitySpec> registry() {
    static const std::vector<EntitySpec> entities = [] {
        namespace parts = registryparts;
        std::vector<EntitySpec> all;
        for (const auto part :
             {parts::reference(), parts::means(), parts::homes(), parts::door(), parts::problems(),
              parts::attachments(), parts::linkage(), parts::services(), parts::cases()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return entities;
}

} // namespace banyan
