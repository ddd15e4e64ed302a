#include "core/store/verify.h"
#include "core/usecases/service.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

Value text(const char* value) { return std::string(value); }

} // namespace

// A resident is erased while work about him waits on phones: nothing of it is left, the rest goes
// on, and the queues drain.
class TestErasedWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownEditsGoWithTheErasure();
    void ownEditAfterTheErasureIsEmptyToo();
    void restOfAnActionIsSent();
    void whatWasHeldBackIsSentEmpty();
    void recordComesErasedWhenPulledAnew();
    void offeredAgainItIsEmpty();
    void setAsideItTakesNoOtherWorkAlong();
    void sentWholeAndThenEmptyItIsTheSame();

private:
    struct Street : World {
        std::unique_ptr<Phone> desk = phone("xu", "community", "445202001003");
        std::unique_ptr<Phone> worker = phone("wang", "grid_worker", "445202001003001");
        Street() { m_isReady = desk->sync() && worker->sync(); }

        Change edit(EntityId entity, const Uuid& record, const char* field, const char* value) {
            Change change;
            change.entity = entity;
            change.record = record;
            change.field = specOf(entity).field(field)->number;
            change.value = text(value);
            return change;
        }
        Result<std::int64_t> writeThree(std::int64_t holdMs = 0) {
            return worker->outbox().record(
                "edit", worker->user,
                {edit(EntityId::Household, household, "best_time", "晚上"),
                 edit(EntityId::Resident, resident, "registered_region", "揭阳"),
                 edit(EntityId::Household, household, "quiet_hours", "12-14")},
                holdMs);
        }
        bool erase() {
            return bool(Service(*desk->store).erase(EntityId::Resident, resident, "本人要求"));
        }
        // Nothing waits, no more than said was pulled anew, nothing of him is left.
        void look(Phone& phone, const Result<SyncReport>& report, int healedMost = 0) {
            QVERIFY2(report, report ? "" : report.error().context.c_str());
            QVERIFY(report->feedsHealed <= healedMost);
            QVERIFY(report->confirmedAtMs != 0);
            QVERIFY(phone.outbox().list().empty());
            for (auto* store : {officeStore, phone.store.get()}) {
                for (const auto& row : store->history().of(resident))
                    QVERIFY(row.change.op == Op::Erase || isNull(row.change.value));
                const auto kind = store == officeStore ? ReplicaKind::Office : ReplicaKind::Device;
                QVERIFY(Verifier(*store, kind).run()->isClean());
            }
            QVERIFY(agrees(phone));
        }
        bool m_isReady = false;
    };
};

void TestErasedWork::ownEditsGoWithTheErasure() {
    Street street;
    QVERIFY(street.m_isReady);
    QVERIFY(street.desk->set(EntityId::Resident, street.resident, "education", text("60")));
    QVERIFY(street.erase());
    // The edit's row comes back erased and the feed is pulled anew for it.
    street.look(*street.desk, street.desk->sync(), 1);
}

// The office keeps nothing of an edit that follows the erasure; the device reckons its row alike.
void TestErasedWork::ownEditAfterTheErasureIsEmptyToo() {
    Street street;
    QVERIFY(street.m_isReady);
    QVERIFY(street.erase());
    QVERIFY(street.desk->set(EntityId::Resident, street.resident, "education", text("60")));
    street.look(*street.desk, street.desk->sync());
}

// The erasure and the outcome of the edit come in one answer.
void TestErasedWork::restOfAnActionIsSent() {
    Street street;
    QVERIFY(street.erase());
    QVERIFY(street.desk->sync());
    QVERIFY(street.writeThree());
    street.look(*street.worker, street.worker->sync());
    QCOMPARE(street.officeValue(EntityId::Household, street.household, "quiet_hours"),
             text("12-14"));
}

// The erasure comes before the edit is sent.
void TestErasedWork::whatWasHeldBackIsSentEmpty() {
    Street street;
    QVERIFY(street.writeThree(10'000));
    QVERIFY(street.erase());
    QVERIFY(street.desk->sync());
    QVERIFY(street.worker->sync());
    auto waiting = street.worker->store->database().prepare(
        "SELECT count(*) FROM pending WHERE record = ? AND value IS NOT NULL");
    waiting.bind(1, street.resident);
    QVERIFY(waiting.step());
    QCOMPARE(waiting.integer(0), 0);
    waiting.reset();
    street.clock.advance(11'000);
    street.look(*street.worker, street.worker->sync());
    QCOMPARE(street.officeValue(EntityId::Household, street.household, "quiet_hours"),
             text("12-14"));
}

void TestErasedWork::recordComesErasedWhenPulledAnew() {
    Street street;
    QVERIFY(street.writeThree(10'000));
    QVERIFY(street.erase());
    QVERIFY(street.desk->sync());
    Store& store = *street.worker->store;
    {
        Transaction transaction(store.database());
        store.feeds().touch(*store.feeds().find(street.grid)).state = FeedState::Fetching;
        store.feeds().save();
        transaction.commit();
    }
    QVERIFY(street.worker->sync());
    QVERIFY(isNull(street.worker->value(EntityId::Resident, street.resident, "registered_region")));
    street.clock.advance(11'000);
    street.look(*street.worker, street.worker->sync());
}

// An office restored from a backup asks again for work that it had set aside, which had been sent
// before its author heard of the erasure.
void TestErasedWork::offeredAgainItIsEmpty() {
    Street street;
    QVERIFY(street.m_isReady);
    QVERIFY(street.worker->outbox().record(
        "edit", street.worker->user,
        {street.edit(EntityId::Resident, street.resident, "registered_region", "揭阳"),
         street.edit(EntityId::Grid, street.grid, "name", "不归他管")}));
    QVERIFY(street.erase());
    QVERIFY(street.desk->sync());
    const auto file = street.backup();
    const auto isSetAsideEmpty = [&] {
        const auto aside = street.worker->outbox().list(ActionState::SetAside);
        return aside.size() == 1 && aside.front().action.changes.size() == 2
               && isNull(aside.front().action.changes[0].value)
               && !isNull(aside.front().action.changes[1].value);
    };
    QVERIFY(street.worker->sync());
    QVERIFY(isSetAsideEmpty());
    street.restore(file, {street.desk.get(), street.worker.get()});
    const auto report = street.worker->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->actionsOfferedAgain, 1);
    QVERIFY(isSetAsideEmpty());
    QVERIFY(street.agrees(*street.worker));
}

// What a restored office asks for again goes as it was: it may have lost the erasure. Of two such
// actions one is set aside, and says nothing of him any more; the other is still on its way.
void TestErasedWork::setAsideItTakesNoOtherWorkAlong() {
    Street street;
    QVERIFY(street.m_isReady);
    const auto region =
        street.edit(EntityId::Resident, street.resident, "registered_region", "揭阳");
    for (int i = 0; i < 2; ++i)
        QVERIFY(street.worker->outbox().record("edit", street.worker->user, {region}));
    const auto sent = street.worker->outbox().list();
    QCOMPARE(sent.size(), 2u);
    QVERIFY(street.worker->sync());
    QVERIFY(street.erase());
    QVERIFY(street.desk->sync());
    QVERIFY(street.worker->sync());
    {
        Transaction transaction(street.worker->store->database());
        auto outbox = street.worker->outbox();
        for (const auto& item : sent)
            QVERIFY(outbox.offerAgain(item.action));
        outbox.setAside(sent.front().action.first, "not_allowed", "");
        transaction.commit();
    }
    const auto aside = street.worker->outbox().list(ActionState::SetAside);
    QCOMPARE(aside.size(), 1u);
    QVERIFY(isNull(aside.front().action.changes.front().value));
    const auto unsent = street.worker->outbox().list(ActionState::Unsent);
    QCOMPARE(unsent.size(), 1u);
    QCOMPARE(unsent.front().action.changes.front().value, text("揭阳"));
}

// The office has it whole, and has lost the erasure that the device knows of.
void TestErasedWork::sentWholeAndThenEmptyItIsTheSame() {
    Street street;
    QVERIFY(street.m_isReady);
    QVERIFY(
        street.worker->set(EntityId::Resident, street.resident, "registered_region", text("揭阳")));
    street.worker->transport->loseAnswer = 1;
    QVERIFY(!street.worker->sync());
    {
        Transaction transaction(street.worker->store->database());
        street.worker->outbox().empty(street.resident);
        transaction.commit();
    }
    const auto report = street.worker->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(!report->wasForked);
    QVERIFY(street.worker->outbox().list().empty());
    QVERIFY(street.agrees(*street.worker));
    // Other work under the number is another copy's all the same.
    QVERIFY(street.worker->set(EntityId::Resident, street.resident, "education", text("60")));
    street.worker->transport->loseAnswer = 1;
    QVERIFY(!street.worker->sync());
    street.worker->store->database().execute("UPDATE pending SET salt = zeroblob(16)");
    const auto other = street.worker->sync();
    QVERIFY2(other, other ? "" : other.error().context.c_str());
    QVERIFY(other->wasForked);
}

QTEST_GUILESS_MAIN(TestErasedWork)
#include "tst_erasedwork.moc"
