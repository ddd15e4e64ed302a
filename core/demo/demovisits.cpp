#include "core/demo/demovisits.h"

#include "core/demo/demonotes.h"

#include <algorithm>

namespace banyan::demo {

namespace {

constexpr std::int64_t minuteMs = 60'000;

// In the order of outcomeCodes, permille.
constexpr int usualWeights[] = {520, 75, 85, 250, 18, 46, 4, 2};
constexpr int elderWeights[] = {745, 60, 70, 100, 8, 17, 0, 0};
constexpr int youngWeights[] = {330, 120, 60, 420, 25, 40, 5, 0};
constexpr int refusingWeights[] = {120, 40, 40, 250, 550, 0, 0, 0};
enum Outcome { Met, ByPhone, ByAnother, NoAnswer, Refused, ComeBack, MovedAway, NoSuchAddress };
enum Purpose { Routine, Focused, NewArrival, FollowUp, Policy, Safety, CardDelivery };

bool isTriedAgain(int outcome) { return outcome == NoAnswer || outcome == ComeBack; }

// Walks through two years of one household.
class Walk {
public:
    Walk(GridWork& work, const GridPlan& grid, int household, std::uint64_t seed,
         std::int64_t nowMs)
        : m_work(work)
        , m_grid(grid)
        , m_household(grid.households[static_cast<std::size_t>(household)])
        , m_place(grid.places.dwellings[static_cast<std::size_t>(m_household.dwelling)])
        , m_index(household)
        , m_seed(seed)
        , m_dice(mixed(seed, static_cast<std::uint64_t>(household)))
        , m_nowMs(nowMs)
        , m_today(daysFromCivil(localDateOf(nowMs))) {
        m_interval = m_household.isHighRisk ? highRiskIntervalDays
                     : m_household.isTagged ? careIntervalDays
                                            : routineIntervalDays;
    }

    void go() {
        const std::int64_t start = m_today - historyDays;
        const std::int64_t arrived = m_household.arrivedDays;
        std::int64_t day = 0;
        for (int round = 0; !m_isOver; ++round) {
            day = start + phase() + std::int64_t{round} * m_interval + jitter(round);
            if (day > m_today)
                break;
            if (day < start || day <= arrived)
                continue;
            if (arrived > start && m_rounds == 0)
                goRound(std::min(day, arrived + m_dice.between(1, 20)), round, NewArrival);
            else if (!isLeftOut())
                goRound(day, round, m_household.isTagged ? Focused : usualPurpose());
            ++m_rounds;
        }
    }

private:
    // Doors of one stair are visited on one day; those with a tag have days of
    // their own.
    bool goesWithStair() const { return m_interval == routineIntervalDays; }
    std::uint64_t key(int round) const {
        const auto who = goesWithStair() ? 1'000'000 + m_place.stair : m_index;
        return mixed(mixed(m_seed, static_cast<std::uint64_t>(who)),
                     static_cast<std::uint64_t>(round));
    }
    int phase() const { return static_cast<int>(key(-1) % static_cast<unsigned>(m_interval)); }
    int jitter(int round) const {
        const int spread = goesWithStair() ? 16 : m_interval / 3;
        return static_cast<int>(key(round) >> 8 & 0xffff) % (spread + 1) - spread / 2;
    }
    // Some rounds do not happen: that is how doors come to be overdue.
    bool isLeftOut() { return m_dice.chance(goesWithStair() ? 90 : 80); }
    int usualPurpose() {
        constexpr int weights[] = {800, 0, 0, 0, 110, 90};
        return static_cast<int>(m_dice.weighted(weights));
    }

    void goRound(std::int64_t day, int round, int purpose) {
        constexpr int triesMax = 3;
        for (int tries = 0; tries < triesMax && day <= m_today && !m_isOver; ++tries) {
            if (weekday(civilFromDays(day)) == 7)
                ++day;
            const auto at = momentOf(day, round, tries);
            if (at > m_nowMs - 10 * minuteMs)
                return;
            const int outcome = drawOutcome();
            record(at, tries == 0 ? purpose : FollowUp, outcome);
            if (!isTriedAgain(outcome))
                return;
            // Often there is no second try before the next round.
            if (m_dice.chance(400))
                return;
            day += m_dice.between(2, std::min(12, m_interval / 2 + 1));
        }
    }

    std::int64_t momentOf(std::int64_t day, int round, int tries) {
        constexpr int sessions[] = {9 * 60, 9 * 60 + 20, 15 * 60, 15 * 60 + 30, 19 * 60};
        // A second try comes at another time of the day.
        const auto session = sessions[(key(round) + static_cast<unsigned>(tries) * 2) % 5];
        const int order = goesWithStair() ? m_place.inStair % 26 : m_dice.between(0, 24);
        const std::int64_t midnight = day * msPerDay - shanghaiOffsetMs;
        return midnight + (session + order * 4) * minuteMs + m_dice.between(0, 179) * 1000;
    }

    int drawOutcome() {
        const auto kind = m_household.family.kind;
        const bool isElder = kind == FamilyKind::ElderAlone || kind == FamilyKind::ElderCouple;
        if (m_household.visitState == "refuses")
            return static_cast<int>(m_dice.weighted(refusingWeights));
        if (isElder || m_household.isTagged)
            return static_cast<int>(m_dice.weighted(elderWeights));
        return static_cast<int>(
            m_dice.weighted(kind == FamilyKind::YoungAlone ? youngWeights : usualWeights));
    }

    void record(std::int64_t at, int purpose, int outcome) {
        VisitPlan visit;
        visit.recordedMs = at + m_dice.between(20, 150) * 1000;
        visit.household = m_index;
        visit.grid = static_cast<std::uint16_t>(m_grid.ordinal);
        visit.number = static_cast<std::uint16_t>(m_work.visits.size());
        visit.purpose = static_cast<std::uint8_t>(purpose);
        visit.outcome = static_cast<std::uint8_t>(outcome);
        visit.byLeader = m_dice.chance(110);
        if (outcome == Met)
            visit.met = whoWasMet();
        if (outcome == Met && m_dice.chance(60))
            visit.companions = static_cast<std::uint8_t>(
                m_dice.between(1, static_cast<int>(companionNames.size())));
        if (outcome == ComeBack)
            visit.nextTime =
                static_cast<std::uint8_t>(m_dice.between(1, static_cast<int>(nextTimes.size())));
        addNote(visit, purpose, outcome);
        m_isOver = outcome == MovedAway || outcome == NoSuchAddress;
        if (outcome == Met && !m_wasMet) {
            m_wasMet = true;
            recordFirstMeeting(visit);
        }
        m_work.visits.push_back(visit);
    }

    int whoWasMet() {
        const auto& people = m_household.family.people;
        const int start = m_dice.between(0, static_cast<int>(people.size()) - 1);
        for (std::size_t i = 0; i < people.size(); ++i) {
            const std::size_t at = (static_cast<std::size_t>(start) + i) % people.size();
            const bool isAdult = people[at].birthDays < m_today - 20 * 365;
            if (isAdult && people[at].livesHere())
                return m_household.firstResident + static_cast<int>(at);
        }
        return -1;
    }

    NoteKind kindOf(int purpose, int outcome) const {
        constexpr NoteKind others[] = {
            NoteKind::Met,     NoteKind::ByPhone,  NoteKind::ByAnother, NoteKind::NoAnswer,
            NoteKind::Refused, NoteKind::ComeBack, NoteKind::MovedAway, NoteKind::NoSuchAddress};
        if (outcome != Met)
            return others[outcome];
        switch (m_household.family.kind) {
        case FamilyKind::ElderAlone:
        case FamilyKind::ElderCouple:
            return NoteKind::Elder;
        case FamilyKind::GrandparentsWithChildren:
            return NoteKind::Child;
        default:
            break;
        }
        if (purpose == NewArrival)
            return NoteKind::Newcomer;
        return m_household.isTagged ? NoteKind::Care : NoteKind::Met;
    }

    void addNote(VisitPlan& visit, int purpose, int outcome) {
        const bool isWritten = outcome == Met        ? m_dice.chance(620)
                               : outcome == NoAnswer ? m_dice.chance(160)
                                                     : m_dice.chance(500);
        if (!isWritten)
            return;
        const NoteKind kind = kindOf(purpose, outcome);
        visit.noteKind = static_cast<std::uint8_t>(kind);
        const auto first = firstNotes(kind);
        const auto second = secondNotes(kind);
        visit.note =
            static_cast<std::uint8_t>(m_dice.between(0, static_cast<int>(first.size()) - 1));
        if (!second.empty() && m_dice.chance(480))
            visit.secondNote =
                static_cast<std::uint8_t>(m_dice.between(1, static_cast<int>(second.size())));
    }

    void recordFirstMeeting(VisitPlan& visit) {
        if (m_dice.chance(640)) {
            m_work.deliveries.push_back({visit.recordedMs, m_index, visit.grid, visit.byLeader});
            if (visit.purpose == Routine && m_dice.chance(200))
                visit.purpose = CardDelivery;
        }
        if (m_dice.chance(560))
            consent(visit, 0, m_dice.chance(150) ? 1 : 0);
        if (m_household.isTagged && m_dice.chance(600))
            consent(visit, 2,
                    m_household.family.kind == FamilyKind::GrandparentsWithChildren ? 2 : 1);
        if (m_dice.chance(70))
            consent(visit, 1, 0);
        if (m_dice.chance(30))
            consent(visit, 3, 0);
    }

    void consent(const VisitPlan& visit, std::uint8_t purpose, int basis) {
        if (visit.met < 0)
            return;
        const Person& person = m_grid.resident(m_household, visit.met);
        std::int64_t withdrawn = 0;
        const auto later = visit.recordedMs + m_dice.between(10, 300) * msPerDay;
        if (m_dice.chance(6) && later < m_nowMs)
            withdrawn = later;
        m_work.consents.push_back({visit.recordedMs, m_index, visit.met, visit.grid, purpose,
                                   static_cast<std::uint8_t>(basis), withdrawn, person.name});
    }

    GridWork& m_work;
    const GridPlan& m_grid;
    const HouseholdPlan& m_household;
    const DwellingPlan& m_place;
    int m_index;
    std::uint64_t m_seed;
    Dice m_dice;
    std::int64_t m_nowMs;
    std::int64_t m_today;
    int m_interval = routineIntervalDays;
    int m_rounds = 0;
    bool m_isOver = false;
    bool m_wasMet = false;
};

} // namespace

GridWork makeWork(std::uint64_t seed, const GridPlan& grid, std::int64_t nowMs) {
    GridWork work;
    const std::uint64_t own = mixed(seed + 1, static_cast<std::uint64_t>(grid.ordinal));
    for (std::size_t i = 0; i < grid.households.size(); ++i)
        Walk(work, grid, static_cast<int>(i), own, nowMs).go();
    addTasks(work, grid, own, nowMs);
    return work;
}

} // namespace banyan::demo
