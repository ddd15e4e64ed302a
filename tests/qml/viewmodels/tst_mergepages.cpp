#include "qml/viewmodels/duplicatemodel.h"
#include "qml/viewmodels/mergedmodel.h"
#include "qml/viewmodels/mergemodel.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QString valueOf(DuplicateModel& record, const QString& label, const char* side) {
    for (int row = 0; row < record.lines()->rowCount(); ++row)
        if (cell(record.lines(), row, "label").toString() == label)
            return cell(record.lines(), row, side).toString();
    return {};
}

} // namespace

// Two records that may be one, and the way back.
class TestMergePages : public QObject {
    Q_OBJECT

private:
    static void open(DuplicateModel& record, FakeBackend& backend, const char* id) {
        record.setProperty("caseId", u(id));
        start(record, backend);
    }

private Q_SLOTS:
    void whatDiffersIsMarkedAndWhatIsEqualIsApart() {
        FakeBackend backend;
        DuplicateModel record;
        open(record, backend, "case-twice");
        QCOMPARE(record.title(), u("可能是同一个人"));
        QCOMPARE(record.sides()->rowCount(), 2);
        QVERIFY(record.sameText().contains(u("姓名：郑伟")));
        QVERIFY(record.sameText().contains(u("445299********0018"))); // masked
        QCOMPARE(valueOf(record, u("姓名"), "first"), QString());     // not among what differs
        QVERIFY(valueOf(record, u("电话"), "second").contains(u("<u><b>")));
        QCOMPARE(valueOf(record, u("和户主的关系"), "second"), u("没有写"));
        QVERIFY(cell(record.sides(), 0, "counts").toString().contains(u("3 次走访")));
    }

    void theButtonSaysWhichRecordStays() {
        FakeBackend backend;
        DuplicateModel record;
        open(record, backend, "case-twice");
        QVERIFY(!record.decidable());
        record.choose(u("w1"));
        QVERIFY(record.decidable());
        QCOMPARE(record.decideText(), u("是同一个人，留「榕园小区 3栋2单元 701」这一份"));
        QVERIFY(record.keptSentence().contains(u("1 次走访"))); // the other's
        QVERIFY(record.choices()->chosen().isEmpty());
        record.choose(u("different"));
        QCOMPARE(record.decideText(), u("记下：是两个人"));
        record.choose(u("w2"));
        QVERIFY(record.choices()->chosen().isEmpty());
        record.setReason(u("问过本人"));
        QSignalSpy decided(&record, &DuplicateModel::decided);
        record.decide();
        answerAll();
        QCOMPARE(decided.count(), 1);
        QCOMPARE(backend.lastDecision().versionId, u("w2"));
        QCOMPARE(backend.lastDecision().reason, u("问过本人"));
    }

    void laterLeavesEverythingAsItIs() {
        FakeBackend backend;
        DuplicateModel record;
        open(record, backend, "case-twice");
        record.choose(u("later"));
        QSignalSpy decided(&record, &DuplicateModel::decided);
        record.decide();
        answerAll();
        QCOMPARE(decided.count(), 1);
        QCOMPARE(backend.property("decidedCount").toInt(), 0);
    }

    void whoMayNotMergeMayTellApart() {
        FakeBackend backend;
        DuplicateModel record;
        open(record, backend, "case-doors");
        QVERIFY(!record.mayMerge());
        QVERIFY(record.mayDecide());
        QVERIFY(!record.limitText().isEmpty());
        record.choose(u("different"));
        QCOMPARE(record.decideText(), u("记下：是两扇门"));
        record.decide();
        answerAll();
        QCOMPARE(backend.lastDecision().code, u("different"));
    }

    void aRecordInAnotherGridIsLeftToTheDesk() {
        FakeBackend backend;
        backend.district().duplicates[0].sides[1].here = false;
        backend.district().duplicates[0].mayMerge = false;
        DuplicateModel record;
        open(record, backend, "case-twice");
        QVERIFY(record.limitText().contains(u("社区")));
        QVERIFY(!cell(record.sides(), 1, "here").toBool());
    }

    void whatWasDecidedIsSaid() {
        FakeBackend backend;
        DuplicateRecord& twice = backend.district().duplicates[0];
        twice.decision = twice.sides[0].recordId;
        twice.decidedBy = u("王芳");
        twice.decidedAtMs = backend.nowMs() - 60'000;
        twice.reason = u("身份证一样");
        DuplicateModel record;
        open(record, backend, "case-twice");
        QVERIFY(!record.mayDecide());
        for (const char* part : {"王芳", "是同一个人", "701", "身份证一样"})
            QVERIFY2(record.decidedText().contains(u(part)), part);
    }

    void namesFromOutsideCannotBringMarkup() {
        FakeBackend backend;
        backend.district().duplicates[0].lines[4].values[0] = u("<img src=x>");
        DuplicateModel record;
        open(record, backend, "case-twice");
        QVERIFY(!valueOf(record, u("电话"), "first").contains(u("<img")));
    }

    void aMergedRecordIsGivenBack() {
        FakeBackend backend;
        MergedModel merged;
        merged.setProperty("residentId", u("h-3-2-501-1"));
        start(merged, backend);
        QCOMPARE(merged.rows()->rowCount(), 1);
        MergeModel story;
        story.setProperty("entity", cell(merged.rows(), 0, "entity"));
        story.setProperty("recordId", cell(merged.rows(), 0, "recordId"));
        start(story, backend);
        QVERIFY(story.mayGiveBack());
        QCOMPARE(story.edits()->rowCount(), 2);
        QVERIFY(story.giveBackText().contains(u("陈小铭")));
        story.giveBack();
        answerAll();
        QVERIFY(story.givenBack());
        QVERIFY(!story.mayGiveBack());
        QCOMPARE(story.edits()->rowCount(), 2); // for somebody to look at
        QCOMPARE(merged.rows()->rowCount(), 0);
    }
};

QTEST_MAIN(TestMergePages)
#include "tst_mergepages.moc"
