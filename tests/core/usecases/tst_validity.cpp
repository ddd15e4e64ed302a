#include "core/usecases/validity.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using test::SmallGrid;

// The one rule for first and last days, said in SQL and of a record, of every entity that has them.
class TestValidity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntityWithDays_data();
    void everyEntityWithDays();
};

void TestValidity::everyEntityWithDays_data() {
    QTest::addColumn<int>("entity");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    const std::pair<const char*, const char*> spans[] = {
        {"valid_from", "valid_to"}, {"since", "until"}, {"registered_on", "until"}};
    for (const auto& spec : registry())
        for (const auto& [first, last] : spans)
            if (spec.field(last) && spec.field(first))
                QTest::newRow(spec.name)
                    << int(spec.id) << QString::fromUtf8(first) << QString::fromUtf8(last);
    QTest::newRow("contact_card") << int(EntityId::ContactCard) << QString() << "valid_to";
    QTest::newRow("estate") << int(EntityId::Estate) << QString() << QString(); // always
}

void TestValidity::everyEntityWithDays() {
    QFETCH(int, entity);
    QFETCH(QString, first);
    QFETCH(QString, last);
    SmallGrid grid;
    const auto id = static_cast<EntityId>(entity);
    const auto today = localDateOf(grid.clock.wallMs());
    const std::string alias = specOf(id).name;
    // Days from today on which it begins and ends; 9: no such day.
    for (const int begins : {-1, 0, 1, 9})
        for (const int ends : {-1, 0, 1, 9}) {
            Record record{id, grid.store->ids().next(), {}, 0, 0, {}, {}};
            record.values.resize(specOf(id).fields.size());
            FieldValues values;
            for (const auto& [name, days] : {std::pair(first, begins), std::pair(last, ends)})
                if (!name.isEmpty() && days != 9) {
                    const auto* field = specOf(id).field(name.toStdString());
                    values.emplace_back(field->number, Value{addDays(today, days).text()});
                    record.values[std::size_t(specOf(id).indexOf(field->number))] =
                        values.back().second;
                }
            std::sort(values.begin(), values.end(),
                      [](const auto& a, const auto& b) { return a.first < b.first; });
            Transaction transaction(grid.store->database());
            grid.arbiter->chronicle().create(id, record.id, values, grid.feed, grid.clock.wallMs());
            grid.store->feeds().save();
            transaction.commit();
            const bool holds =
                (first.isEmpty() || begins <= 0 || begins == 9) && (last.isEmpty() || ends >= 0);
            const std::string what = std::to_string(begins) + " to " + std::to_string(ends);
            QVERIFY2(holdsOn(record, today.text()) == holds, what.c_str());
            for (const auto& sql : {holdsOn(id, "?2"), holdsOn(id, "?2", alias)}) {
                const auto found = grid.store->table(id).select(
                    "id = ?1 AND " + sql, {Value{record.id}, Value{today.text()}});
                QVERIFY2(found.size() == std::size_t(holds), what.c_str());
            }
        }
}

QTEST_GUILESS_MAIN(TestValidity)
#include "tst_validity.moc"
