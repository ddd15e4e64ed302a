#include "sync/client/syncschedule.h"

#include <QTest>

using namespace banyan;

class TestSyncSchedule : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    SeededRandom m_random{11};

private Q_SLOTS:
    void nothingIsPlannedAtFirst() { QVERIFY(!SyncSchedule(m_clock, m_random).delayMs()); }

    void failuresBackOffWithinTheirBounds() {
        SyncSchedule schedule(m_clock, m_random);
        std::int64_t longestMs = 0;
        for (int failure = 0; failure < 40; ++failure) {
            schedule.started();
            QVERIFY(!schedule.delayMs());
            schedule.failed(ErrorCode::Unreachable);
            const auto delayMs = schedule.delayMs();
            QVERIFY(delayMs);
            const auto boundMs = std::min<std::int64_t>(
                SyncSchedule::delayMaxMs, SyncSchedule::baseMs << std::min(failure, 20));
            QVERIFY(*delayMs > 0 && *delayMs <= boundMs);
            longestMs = std::max(longestMs, *delayMs);
        }
        QVERIFY(longestMs > SyncSchedule::delayMaxMs / 2);
    }

    void jitterIsFull() { // spread over the whole span, not around its end
        int early = 0;
        for (int i = 0; i < 1'000; ++i) {
            SyncSchedule schedule(m_clock, m_random);
            schedule.started();
            schedule.failed(ErrorCode::Busy);
            early += *schedule.delayMs() < SyncSchedule::baseMs / 2;
        }
        QVERIFY(early > 400 && early < 600);
    }

    void successResets() {
        SyncSchedule schedule(m_clock, m_random);
        for (int i = 0; i < 10; ++i)
            schedule.failed(ErrorCode::Unreachable);
        schedule.succeeded(false);
        QCOMPARE(schedule.failures(), 0);
        QVERIFY(*schedule.delayMs() >= SyncSchedule::delayMaxMs / 2);
        schedule.failed(ErrorCode::Unreachable);
        QVERIFY(*schedule.delayMs() <= SyncSchedule::baseMs);
    }

    void hurryIsNow() {
        SyncSchedule schedule(m_clock, m_random);
        for (int i = 0; i < 10; ++i)
            schedule.failed(ErrorCode::Revoked);
        schedule.hurry();
        QCOMPARE(*schedule.delayMs(), std::int64_t{0});
    }

    void workWaitsForItsHold() {
        SyncSchedule schedule(m_clock, m_random);
        schedule.succeeded(false);
        schedule.workRecorded(10'000);
        QVERIFY(*schedule.delayMs() > 10'000 && *schedule.delayMs() < 11'000);
        m_clock.advance(6'000);
        schedule.workRecorded(10'000); // the next door: together with it
        QVERIFY(*schedule.delayMs() > 10'000);
        m_clock.advance(11'000);
        QCOMPARE(*schedule.delayMs(), std::int64_t{0});
    }

    void steadyWorkIsNotPutOffForEver() {
        SyncSchedule schedule(m_clock, m_random);
        schedule.succeeded(false);
        std::int64_t waitedMs = 0;
        do {
            schedule.workRecorded(10'000);
            m_clock.advance(5'000);
            waitedMs += 5'000;
        } while (*schedule.delayMs() > 0 && waitedMs < 600'000);
        QVERIFY(waitedMs <= SyncSchedule::workDelayMaxMs);
    }

    void workDuringASynchronisationIsKept() {
        SyncSchedule schedule(m_clock, m_random);
        schedule.started();
        schedule.workRecorded(0);
        QVERIFY(!schedule.delayMs());
        schedule.succeeded(true);
        QVERIFY(*schedule.delayMs() <= SyncSchedule::baseMs);
    }

    void workDoesNotPesterAnOfficeThatRefuses() {
        for (const auto code : {ErrorCode::Revoked, ErrorCode::Unauthorized, ErrorCode::Untrusted,
                                ErrorCode::TooOld}) {
            SyncSchedule schedule(m_clock, m_random);
            schedule.failed(code);
            schedule.workRecorded(0);
            QVERIFY(*schedule.delayMs() >= SyncSchedule::delayMaxMs / 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestSyncSchedule)
#include "tst_syncschedule.moc"
