#include "qml/viewmodels/contactsform.h"
#include "qml/viewmodels/fieldmodel.h"
#include "qml/viewmodels/householdmodel.h"
#include "qml/viewmodels/householdsmodel.h"
#include "qml/viewmodels/residentmodel.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

// Households and people: found, shown, put right.
class TestRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void householdsComeInWindows() {
        FakeBackend backend;
        HouseholdsModel households;
        start(households, backend);
        QCOMPARE(households.rows()->rowCount(), 60);
        QVERIFY(households.rows()->canFetchMore({}));
        households.rows()->fetchMore({});
        answerAll();
        QCOMPARE(households.rows()->rowCount(), 120);
    }

    void typingFinds() {
        FakeBackend backend;
        HouseholdsModel households;
        start(households, backend);
        households.setText(QString::fromUtf8("林秀兰"));
        QTRY_COMPARE(households.rows()->rowCount(), 1);
        QCOMPARE(cell(households.rows(), 0, "door").toString(), QStringLiteral("502"));
        households.clear();
        QTRY_COMPARE(households.rows()->rowCount(), 60);
    }

    void chipsNarrow() {
        FakeBackend backend;
        HouseholdsModel households;
        start(households, backend);
        households.filters()->choose(QStringLiteral("due"));
        households.filters()->choose(QStringLiteral("care"));
        answerAll();
        QCOMPARE(households.rows()->rowCount(), 3);
        households.filters()->choose(QStringLiteral("refuses"));
        answerAll();
        QVERIFY(households.nothing());
    }

    void aHouseholdIsShownWhole() {
        FakeBackend backend;
        HouseholdModel household;
        household.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(household, backend);
        QCOMPARE(household.people()->rowCount(), 4);
        QCOMPARE(household.phones()->rowCount(), 3); // the household's own is one of its people's
        QCOMPARE(cell(household.phones(), 0, "owner").toString(), QString::fromUtf8("陈小明"));
        QCOMPARE(household.carers()->rowCount(), 2);
        QCOMPARE(household.cases()->rowCount(), 1);
        QCOMPARE(household.visits()->rowCount(), 4);
        QCOMPARE(household.callNumber(), QStringLiteral("13900130017"));
    }

    void aVoidedVisitStaysWithItsReason() {
        FakeBackend backend;
        HouseholdModel household;
        household.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(household, backend);
        const QString visitId = cell(household.visits(), 0, "visitId").toString();
        household.voidVisit(visitId, QString::fromUtf8("记错了门"));
        answerAll();
        QCOMPARE(household.visits()->rowCount(), 4);
        QCOMPARE(cell(household.visits(), 0, "voidReason").toString(),
                 QString::fromUtf8("记错了门"));
    }

    void anUnknownHouseholdSaysSo() {
        FakeBackend backend;
        HouseholdModel household;
        household.setProperty("householdId", QStringLiteral("none"));
        start(household, backend);
        QVERIFY(!household.problem().isEmpty());
    }

    void contactsAreOneAction() {
        FakeBackend backend;
        ContactsForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(form, backend);
        QVERIFY(!form.dirty());
        QVERIFY(!form.addPhone(QStringLiteral("1351122334")));
        QVERIFY(!form.phoneProblem().isEmpty());
        QVERIFY(form.addPhone(QStringLiteral("135 1122 3344")));
        form.togglePhone(QStringLiteral("13900130017"));
        form.toggleNote(QStringLiteral("n1"));
        QVERIFY(form.addNote(QString::fromUtf8("门铃坏了，敲门")));
        form.setBestTime(QString::fromUtf8("下午"));
        QSignalSpy saved(&form, &ContactsForm::saved);
        form.save();
        answerAll();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(backend.property("savedCount").toInt(), 1);
        QCOMPARE(backend.edits().size(), std::size_t(5));
        QCOMPARE(backend.edits()[0].op, EditOp::Remove);
        QCOMPARE(backend.edits()[1].op, EditOp::Add);
        QCOMPARE(backend.edits()[1].value, QStringLiteral("13511223344"));
        QCOMPARE(backend.edits()[2].op, EditOp::Strike);
        QCOMPARE(backend.edits()[2].value, QStringLiteral("n1"));
    }

    void whatIsTakenBackBeforeSavingIsNoEdit() {
        FakeBackend backend;
        ContactsForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(form, backend);
        form.togglePhone(QStringLiteral("13900130017"));
        form.togglePhone(QStringLiteral("13900130017"));
        QVERIFY(form.addPhone(QStringLiteral("13511223344")));
        form.togglePhone(QStringLiteral("13511223344"));
        QVERIFY(!form.dirty());
    }

    void theIdNumberIsMaskedUntilAskedFor() {
        FakeBackend backend;
        ResidentModel resident;
        resident.setProperty("residentId", QStringLiteral("h-3-2-501-1"));
        start(resident, backend);
        QVERIFY(
            cell(resident.fields(), 3, "valueText").toString().contains(QStringLiteral("****")));
        resident.unmask(QStringLiteral("id_number"));
        answerAll();
        QCOMPARE(cell(resident.fields(), 3, "valueText").toString().size(), 18);
        QCOMPARE(backend.property("unmaskedCount").toInt(), 1); // and it is written down
    }

    void historyTellsFromWhatToWhat() {
        FakeBackend backend;
        FieldModel field;
        field.setProperty("entity", QStringLiteral("resident"));
        field.setProperty("recordId", QStringLiteral("h-3-2-501-1"));
        field.setProperty("field", QStringLiteral("name"));
        start(field, backend);
        QCOMPARE(field.history()->rowCount(), 3);
        QCOMPARE(cell(field.history(), 1, "before").toString(), QString::fromUtf8("陈小明"));
        QCOMPARE(cell(field.history(), 1, "after").toString(), QString::fromUtf8("陈小铭"));
        QVERIFY(!cell(field.history(), 1, "verdict").toString().isEmpty());
        QSignalSpy saved(&field, &FieldModel::saved);
        field.saveText(QString::fromUtf8("陈小明")); // the same is no edit
        QCOMPARE(saved.count(), 1);
        QVERIFY(backend.edits().empty());
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
