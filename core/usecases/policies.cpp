#include "core/usecases/policies.h"

#include "core/schema/civildate.h"

#include <QString>
#include <algorithm>
#include <tuple>

namespace banyan {

namespace {

// Without regard to case, as the search index folds it.
int hitsIn(std::string_view text, const QString& wanted) {
    const QString folded = QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded();
    int hits = 0;
    for (auto at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.size()))
        ++hits;
    return hits;
}

// A document is superseded on the day that the one which replaces it comes into force.
PolicyView viewOf(Record document, const std::vector<Record>& all, const std::string& today) {
    PolicyView view;
    for (const auto& other : all)
        if (other.reference("replaces") == document.id)
            view.successor = other.id;
    const auto successor = std::ranges::find(all, view.successor, &Record::id);
    const auto until = document.text("valid_to");
    if (successor != all.end() && successor->text("valid_from") <= today)
        view.state = PolicyState::Superseded;
    else if (!until.empty() && until < today)
        view.state = PolicyState::Expired;
    else if (document.text("valid_from") > today)
        view.state = PolicyState::Coming;
    view.document = std::move(document);
    return view;
}

std::vector<Record> documents(Store& store) {
    return store.table(EntityId::PolicyDocument)
        .select("record_state = 0 ORDER BY valid_from DESC, row");
}

} // namespace

std::vector<PolicyView> policies(Store& store, const std::string& text) {
    const std::string today = localDateOf(store.clock().wallMs()).text();
    const auto all = documents(store);
    const QString wanted = QString::fromStdString(text).trimmed().toCaseFolded();
    std::vector<PolicyView> views;
    for (const auto& document : all) {
        auto view = viewOf(document, all, today);
        if (!wanted.isEmpty()) {
            for (const char* field : {"title", "number", "text"})
                view.hits += hitsIn(document.text(field), wanted);
            if (view.hits == 0)
                continue;
        }
        views.push_back(std::move(view));
    }
    const auto rank = [](const PolicyView& view) {
        return std::tuple(view.document.text("kind") != "main",
                          view.state == PolicyState::Expired
                              || view.state == PolicyState::Superseded);
    };
    std::ranges::stable_sort(
        views, [&](const PolicyView& a, const PolicyView& b) { return rank(a) < rank(b); });
    return views;
}

Result<PolicyPage> policyPage(Store& store, const Uuid& id) {
    return guarded([&]() -> Result<PolicyPage> {
        const auto all = documents(store);
        const auto found = std::ranges::find(all, id, &Record::id);
        if (found == all.end())
            return Error{ErrorCode::NotFound, "there is no such policy document here"};
        PolicyPage page;
        page.policy = viewOf(*found, all, localDateOf(store.clock().wallMs()).text());
        const auto titleOf = [&](const Uuid& other) {
            const auto document = std::ranges::find(all, other, &Record::id);
            return document == all.end() ? std::string() : std::string(document->text("title"));
        };
        page.replacesTitle = titleOf(found->reference("replaces"));
        page.successorTitle = titleOf(page.policy.successor);
        return page;
    });
}

} // namespace banyan
