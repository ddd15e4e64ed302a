#pragma once

#include "core/schema/civildate.h"
#include "core/store/arbiter.h"
#include "core/store/outbox.h"

#include <QTemporaryDir>
#include <algorithm>
#include <initializer_list>

namespace banyan::test {

// A store with one grid of two stairs and a few families, written by the office's pen, that belongs
// to a user. The same seed gives the same ids, so that two of them are a phone and its office.
class SmallGrid {
public:
    using Fields = std::initializer_list<std::pair<const char*, Value>>;

    explicit SmallGrid(const char* role = "grid_worker") {
        path = (folder.path() + QStringLiteral("/grid.db")).toStdString();
        auto opened = Store::open({path, {}, OpenMode::Writer}, clock, random);
        Q_ASSERT(opened);
        store = *std::move(opened);
        office = store->ids().next();
        arbiter = std::make_unique<Arbiter>(*store, office);
        Transaction transaction(store->database());
        writePublic();
        writePlaces();
        writePeople();
        store->setMeta("user", me.text());
        store->setMeta("device", store->ids().next().text());
        store->setMeta("role", std::string_view(role));
        store->feeds().save();
        transaction.commit();
    }

    // Inside the caller's transaction, or with make() in one of its own.
    Uuid write(EntityId entity, Fields fields, std::optional<Uuid> given = std::nullopt,
               std::int64_t atMs = 0) {
        const auto& spec = specOf(entity);
        FieldValues values;
        for (const auto& [name, value] : fields)
            values.emplace_back(spec.field(name)->number, value);
        std::sort(values.begin(), values.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        const Uuid id = given ? *given : store->ids().next();
        const auto record = recordFrom(entity, id, values);
        const auto scope = store->scopeByReferences(spec, record.values);
        arbiter->chronicle().create(entity, id, values, scope.value_or(feed),
                                    atMs == 0 ? clock.wallMs() : atMs);
        return id;
    }
    Uuid make(EntityId entity, Fields fields, std::int64_t atMs = 0) {
        Transaction transaction(store->database());
        const Uuid id = write(entity, fields, std::nullopt, atMs);
        store->feeds().save();
        transaction.commit();
        return id;
    }
    void change(EntityId entity, const Uuid& id, const char* field, Value value, Op op = Op::Set) {
        Transaction transaction(store->database());
        arbiter->chronicle().apply(entity, id, field, op, value, clock.wallMs());
        store->feeds().save();
        transaction.commit();
    }
    Uuid visit(const Uuid& visited, const char* outcome, int daysAgo, const char* note = nullptr) {
        return make(EntityId::Visit, {{"household", visited},
                                      {"purpose", std::string("routine")},
                                      {"outcome", std::string(outcome)},
                                      {"observed_at", clock.wallMs() - daysAgo * msPerDay},
                                      {"note", note ? Value{std::string(note)} : Value{}}});
    }
    // What the office makes of another store's unsent work.
    std::vector<ActionOutcome> decide(SmallGrid& phone, Role role) {
        ActionOrigin origin;
        origin.device = *Uuid::fromText(phone.store->meta("device"));
        origin.rights.grant(feed, role);
        origin.atMs = origin.arrivedAtMs = clock.wallMs();
        std::vector<ActionOutcome> outcomes;
        Transaction transaction(store->database());
        for (const auto& action : Outbox(*phone.store).sendable(100, 1000))
            outcomes.push_back(arbiter->decide(action, origin));
        store->feeds().save();
        transaction.commit();
        return outcomes;
    }

    Record record(EntityId entity, const Uuid& id) {
        return store->table(entity).find(id).value_or(
            Record{entity, id, {}, 0, 0, {}, std::vector<Value>(specOf(entity).fields.size())});
    }
    std::string text(EntityId entity, const Uuid& id, const char* field) {
        return std::string(record(entity, id).text(field));
    }
    std::vector<Record> all(EntityId entity) { return store->table(entity).select("1"); }
    std::vector<QueuedAction> unsent() { return Outbox(*store).list(); }
    std::string today() { return localDateOf(clock.wallMs()).text(); }

    QTemporaryDir folder;
    FixedClock clock;
    SeededRandom random{7};
    std::string path;
    std::unique_ptr<Store> store;
    std::unique_ptr<Arbiter> arbiter;
    std::int64_t feed = 0;
    Uuid office, me, other, community, grid, card, estate, building;
    // 3栋2单元: 501 with a family of three; 1002 with an old woman alone; 10栋1单元101 stands
    // empty.
    Uuid dwelling, upstairs, empty;
    Uuid household, neighbour;
    Uuid head, wife, child, oldWoman;

private:
    static Value t(const char* text) { return std::string(text); }

    void writePublic() {
        me = store->ids().next();
        other = store->ids().next();
        community = write(
            EntityId::OrgUnit,
            {{"code", t("445202001003")}, {"name", t("进贤社区")}, {"level", t("community")}});
        grid = write(
            EntityId::Grid,
            {{"code", t("445202001003001")}, {"name", t("第1网格")}, {"community", community}});
        feed = *store->feeds().find(grid);
        write(EntityId::User,
              {{"name", t("王芳")}, {"role", t("grid_worker")}, {"account", t("wang")}}, me);
        write(EntityId::User,
              {{"name", t("李强")}, {"role", t("grid_leader")}, {"account", t("li")}}, other);
        card =
            write(EntityId::ContactCard,
                  {{"holder_name", t("王芳")}, {"post", t("网格员")}, {"phone", t("13900000017")}});
    }
    void writePlaces() {
        estate = write(EntityId::Estate, {{"name", t("榕树小区")}, {"grid", grid}});
        building =
            write(EntityId::Building, {{"name", t("3栋")}, {"estate", estate}, {"grid", grid}});
        const Uuid last =
            write(EntityId::Building, {{"name", t("10栋")}, {"estate", estate}, {"grid", grid}});
        const auto door = [&](const Uuid& in, const char* unit, std::int64_t floor,
                              const char* number) {
            return write(EntityId::Dwelling, {{"grid", grid},
                                              {"estate", estate},
                                              {"building", in},
                                              {"unit", t(unit)},
                                              {"floor", floor},
                                              {"door", t(number)}});
        };
        dwelling = door(building, "2", 5, "501");
        upstairs = door(building, "2", 10, "1002");
        empty = door(last, "1", 1, "101");
    }
    void writePeople() {
        household = store->ids().next();
        neighbour = store->ids().next();
        head = store->ids().next();
        oldWoman = store->ids().next();
        write(EntityId::Household,
              {{"dwelling", dwelling}, {"head", head}, {"phones", t("[\"13900000017\"]")}},
              household);
        write(EntityId::Household, {{"dwelling", upstairs}, {"head", oldWoman}}, neighbour);
        const auto person = [&](const Uuid& in, const char* name, const char* relation,
                                const char* birth, std::optional<Uuid> id = std::nullopt) {
            return write(EntityId::Resident,
                         {{"household", in},
                          {"name", t(name)},
                          {"relation", t(relation)},
                          {"birth_date", t(birth)}},
                         id);
        };
        person(household, "陈小明", "02", "1980-03-01", head);
        wife = person(household, "林秀英", "12", "1982-07-09");
        child = person(household, "陈晓", "20", "2015-06-03");
        person(neighbour, "黄阿婆", "02", "1941-01-20", oldWoman);
        for (const auto& [who, where] : {std::pair(head, dwelling), std::pair(wife, dwelling),
                                         std::pair(child, dwelling), std::pair(oldWoman, upstairs)})
            write(EntityId::Residency, {{"resident", who}, {"dwelling", where}});
    }
};

} // namespace banyan::test
