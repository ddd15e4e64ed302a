#include "sync/office/demoimport.h"

#include "core/merge/setvalue.h"
#include "core/store/chronicle.h"
#include "sync/office/accounts.h"

#include <memory>

namespace banyan {

namespace {

constexpr std::int64_t recordsPerCommit = 50'000;

void grantDemoUser(Store& store, const Record& user) {
    const auto role = roleNamed(user.text("role"));
    for (const auto& text : setElements(user.text("scopes"))) {
        const auto scope = Uuid::fromText(text);
        const auto feed = scope ? store.feeds().find(*scope) : std::nullopt;
        if (role && feed)
            store.database()
                .cached(grantSql)
                .with(user.id, static_cast<std::int64_t>(*role), *feed, user.createdAtMs)
                .run();
    }
}

} // namespace

Result<DemoImported> importDemo(Store& store, const Uuid& office,
                                const demo::DemoDistrict& district,
                                const std::function<void(std::int64_t)>& progressed) {
    return guarded([&]() -> Result<DemoImported> {
        DemoImported imported;
        Chronicle chronicle(store, office);
        auto transaction = std::make_unique<Transaction>(store.database());
        const auto commit = [&] {
            store.feeds().save();
            transaction->commit();
            transaction.reset();
            if (progressed)
                progressed(imported.records);
        };
        std::string fault;
        district.stream([&](const demo::DemoRecord& item) {
            if (!transaction)
                transaction = std::make_unique<Transaction>(store.database());
            const auto& spec = specOf(item.entity);
            const Record record = recordFrom(item.entity, item.id, item.values);
            const auto scope = store.scopeByReferences(spec, record.values);
            if (!scope)
                fault = std::string("a demo ") + spec.name + " belongs to no grid";
            Chronicle::CreateOptions options;
            options.author = item.author;
            chronicle.create(item.entity, item.id, item.values, scope.value_or(publicFeed),
                             item.createdAtMs, options);
            imported.households += item.entity == EntityId::Household;
            imported.residents += item.entity == EntityId::Resident;
            imported.visits += item.entity == EntityId::Visit;
            if (++imported.records % recordsPerCommit == 0)
                commit();
        });
        if (!transaction)
            transaction = std::make_unique<Transaction>(store.database());
        for (const auto& user : store.table(EntityId::User).select("record_state = 0"))
            grantDemoUser(store, user);
        commit();
        if (!fault.empty())
            return Error{ErrorCode::Internal, fault};
        return imported;
    });
}

} // namespace banyan
