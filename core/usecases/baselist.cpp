#include "core/usecases/baselist.h"

#include "core/schema/civildate.h"
#include "core/store/searchindex.h"
#include "core/usecases/actiondraft.h"
#include "core/usecases/doorbook.h"
#include "core/usecases/names.h"

#include <QStringList>
#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t usesOfDays = 30;
constexpr std::size_t estatesMax = 50; // of one word

// The middle of the doors whose position is recorded: of a building, of a grid.
std::optional<Position> middleOfDoors(Store& store, const char* field, const Uuid& id) {
    auto& row =
        store.database()
            .cached("SELECT avg(latitude), avg(longitude) FROM dwelling WHERE " + std::string(field)
                    + " = ? AND record_state = 0 AND latitude IS NOT NULL AND longitude "
                      "IS NOT NULL AND coalesce(datum, 'wgs84') = 'wgs84'")
            .with(id);
    Running running(row);
    if (!running->step() || row.isNull(0))
        return std::nullopt;
    return Position{row.real(0), row.real(1)};
}

class OriginReader {
public:
    explicit OriginReader(Store& store)
        : m_store(store) {}

    std::optional<OriginView> view(const Origin& origin) {
        switch (origin.entity) {
        case EntityId::Household:
            return ofHousehold(origin.id);
        case EntityId::Building:
            return ofBuilding(origin.id);
        case EntityId::Grid:
            return ofGrid(origin.id);
        default:
            return std::nullopt;
        }
    }

    // The door visited last; else the device's first grid, or the unit it is for.
    OriginView usual() {
        auto& row = m_store.database()
                        .cached("SELECT household FROM visit WHERE record_state = 0 AND household "
                                "IS NOT NULL AND void_reason IS NULL AND created_by = ? ORDER BY "
                                "observed_at DESC, row DESC LIMIT 1")
                        .with(m_store.peers().find(authorOf(m_store)));
        Uuid household;
        {
            Running running(row);
            if (running->step())
                household = row.id(0);
        }
        if (auto last = household.isNull() ? std::nullopt : ofHousehold(household))
            return *last;
        OriginView unit;
        for (const auto& feed : m_store.feeds().all()) {
            if (feed.state == FeedState::Left || feed.scope.isNull())
                continue;
            if (auto grid = ofGrid(feed.scope))
                return *grid;
            if (unit.community.isNull() && unit.subdistrict.isNull())
                place(feed.scope, unit);
        }
        return unit;
    }

private:
    // Which community and subdistrict a unit is, or belongs to.
    void place(const Uuid& unit, OriginView& view) {
        const auto record = m_store.table(EntityId::OrgUnit).find(unit);
        if (!record)
            return;
        if (record->text("level") == "community") {
            view.community = unit;
            view.subdistrict = record->reference("parent");
        } else if (record->text("level") == "subdistrict") {
            view.subdistrict = unit;
        }
    }

    std::optional<OriginView> ofGrid(const Uuid& id) {
        const auto grid = m_store.table(EntityId::Grid).find(id);
        if (!grid)
            return std::nullopt;
        OriginView view{{EntityId::Grid, id}, std::string(grid->text("name")), {}, false, {}, {}};
        view.position = middleOfDoors(m_store, "grid", id);
        place(grid->reference("community"), view);
        return view;
    }

    std::optional<OriginView> ofBuilding(const Uuid& id) {
        const auto building = m_store.table(EntityId::Building).find(id);
        if (!building)
            return std::nullopt;
        auto view = ofGrid(building->reference("grid")).value_or(OriginView{});
        view.origin = {EntityId::Building, id};
        const auto estate = m_store.table(EntityId::Estate).find(building->reference("estate"));
        view.title = (estate ? std::string(estate->text("name")) + " " : std::string())
                     + std::string(building->text("name"));
        if (const auto middle = middleOfDoors(m_store, "building", id))
            view.position = middle;
        return view;
    }

    std::optional<OriginView> ofHousehold(const Uuid& id) {
        const auto home = m_store.table(EntityId::Household).find(id);
        const auto dwelling =
            home ? m_store.table(EntityId::Dwelling).find(home->reference("dwelling"))
                 : std::nullopt;
        if (!dwelling)
            return std::nullopt;
        auto around = ofBuilding(dwelling->reference("building"));
        if (!around)
            around = ofGrid(dwelling->reference("grid"));
        OriginView view = around.value_or(OriginView{});
        view.origin = {EntityId::Household, id};
        std::string title;
        if (const auto building =
                m_store.table(EntityId::Building).find(dwelling->reference("building")))
            title = building->text("name");
        if (!dwelling->text("unit").empty())
            title += std::string(dwelling->text("unit")) + "单元";
        view.title = title + std::string(dwelling->text("door"));
        if (const auto own = measuredPosition(*dwelling)) {
            view.position = own;
            view.isExact = true;
        }
        return view;
    }

    Store& m_store;
};

// By name of who lives there, pinyin, door or phone.
std::vector<Uuid> householdsNamed(Store& store, const std::string& text, std::size_t limit) {
    std::vector<Uuid> households;
    const auto add = [&](const Uuid& household) {
        if (!household.isNull() && std::ranges::find(households, household) == households.end())
            households.push_back(household);
    };
    SearchIndex index(store);
    for (const auto& hit : index.find(text, EntityId::Household, limit))
        add(hit.record);
    const int home = specOf(EntityId::Resident).indexOf("household");
    for (const auto& hit : index.find(text, EntityId::Resident, limit)) {
        Value household;
        (void)store.table(EntityId::Resident).headAndValue(hit.record, home, household);
        add(referenceOf(household));
    }
    return households;
}

// Buildings by their own name ("3栋"), by their estate's, or by both; each word has to be in one of
// the two. Names of estates are in the search index; those of buildings are not.
class BuildingSearch {
public:
    BuildingSearch(Store& store, const std::string& text)
        : m_store(store) {
        for (const auto& word :
             QString::fromStdString(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            m_words.push_back({word, {}});
            for (const auto& hit :
                 SearchIndex(store).find(word.toStdString(), EntityId::Estate, estatesMax))
                m_words.back().estates.push_back(hit.record);
        }
    }

    // Calls `found` with each, until it says that there are enough.
    template <typename Found>
    void each(Found found) {
        auto& row = m_store.database().cached(
            "SELECT id, name, estate FROM building WHERE record_state = 0 ORDER BY row");
        Running running(row);
        while (running->step()) {
            const auto name = row.text(1);
            const QString called = QString::fromUtf8(name.data(), qsizetype(name.size()));
            const Uuid estate = row.isNull(2) ? Uuid{} : row.id(2);
            const bool isNamed = std::ranges::all_of(m_words, [&](const Word& word) {
                return called.contains(word.text, Qt::CaseInsensitive)
                       || std::ranges::find(word.estates, estate) != word.estates.end();
            });
            if (isNamed && !found(row.id(0)))
                return;
        }
    }

private:
    struct Word {
        QString text;
        std::vector<Uuid> estates;
    };
    Store& m_store;
    std::vector<Word> m_words;
};

// People who used each base lately, by base, where any use of it is recorded at all.
std::unordered_map<Uuid, std::int64_t> usesByBase(Store& store, CivilDate today) {
    std::unordered_map<Uuid, std::int64_t> uses;
    auto& row = store.database().cached(
        "SELECT base, sum(CASE WHEN used_on > ? THEN people ELSE 0 END) FROM base_use "
        "WHERE record_state = 0 GROUP BY base");
    const std::string since = addDays(today, -usesOfDays).text();
    row.with(since);
    Running running(row);
    while (running->step())
        uses.emplace(row.id(0), row.integer(1));
    return uses;
}

Nearness nearnessOf(Store& store, const Uuid& unit, const OriginView& origin) {
    if (!origin.community.isNull() && unit == origin.community)
        return Nearness::OwnCommunity;
    if (origin.subdistrict.isNull())
        return Nearness::Elsewhere;
    Value parent;
    (void)store.table(EntityId::OrgUnit)
        .headAndValue(unit, specOf(EntityId::OrgUnit).indexOf("parent"), parent);
    return unit == origin.subdistrict || referenceOf(parent) == origin.subdistrict
               ? Nearness::OwnSubdistrict
               : Nearness::Elsewhere;
}

int kindRank(const Record& base) {
    const auto& kinds = codes::baseKind.codes;
    const auto found =
        std::ranges::find(kinds, base.text("kind"), [](const Code& code) { return code.code; });
    return static_cast<int>(found - kinds.begin());
}

bool isNearer(const BaseView& a, const BaseView& b) {
    if (a.kilometres.has_value() != b.kilometres.has_value())
        return a.kilometres.has_value();
    if (a.kilometres && *a.kilometres != *b.kilometres)
        return *a.kilometres < *b.kilometres;
    if (a.nearness != b.nearness)
        return a.nearness < b.nearness;
    const int rankA = kindRank(a.base), rankB = kindRank(b.base);
    return rankA != rankB ? rankA < rankB
                          : compareNaturally(a.base.text("name"), b.base.text("name")) < 0;
}

} // namespace

Result<BaseList> baseList(Store& store, const Origin& from) {
    return guarded([&]() -> Result<BaseList> {
        OriginReader reader(store);
        BaseList list;
        if (from.entity == EntityId::None) {
            list.origin = reader.usual();
        } else {
            const auto chosen = reader.view(from);
            if (!chosen)
                return Error{ErrorCode::NotFound,
                             "the place to measure from is not here; choose another"};
            list.origin = *chosen;
        }
        const CivilDate today = localDateOf(store.clock().wallMs());
        const auto uses = usesByBase(store, today);
        Names names(store);
        for (auto& base : store.table(EntityId::ServiceBase)
                              .select("record_state = 0 AND (closed_on IS NULL OR closed_on > ?)",
                                      {Value{today.text()}})) {
            BaseView view;
            view.unitName = names.of(EntityId::OrgUnit, base.reference("unit"));
            view.nearness = nearnessOf(store, base.reference("unit"), list.origin);
            const auto position = measuredPosition(base);
            if (position && list.origin.position)
                view.kilometres = greatCircleKilometres(*list.origin.position, *position);
            if (const auto used = uses.find(base.id); used != uses.end())
                view.uses = used->second;
            view.base = std::move(base);
            list.bases.push_back(std::move(view));
        }
        std::ranges::sort(list.bases, isNearer);
        return list;
    });
}

Result<std::vector<OriginView>> origins(Store& store, const std::string& text, std::size_t limit) {
    return guarded([&]() -> Result<std::vector<OriginView>> {
        OriginReader reader(store);
        std::vector<OriginView> found;
        const auto add = [&](EntityId entity, const Uuid& id) {
            auto view = found.size() < limit ? reader.view({entity, id}) : std::nullopt;
            if (view && view->position)
                found.push_back(*std::move(view));
            return found.size() < limit;
        };
        const bool isAny = QString::fromStdString(text).trimmed().isEmpty();
        if (!isAny)
            for (const Uuid& household : householdsNamed(store, text, limit))
                add(EntityId::Household, household);
        std::vector<Uuid> grids;
        if (!isAny)
            for (const auto& hit : SearchIndex(store).find(text, EntityId::Grid, limit))
                grids.push_back(hit.record);
        for (const auto& feed : store.feeds().all())
            if (feed.state != FeedState::Left && !feed.scope.isNull()
                && (isAny || std::ranges::find(grids, feed.scope) != grids.end()))
                add(EntityId::Grid, feed.scope);
        BuildingSearch(store, text).each([&](const Uuid& building) {
            return add(EntityId::Building, building);
        });
        return found;
    });
}

} // namespace banyan
