#include "tests/sim/plantedbugs.h"

namespace banyan::sim {

namespace {

constexpr PlantedBug bugs[] = {
    {"office_forgets_what_it_received", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.received BEGIN SELECT RAISE(IGNORE); END"},
    {"office_drops_a_held_change", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.history WHEN new.verdict = 4 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_drops_a_superseded_value", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.history WHEN new.verdict = 3 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_skips_a_feed_entry", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.feed_entry WHEN new.seq % 17 = 0 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_forgets_departures", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.feed_entry WHEN new.kind = 2 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_forgets_what_it_set_aside", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.set_aside BEGIN SELECT RAISE(IGNORE); END"},
    {"office_loses_an_authors_salt", true,
     "CREATE TEMP TRIGGER bug AFTER INSERT ON main.history WHEN new.id % 13 = 0 "
     "BEGIN UPDATE history SET salt = zeroblob(16) WHERE id = new.id; END"},
    {"office_does_not_save_its_feeds", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.feed WHEN new.last_seq % 5 = 0 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_counts_a_revision_twice", true,
     "CREATE TEMP TRIGGER bug AFTER UPDATE OF revision ON main.household "
     "BEGIN UPDATE household SET revision = new.revision + 1 WHERE row = new.row; END"},
    {"office_overwrites_in_review", true,
     "CREATE TEMP TRIGGER bug AFTER INSERT ON main.history WHEN new.verdict = 4 AND "
     "new.entity = 8 BEGIN UPDATE resident SET name = new.value WHERE id = new.record; END"},
    {"phone_forgets_an_edit", false,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.pending WHEN new.number % 19 = 7 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"phone_says_sent_before_it_is", false,
     "CREATE TEMP TRIGGER bug AFTER INSERT ON main.action WHEN new.first % 11 = 3 "
     "BEGIN UPDATE action SET state = 1 WHERE first = new.first; END"},
    {"phone_drops_what_was_set_aside", false,
     "CREATE TEMP TRIGGER bug AFTER UPDATE OF state ON main.action WHEN new.state = 2 "
     "BEGIN DELETE FROM pending WHERE action = new.first; END"},
    {"phone_loses_the_confirmed_value", false,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.confirmed BEGIN SELECT RAISE(IGNORE); END"},
    {"phone_keeps_a_record_that_left", false,
     "CREATE TEMP TRIGGER bug BEFORE DELETE ON main.household BEGIN SELECT RAISE(IGNORE); END"},
    {"phone_moves_the_cursor_alone", false,
     "CREATE TEMP TRIGGER bug BEFORE UPDATE ON main.resident WHEN new.revision > old.revision "
     "AND new.revision % 3 = 0 BEGIN SELECT RAISE(IGNORE); END"},
    {"phone_writes_over_pending_work", false,
     "CREATE TEMP TRIGGER bug AFTER UPDATE ON main.resident WHEN new.revision > old.revision "
     "BEGIN UPDATE resident SET education = '10' WHERE row = new.row; END"},
    {"phone_keeps_nothing_for_a_restore", false,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.kept BEGIN SELECT RAISE(IGNORE); END"},
    {"office_opens_no_case", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.conflict_case BEGIN SELECT RAISE(IGNORE); END"},
    {"office_forgets_who_said_what", true,
     "CREATE TEMP TRIGGER bug BEFORE UPDATE OF candidates ON main.conflict_case WHEN "
     "old.candidates <> new.candidates BEGIN SELECT RAISE(IGNORE); END"},
    {"office_turns_nothing_to_the_survivor", true,
     "CREATE TEMP TRIGGER bug BEFORE INSERT ON main.history WHEN new.flags & 32 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_keeps_what_was_erased", true,
     "CREATE TEMP TRIGGER bug BEFORE UPDATE OF commitment ON main.history WHEN new.flags & 16 "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_grants_for_ever", true,
     "CREATE TEMP TRIGGER bug BEFORE UPDATE OF until ON main.grant_ "
     "BEGIN SELECT RAISE(IGNORE); END"},
    {"office_does_not_wait_for_its_disk", true, "PRAGMA synchronous = OFF"},
    {"phone_does_not_wait_for_its_disk", false, "PRAGMA synchronous = OFF"},
    {"phone_keeps_work_about_the_erased", false,
     "CREATE TEMP TRIGGER bug BEFORE UPDATE OF value ON main.pending WHEN new.value IS NULL "
     "BEGIN SELECT RAISE(IGNORE); END"},
};

} // namespace

std::span<const PlantedBug> plantedBugs() { return bugs; }

} // namespace banyan::sim
