#include "core/report/indicator.h"
#include "core/schema/workflow.h"
#include "core/usecases/registers.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>
#include <set>

using namespace banyan;

// Registry, registers and words agree; and what a register reads and writes.
class TestRegisters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntityHasItsPlace();
    void everyEntityHasWordsAndRoles();
    void workflowsHaveTheirLists();
};

void TestRegisters::everyEntityHasItsPlace() {
    std::multiset<EntityId> placed(ownPages().begin(), ownPages().end());
    for (const auto& part : registerParts())
        placed.insert(part.entities.begin(), part.entities.end());
    for (const auto& spec : registry())
        QVERIFY2(placed.count(spec.id) == 1, spec.name);
    QCOMPARE(placed.size(), registry().size());
}

void TestRegisters::everyEntityHasWordsAndRoles() {
    std::set<std::string_view> labels;
    for (const auto& spec : registry()) {
        QVERIFY2(labels.insert(spec.zh).second, spec.zh);
        QVERIFY2(!std::string_view(spec.en).empty(), spec.name);
        QVERIFY2(spec.creators != 0 || spec.home == Home::OfOffice, spec.name);
        for (const auto& field : spec.fields) {
            const std::string what = std::string(spec.name) + "." + field.name;
            QVERIFY2(!std::string_view(field.zh).empty() && !std::string_view(field.en).empty(),
                     what.c_str());
            QVERIFY2(field.writers != 0 || field.officeOnly, what.c_str());
            QVERIFY2((field.type == FieldType::Code) == (field.codes != nullptr), what.c_str());
        }
    }
    for (const auto& indicator : indicators())
        QVERIFY2(entitySpec(indicator.entity), indicator.key);
}

void TestRegisters::workflowsHaveTheirLists() {
    for (const auto& spec : registry())
        for (const auto& field : spec.fields) {
            if (!field.workflow)
                continue;
            const std::string what = std::string(spec.name) + "." + field.name;
            QCOMPARE(std::string_view(field.codes->name), std::string_view(field.workflow->name));
            QCOMPARE(field.rule, MergeRule::Workflow);
            for (const auto& step : field.workflow->steps) {
                QVERIFY2(field.codes->find(step.from) && field.codes->find(step.to), what.c_str());
                // Whoever may take a step may write the field.
                QVERIFY2((step.roles & ~field.writers) == 0, what.c_str());
            }
            for (const auto state : field.workflow->beginnings)
                QVERIFY2(field.codes->find(state), what.c_str());
            for (const auto state : field.workflow->ends)
                QVERIFY2(field.codes->find(state), what.c_str());
        }
}

QTEST_GUILESS_MAIN(TestRegisters)
#include "tst_registers.moc"
