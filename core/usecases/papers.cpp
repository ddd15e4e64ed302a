#include "core/usecases/papers.h"

#include "core/schema/civildate.h"
#include "core/usecases/names.h"
#include "core/usecases/validity.h"

#include <algorithm>
#include <tuple>

namespace banyan {

namespace {

// Where the name of a grid does not say of which community it is.
std::string placeOf(const std::string& community, std::string_view grid) {
    const bool isSaid = grid.find(community) != std::string_view::npos;
    return isSaid ? std::string(grid) : community + std::string(grid);
}

} // namespace

std::vector<CardPaper> cardPapers(Store& store, const Uuid& place) {
    Names names(store);
    struct Placed {
        std::string communityCode, gridCode;
        CardPaper card;
    };
    std::vector<Placed> all;
    const std::string today = localDateOf(store.clock().wallMs()).text();
    for (const auto& card :
         store.table(EntityId::ContactCard)
             .select("record_state = 0 AND " + holdsOn(EntityId::ContactCard, "?1")
                         + " ORDER BY row",
                     {Value{today}})) {
        const auto grid = store.table(EntityId::Grid).find(card.reference("grid"));
        Uuid community = card.reference("community");
        if (community.isNull() && grid)
            community = grid->reference("community");
        if (!place.isNull() && place != community && !(grid && grid->id == place))
            continue;
        Placed placed;
        if (const auto unit = store.table(EntityId::OrgUnit).find(community)) {
            placed.communityCode = unit->text("code");
            placed.card.community = unit->text("name");
        }
        if (grid)
            placed.gridCode = grid->text("code");
        placed.card.name = card.text("holder_name");
        placed.card.post = card.text("post");
        placed.card.phone = card.text("phone");
        placed.card.place =
            grid ? placeOf(placed.card.community, grid->text("name")) : placed.card.community;
        all.push_back(std::move(placed));
    }
    std::ranges::stable_sort(all, [](const Placed& a, const Placed& b) {
        return std::tie(a.communityCode, a.gridCode) < std::tie(b.communityCode, b.gridCode);
    });
    std::vector<CardPaper> cards;
    cards.reserve(all.size());
    for (auto& placed : all)
        cards.push_back(std::move(placed.card));
    return cards;
}

Result<MinutesPaper> minutesPaper(Store& store, const Uuid& meeting) {
    return guarded([&]() -> Result<MinutesPaper> {
        const auto record = store.table(EntityId::JointMeeting).find(meeting);
        if (!record || record->head.state != RecordState::Live)
            return Error{ErrorCode::NotFound, "there is no such meeting here"};
        Names names(store);
        MinutesPaper paper;
        paper.title = record->text("title");
        paper.unit = names.of(EntityId::OrgUnit, record->reference("unit"));
        paper.heldOn = record->text("held_on");
        paper.place = record->text("place");
        paper.attendance = record->text("attendance");
        paper.minutes = record->text("minutes");
        paper.isCancelled = record->integer("cancelled") != 0;
        for (const auto& item : store.table(EntityId::AgendaItem)
                                    .select("meeting = ? AND record_state = 0 ORDER BY "
                                            "created_at, row",
                                            {Value{meeting}}))
            paper.items.push_back({std::string(item.text("title")),
                                   names.of(EntityId::OrgUnit, item.reference("owner")),
                                   std::string(item.text("due")), std::string(item.text("state")),
                                   std::string(item.text("done_on")),
                                   std::string(item.text("result"))});
        return paper;
    });
}

} // namespace banyan
