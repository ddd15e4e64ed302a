#include "sync/office/receivedwork.h"

#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

// The office knows each action again by its digest, whether its row is its own or many share one.
class TestReceivedWork : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock;
    SeededRandom m_random{1};
    std::unique_ptr<Store> m_store;
    Uuid m_device;

    // The action that begins with this number; of another life, with other content.
    static Action action(std::int64_t first, std::size_t changes = 1, const char* said = "60") {
        Action made;
        made.first = first;
        made.kind = "edit";
        made.changes.resize(changes);
        for (auto& change : made.changes)
            change.value = std::string(said);
        return made;
    }
    std::int64_t rows() {
        auto& count = m_store->database().cached("SELECT count(*) FROM received");
        Running running(count);
        running->step();
        return count.integer(0);
    }

private Q_SLOTS:
    void init();
    void plainSinglesShareARow();
    void othersHaveTheirOwn();
    void aRepeatInTheSameRequestIsFound();
    void devicesAreApart();
    void whatWasNotSavedIsForgotten();
};

void TestReceivedWork::init() {
    const auto path = m_folder.filePath(QStringLiteral("office.db")).toStdString();
    m_store.reset();
    for (const char* rest : {"", "-wal", "-shm"})
        QFile::remove(QString::fromStdString(path + rest));
    m_store = *Store::open({path, {}, OpenMode::Writer}, m_clock, m_random);
    m_device = m_store->ids().next();
}

void TestReceivedWork::plainSinglesShareARow() {
    ReceivedWork received(*m_store);
    for (std::int64_t first = 1; first <= 40; ++first)
        received.note(m_device, action(first), {});
    received.save();
    QCOMPARE(rows(), std::int64_t(1));
    for (std::int64_t first = 1; first <= 40; ++first)
        QCOMPARE(received.find(m_device, action(first)), std::optional(std::string()));
    QVERIFY(!received.find(m_device, action(41)));
    QVERIFY(!received.find(m_device, action(20, 1, "70"))); // a fork
    QVERIFY(!received.find(m_device, action(20, 2)));
    // The next request begins a row of its own.
    received.note(m_device, action(41), {});
    received.save();
    QCOMPARE(rows(), std::int64_t(2));
    QVERIFY(received.find(m_device, action(40)));
    QVERIFY(received.find(m_device, action(41)));
}

void TestReceivedWork::othersHaveTheirOwn() {
    ReceivedWork received(*m_store);
    received.note(m_device, action(1), {});
    received.note(m_device, action(2, 3), {});
    received.note(m_device, action(5), "set aside");
    received.note(m_device, action(6), {});
    received.note(m_device, action(8), {}); // the numbers have a gap
    received.save();
    QCOMPARE(rows(), std::int64_t(5));
    QCOMPARE(received.find(m_device, action(2, 3)), std::optional(std::string()));
    QCOMPARE(received.find(m_device, action(5)), std::optional(std::string("set aside")));
    QVERIFY(received.find(m_device, action(6)));
    QVERIFY(!received.find(m_device, action(3))); // within the second
    QVERIFY(!received.find(m_device, action(7)));
    QVERIFY(received.find(m_device, action(8)));
}

void TestReceivedWork::aRepeatInTheSameRequestIsFound() {
    ReceivedWork received(*m_store);
    received.note(m_device, action(1), {});
    received.note(m_device, action(2), {});
    QVERIFY(received.find(m_device, action(1)));
    received.note(m_device, action(3), {});
    received.save();
    QVERIFY(received.find(m_device, action(3)));
}

void TestReceivedWork::devicesAreApart() {
    const Uuid other = m_store->ids().next();
    ReceivedWork received(*m_store);
    received.note(m_device, action(1), {});
    received.note(other, action(2), {});
    received.save();
    QVERIFY(received.find(m_device, action(1)));
    QVERIFY(!received.find(m_device, action(2)));
    QVERIFY(received.find(other, action(2)));
}

void TestReceivedWork::whatWasNotSavedIsForgotten() {
    ReceivedWork received(*m_store);
    received.note(m_device, action(1), {});
    received.forget();
    received.save();
    QCOMPARE(rows(), std::int64_t(0));
}

QTEST_GUILESS_MAIN(TestReceivedWork)
#include "tst_receivedwork.moc"
