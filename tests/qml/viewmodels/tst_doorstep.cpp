#include "qml/viewmodels/cardgapsmodel.h"
#include "qml/viewmodels/departuremodel.h"
#include "qml/viewmodels/registerform.h"
#include "qml/viewmodels/todaymodel.h"
#include "qml/viewmodels/undomodel.h"
#include "qml/viewmodels/visitform.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

// What happens at a door: the plan, the outcomes in one tap, the form, the way back.
class TestDoorstep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextDoorIsTheFirstOfTheStair() {
        FakeBackend backend;
        TodayModel today;
        start(today, backend);
        QVERIFY(today.ready());
        QCOMPARE(today.next()->door(), QStringLiteral("501"));
        QCOMPARE(today.doneCount(), 3);
        QCOMPARE(today.ahead()->rowCount() + 1 + today.doneCount(), today.totalCount());
        QVERIFY(today.next()->memory().contains(QString::fromUtf8("门铃在大门左边")));
    }

    void noAnswerIsRecordedAndTheNextDoorComesUp() {
        FakeBackend backend;
        TodayModel today;
        start(today, backend);
        today.record(QStringLiteral("no_answer"));
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
        QCOMPARE(backend.lastOutcome(), QStringLiteral("no_answer"));
        QCOMPARE(backend.lastHouseholdId(), QStringLiteral("h-3-2-501"));
        QCOMPARE(today.next()->door(), QStringLiteral("502"));
        QCOMPARE(today.doneCount(), 4);
    }

    void aDoorOutOfTurnCanBeTakenUp() {
        FakeBackend backend;
        TodayModel today;
        start(today, backend);
        today.choose(QStringLiteral("h-3-2-701"));
        answerAll();
        QCOMPARE(today.next()->door(), QStringLiteral("701"));
        QCOMPARE(cell(today.ahead(), 0, "door").toString(), QStringLiteral("501"));
        today.record(QStringLiteral("refused"));
        answerAll();
        QCOMPARE(backend.lastHouseholdId(), QStringLiteral("h-3-2-701"));
        QCOMPARE(today.next()->door(), QStringLiteral("501"));
    }

    void undoTakesTheVisitBack() {
        FakeBackend backend;
        TodayModel today;
        UndoModel undo;
        start(today, backend);
        start(undo, backend);
        QVERIFY(!undo.active());
        today.record(QStringLiteral("no_answer"));
        answerAll();
        QVERIFY(undo.active());
        QCOMPARE(undo.spanMs(), 10'000);
        undo.undo();
        answerAll();
        QVERIFY(!undo.active());
        QCOMPARE(today.doneCount(), 3);
        QCOMPARE(today.next()->door(), QStringLiteral("501"));
    }

    void undoTakesARaisedProblemBack() {
        FakeBackend backend;
        UndoModel undo;
        start(undo, backend);
        RegisterForm form;
        form.setProperty("entity", QStringLiteral("problem"));
        start(form, backend);
        QSignalSpy undone(&form, &RegisterForm::undone);
        form.write(QStringLiteral("title"), QStringLiteral("路灯不亮"));
        form.save();
        answerAll();
        QVERIFY(undo.active());
        QCOMPARE(undo.spanMs(), 10'000);
        undo.undo();
        answerAll();
        QVERIFY(!undo.active());
        QCOMPARE(backend.property("undoneCount").toInt(), 1);
        QCOMPARE(undone.count(), 1); // the page leaves
    }

    void whatWentOnIsNotTakenBack() {
        FakeBackend backend;
        UndoModel undo;
        start(undo, backend);
        RegisterForm form;
        form.setProperty("entity", QStringLiteral("problem"));
        start(form, backend);
        form.write(QStringLiteral("title"), QStringLiteral("路灯不亮"));
        form.save();
        answerAll();
        form.take(QStringLiteral("self_handled"), QString());
        answerAll();
        QVERIFY(undo.undoable());
        undo.undo();
        answerAll();
        QCOMPARE(backend.property("undoneCount").toInt(), 0);
        QVERIFY(undo.active() && !undo.undoable()); // it says so
        undo.dismiss();
        QVERIFY(!undo.active());
    }

    void undoTakesADeliveredCardBack() {
        FakeBackend backend;
        CardGapsModel gaps;
        UndoModel undo;
        start(gaps, backend);
        start(undo, backend);
        gaps.deliver(QStringLiteral("h-3-2-501"));
        answerAll();
        QCOMPARE(backend.cardsDelivered().size(), 1);
        QVERIFY(undo.active());
        QCOMPARE(undo.spanMs(), 10'000);
        QCOMPARE(undo.text(), QString::fromUtf8("501 连心卡送到了"));
        undo.undo();
        answerAll();
        QVERIFY(!undo.active());
        QVERIFY(backend.cardsDelivered().isEmpty());
    }

    void theFormIsFilledBeforehand() {
        FakeBackend backend;
        VisitForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(form, backend);
        QSignalSpy saved(&form, &VisitForm::saved);
        form.save();
        answerAll();
        QCOMPARE(saved.count(), 1);
        const VisitDraft& draft = backend.drafts().back();
        QCOMPARE(draft.outcome, QStringLiteral("met"));
        QCOMPARE(draft.purpose, QStringLiteral("routine"));
        QCOMPARE(draft.metResidentIds, std::vector<QString>{QStringLiteral("h-3-2-501-1")});
        QCOMPARE(draft.nextVisitAtMs, 0);   // as the rule says
        QVERIFY(draft.occupancy.isEmpty()); // unchanged is not a statement
        QCOMPARE(draft.observedAtMs, backend.nowMs());
    }

    void aComeBackNeedsATime() {
        FakeBackend backend;
        VisitForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        form.setProperty("firstOutcome", QStringLiteral("come_back"));
        start(form, backend);
        QVERIFY(form.needsTime());
        form.addPhrase(QString::fromUtf8("先打电话"));
        form.addPhrase(QString::fromUtf8("周末在家"));
        form.save();
        answerAll();
        QVERIFY(backend.drafts().back().nextVisitAtMs > backend.nowMs());
        QVERIFY(backend.drafts().back().metResidentIds.empty());
        QCOMPARE(backend.drafts().back().text, QString::fromUtf8("先打电话；周末在家"));
    }

    void everyTimeOfferedIsAhead() {
        FakeBackend backend;
        VisitForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(form, backend);
        for (const Choice& choice : form.nextTimes()->rows()) {
            if (choice.code != QStringLiteral("rule"))
                QVERIFY2(choice.code.toLongLong() > backend.nowMs(), qPrintable(choice.label));
        }
    }

    // What left this phone, one at a time; a second tap on the same one reads no other.
    void whatLeftIsReadOneByOne() {
        FakeBackend backend;
        DepartureModel departure;
        start(departure, backend);
        QVERIFY(departure.ready() && !departure.present());
        QVERIFY(departure.sentence().isEmpty() && departure.line().isEmpty());
        backend.setDeparted();
        answerAll();
        QVERIFY(departure.sentence().contains(QString::fromUtf8("1 户")));
        QCOMPARE(departure.line(), QString::fromUtf8("601 何桂芳·原在第 1 网格·昨天"));
        QVERIFY(departure.moreText().contains(QStringLiteral("1")));
        departure.dismiss();
        departure.dismiss();
        answerAll();
        QCOMPARE(backend.departedCount(), 1);
        QVERIFY(departure.sentence().contains(QString::fromUtf8("名单到期")));
        QVERIFY(departure.line().startsWith(QString::fromUtf8("101、102、201 等")));
        QVERIFY(departure.moreText().isEmpty());
        departure.dismiss();
        answerAll();
        QVERIFY(!departure.present());
        departure.dismiss();
        QVERIFY(departure.problem().isEmpty());
    }

    // Gone already when it was dismissed, by its age: the next one is shown, without a complaint.
    void whatWasForgottenMeanwhileIsNoProblem() {
        FakeBackend backend;
        DepartureModel departure;
        start(departure, backend);
        backend.setDeparted();
        answerAll();
        backend.dismissDeparture(QStringLiteral("2"), &departure,
                                 [](banyan::Result<banyan::Done>) {});
        departure.dismiss();
        answerAll();
        QVERIFY(departure.problem().isEmpty());
        QVERIFY(departure.sentence().contains(QString::fromUtf8("名单到期")));
        departure.dismiss();
        answerAll();
        QVERIFY(!departure.present());
    }

    void savingTwiceIsOnce() {
        FakeBackend backend;
        VisitForm form;
        form.setProperty("householdId", QStringLiteral("h-3-2-501"));
        start(form, backend);
        form.save();
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
    }
};

QTEST_GUILESS_MAIN(TestDoorstep)
#include "tst_doorstep.moc"
