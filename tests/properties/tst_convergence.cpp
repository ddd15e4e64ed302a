#include "core/merge/setvalue.h"
#include "core/store/verify.h"
#include "tests/sync/support/world.h"

#include <QTest>
#include <rapidcheck.h>

using namespace banyan;
using namespace banyan::test;

namespace {

// What was typed, so that it can be looked for afterwards.
struct Typed {
    Uuid record;
    std::uint16_t field;
    std::string value;
};

class Play {
public:
    explicit Play(std::uint64_t seed)
        : m_random(seed) {
        const char* roles_[] = {"grid_worker", "grid_leader", "community"};
        const char* codes_[] = {"445202001003001", "445202001003001", "445202001003"};
        for (int i = 0; i < 3; ++i) {
            m_phones.push_back(m_world.phone("user" + std::to_string(i), roles_[i], codes_[i]));
            RC_ASSERT(bool(m_phones.back()->sync()));
        }
    }

    void step() {
        Phone& phone = *m_phones[m_random.below(m_phones.size())];
        m_world.clock.advance(static_cast<std::int64_t>(m_random.below(60'000)));
        switch (m_random.below(12)) {
        case 0:
            phone.transport->loseAnswer = 1;
            break;
        case 1:
            phone.transport->loseRequest = 1;
            break;
        case 2:
        case 3:
            (void)bool(phone.sync());
            break;
        case 4: { // this device's clock is wrong while its person writes
            const auto wrongBy = static_cast<std::int64_t>(m_random.below(7'200'000)) - 3'600'000;
            m_world.clock.jumpWall(wrongBy);
            edit(phone);
            m_world.clock.jumpWall(-wrongBy);
            break;
        }
        default:
            edit(phone);
        }
    }

    void heal() {
        for (int round = 0; round < 3; ++round)
            for (auto& phone : m_phones) {
                phone->transport->loseAnswer = phone->transport->loseRequest = 0;
                auto report = phone->sync();
                RC_ASSERT(bool(report));
            }
        for (auto& phone : m_phones) {
            for (const auto& queued : phone->outbox().list())
                RC_LOG() << queued.action.first << " is left over: state "
                         << static_cast<int>(queued.state) << " " << queued.detail << std::endl;
            RC_ASSERT(phone->outbox().list().empty());
            RC_ASSERT(m_world.agrees(*phone));
            auto check = Verifier(*phone->store, ReplicaKind::Device).run();
            RC_ASSERT(check && check->isClean());
        }
        m_world.officeStore->reload();
        auto check = Verifier(*m_world.officeStore, ReplicaKind::Office).run();
        RC_ASSERT(check && check->isClean());
        for (const auto& typed : m_typed) {
            const auto rows = m_world.officeStore->history().of(typed.record, typed.field);
            RC_ASSERT(std::any_of(rows.begin(), rows.end(), [&](const HistoryRow& row) {
                return textOf(row.change.value) == typed.value;
            }));
        }
    }

private:
    void edit(Phone& phone) {
        struct Target {
            EntityId entity;
            const char* field;
            Op op;
        };
        constexpr Target targets[] = {{EntityId::Resident, "name", Op::Set},
                                      {EntityId::Resident, "education", Op::Set},
                                      {EntityId::Resident, "employment", Op::Set},
                                      {EntityId::Household, "best_time", Op::Set},
                                      {EntityId::Household, "phones", Op::Add},
                                      {EntityId::Household, "phones", Op::Remove},
                                      {EntityId::Household, "door_note", Op::Add},
                                      {EntityId::Dwelling, "occupancy", Op::Set},
                                      {EntityId::Dwelling, "unit", Op::Set}};
        const Target& target = targets[m_random.below(std::size(targets))];
        const Uuid id = target.entity == EntityId::Resident    ? m_world.resident
                        : target.entity == EntityId::Household ? m_world.household
                                                               : m_world.dwelling;
        const std::string value = valueFor(target.field);
        RC_ASSERT(bool(phone.set(target.entity, id, target.field, value, target.op)));
        m_typed.push_back({id, specOf(target.entity).field(target.field)->number, value});
    }

    std::string valueFor(std::string_view field) {
        const auto pick = [&](auto&&... options) {
            const char* all[] = {options...};
            return std::string(all[m_random.below(std::size(all))]);
        };
        if (field == "education")
            return pick("10", "20", "60", "70");
        if (field == "employment")
            return pick("employed", "retired", "unemployed");
        if (field == "occupancy")
            return pick("vacant", "rented", "self_occupied");
        if (field == "phones")
            return pick("13900000017", "13600002231", "13500001111");
        if (field == "name")
            return pick("陈小明", "陈晓明", "陈小铭", "林秀英");
        return pick("早上", "晚上", "周末") + std::to_string(m_random.below(5));
    }

    World m_world;
    SeededRandom m_random;
    std::vector<std::unique_ptr<Phone>> m_phones;
    std::vector<Typed> m_typed;
};

} // namespace

// Three devices edit the same household in any order, with requests and answers lost and clocks
// jumping; afterwards all replicas are equal and nothing that was typed is missing.
class TestConvergence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replicasConvergeAndLoseNothing() {
        QVERIFY(rc::check("replicas converge", [](std::uint64_t seed) {
            Play play(seed);
            const int steps = *rc::gen::inRange(5, 60);
            for (int i = 0; i < steps; ++i)
                play.step();
            play.heal();
        }));
    }
    void setsAreSetsInAnyOrder() {
        QVERIFY(rc::check("with and without", [](const std::vector<std::string>& elements) {
            std::vector<std::string> clean;
            for (const auto& element : elements) {
                std::string text;
                for (const char letter : element)
                    text += static_cast<char>('a' + static_cast<unsigned char>(letter) % 26);
                clean.push_back(text);
            }
            std::string forward, backward;
            for (const auto& element : clean)
                forward = setWith(forward, element);
            for (auto element = clean.rbegin(); element != clean.rend(); ++element)
                backward = setWith(backward, *element);
            RC_ASSERT(forward == backward);
            for (const auto& element : clean)
                RC_ASSERT(!setContains(setWithout(forward, element), element));
        }));
    }
};

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
