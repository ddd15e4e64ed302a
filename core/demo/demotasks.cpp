#include "core/demo/demonotes.h"
#include "core/demo/demovisits.h"

namespace banyan::demo {

namespace {

constexpr std::size_t gridWideFrom = 10; // of taskTitles: those that are no one household's

TaskPlan taskAt(Dice& dice, const GridPlan& grid, std::int64_t createdMs) {
    TaskPlan task;
    task.createdMs = createdMs;
    task.grid = static_cast<std::uint16_t>(grid.ordinal);
    task.title =
        static_cast<std::uint8_t>(dice.between(0, static_cast<int>(taskTitles.size()) - 1));
    if (task.title < gridWideFrom)
        task.household = dice.between(0, static_cast<int>(grid.households.size()) - 1);
    task.dueDays = daysFromCivil(localDateOf(createdMs)) + dice.between(2, 25);
    return task;
}

} // namespace

void addTasks(GridWork& work, const GridPlan& grid, std::uint64_t seed, std::int64_t nowMs) {
    Dice dice(mixed(seed, 0x7461736b));
    const auto workingHour = [&](int daysAgo) {
        const std::int64_t day = daysFromCivil(localDateOf(nowMs)) - daysAgo;
        return day * msPerDay - shanghaiOffsetMs + dice.between(9 * 60, 17 * 60) * 60'000LL;
    };
    for (int count = dice.between(8, 16); count > 0; --count) {
        TaskPlan task = taskAt(dice, grid, workingHour(dice.between(45, historyDays)));
        task.state = dice.chance(80) ? "cancelled" : "done";
        task.rounds = static_cast<std::uint8_t>(dice.between(0, 3));
        work.tasks.push_back(task);
    }
    // Open ones: created lately, so that some are overdue, some due and some have
    // time.
    for (int count = dice.between(3, 7); count > 0; --count) {
        TaskPlan task = taskAt(dice, grid, workingHour(dice.between(1, 22)));
        task.state = "open";
        task.rounds = static_cast<std::uint8_t>(dice.between(0, 1));
        work.tasks.push_back(task);
    }
    for (std::size_t i = 0; i < work.tasks.size(); ++i)
        work.tasks[i].number = static_cast<std::uint16_t>(i);
}

} // namespace banyan::demo
