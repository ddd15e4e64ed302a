#include "core/usecases/notices.h"

#include "core/merge/setvalue.h"

namespace banyan {

Result<std::vector<Notice>> notices(Store& store) {
    return guarded([&]() -> Result<std::vector<Notice>> {
        std::vector<Notice> found;
        auto& statement =
            store.database()
                .cached("SELECT id, at, reason, scope, scope_name, households, doors, labels FROM "
                        "notice WHERE at > ? ORDER BY id DESC")
                .with(store.clock().wallMs() - noticesKeptMs);
        Running running(statement);
        while (running->step()) {
            Notice notice;
            notice.id = statement.integer(0);
            notice.atMs = statement.integer(1);
            notice.reason = static_cast<NoticeReason>(statement.integer(2));
            notice.scope = statement.id(3);
            notice.scopeName = statement.text(4);
            notice.households = statement.integer(5);
            notice.doors = statement.integer(6);
            notice.labels = setElements(statement.text(7));
            found.push_back(std::move(notice));
        }
        return found;
    });
}

Status dismissNotice(Store& store, std::int64_t id) {
    return guarded([&]() -> Status {
        Transaction transaction(store.database());
        store.database().cached("DELETE FROM notice WHERE id = ?").with(id).run();
        if (store.database().changes() == 0)
            return Error{ErrorCode::NotFound, "there is no notice with this number"};
        transaction.commit();
        return ok();
    });
}

} // namespace banyan
