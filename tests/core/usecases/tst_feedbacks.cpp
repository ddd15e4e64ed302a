#include "core/usecases/feedbacks.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestFeedbacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Said offline, there at the office, and the answer below what was said.
    void aFewWordsAreEnough() {
        SmallGrid phone;
        SmallGrid office("community");
        Feedbacks feedbacks(*phone.store);
        const auto sent = feedbacks.send("字再大一点");
        QVERIFY2(sent, sent ? "" : sent.error().context.c_str());
        auto own = *feedbacks.own();
        QCOMPARE(own.size(), std::size_t{1});
        QVERIFY(own.front().isUnsent);
        QCOMPARE(own.front().state, std::string("sent"));
        const auto outcomes = office.decide(phone, Role::GridWorker);
        QCOMPARE(outcomes.size(), std::size_t{1});
        QCOMPARE(office.text(EntityId::Feedback, sent->record, "text"), std::string("字再大一点"));
        QCOMPARE(office.record(EntityId::Feedback, sent->record).reference("grid"), phone.grid);
        phone.change(EntityId::Feedback, sent->record, "answer", std::string("下一版就改"));
        phone.change(EntityId::Feedback, sent->record, "state", std::string("answered"));
        own = *feedbacks.own();
        QCOMPARE(own.front().answer, std::string("下一版就改"));
        QCOMPARE(own.front().state, std::string("answered"));
    }

    void theLatestComesFirstAndOthersStayAway() {
        SmallGrid phone;
        Feedbacks feedbacks(*phone.store);
        QVERIFY(feedbacks.own()->empty());
        QVERIFY(feedbacks.send("一"));
        phone.clock.advance(60'000);
        QVERIFY(feedbacks.send("二"));
        phone.make(EntityId::Feedback, {{"grid", phone.grid},
                                        {"text", std::string("别人说的")},
                                        {"sent_at", phone.clock.wallMs()},
                                        {"state", std::string("sent")}});
        const auto own = *feedbacks.own();
        QCOMPARE(own.size(), std::size_t{2});
        QCOMPARE(own.front().text, std::string("二"));
    }

    void refusesInWords() {
        SmallGrid phone;
        Feedbacks feedbacks(*phone.store);
        QCOMPARE(feedbacks.send(" \n").error().code, ErrorCode::Invalid);
        QVERIFY(phone.unsent().empty());
    }
};

QTEST_GUILESS_MAIN(TestFeedbacks)
#include "tst_feedbacks.moc"
