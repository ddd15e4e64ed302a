#include "core/usecases/feedbacks.h"

#include "core/merge/setvalue.h"

#include <algorithm>

namespace banyan {

namespace {

// Where the author works: what the office gave him, else what this device follows. A helper has a
// list of households instead.
ActionDraft::Fields placeOf(Store& store) {
    if (const auto role = roleOf(store); role && (roles::narrow & mask(*role))) {
        const auto listed =
            store.table(EntityId::Household).select("record_state = 0 ORDER BY row LIMIT 1");
        return listed.empty() ? ActionDraft::Fields{}
                              : ActionDraft::Fields{{"household", Value{listed.front().id}}};
    }
    std::vector<Uuid> places;
    if (const auto user = store.table(EntityId::User).find(authorOf(store)))
        for (const auto& scope : setElements(user->text("scopes")))
            if (const auto place = Uuid::fromText(scope))
                places.push_back(*place);
    if (places.empty())
        for (const auto& feed : store.feeds().all())
            if (feed.state != FeedState::Left)
                places.push_back(feed.scope);
    for (const auto& [entity, field] :
         {std::pair(EntityId::Grid, "grid"), std::pair(EntityId::OrgUnit, "unit")})
        for (const auto& place : places)
            if (store.table(entity).head(place))
                return {{field, Value{place}}};
    return {};
}

} // namespace

Result<Recorded> Feedbacks::send(const std::string& text) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft draft(m_store);
        auto fields = placeOf(m_store);
        if (fields.empty())
            draft.refuse(ErrorCode::Invalid, "this device holds no grid, unit or list yet that the "
                                             "feedback could go to; synchronise first");
        if (text.find_first_not_of(" \t\r\n") == std::string::npos)
            draft.refuse(ErrorCode::Invalid, "text: write what you would like to say");
        fields.emplace_back("text", Value{text});
        fields.emplace_back("sent_at", Value{draft.nowMs()});
        fields.emplace_back("state", Value{std::string("sent")});
        const Uuid id = draft.create(EntityId::Feedback, fields);
        return draft.commit("create", id, 0);
    });
}

Result<std::vector<OwnFeedback>> Feedbacks::own() {
    return guarded([&]() -> Result<std::vector<OwnFeedback>> {
        std::vector<OwnFeedback> own;
        const std::int64_t author = m_store.peers().find(authorOf(m_store));
        if (author == 0)
            return own;
        for (const auto& record :
             m_store.table(EntityId::Feedback)
                 .select("created_by = ? AND record_state = 0 ORDER BY sent_at DESC, row DESC",
                         {Value{author}})) {
            OwnFeedback feedback;
            feedback.id = record.id;
            feedback.text = record.text("text");
            feedback.sentAtMs = record.integer("sent_at");
            feedback.state = record.text("state");
            feedback.answer = record.text("answer");
            auto& waiting =
                m_store.database()
                    .cached("SELECT 1 FROM pending WHERE record = ? AND state = 0 LIMIT 1")
                    .with(record.id);
            Running running(waiting);
            feedback.isUnsent = running->step();
            own.push_back(std::move(feedback));
        }
        return own;
    });
}

} // namespace banyan
