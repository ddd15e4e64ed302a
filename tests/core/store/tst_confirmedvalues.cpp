#include "core/store/confirmedvalues.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

// The values beneath unsettled work are kept in memory between pages: never longer than they are
// true.
class TestConfirmedValues : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock;
    SeededRandom m_random{1};
    std::unique_ptr<Store> m_store;
    Uuid m_record;

    ConfirmedValues& values() { return m_store->confirmed(); }
    // What lies beneath field 3 of the record, as a page sees it.
    std::string held(std::uint16_t field = 3) {
        Transaction transaction(m_store->database());
        values().hold();
        const auto found = values().find(m_record, field);
        values().save();
        transaction.commit();
        return found ? std::string(textOf(*found)) : "nothing";
    }
    void set(const char* value) {
        Transaction transaction(m_store->database());
        values().set(EntityId::Household, m_record, 3, Value{std::string(value)});
        transaction.commit();
    }

private Q_SLOTS:
    void init();
    void singleWritesAreSeenByThePage();
    void aPageIsSavedWhole();
    void whatIsRolledBackIsForgotten_data();
    void whatIsRolledBackIsForgotten();
    void othersWritesAreSeen();
};

void TestConfirmedValues::init() {
    m_store.reset();
    const auto path = m_folder.filePath(QStringLiteral("phone.db")).toStdString();
    for (const char* rest : {"", "-wal", "-shm"})
        QFile::remove(QString::fromStdString(path + rest));
    m_store = *Store::open({path, {}, OpenMode::Writer}, m_clock, m_random);
    m_record = m_store->ids().next();
    set("first");
}

void TestConfirmedValues::singleWritesAreSeenByThePage() {
    QCOMPARE(held(), std::string("first"));
    set("second");
    QCOMPARE(held(), std::string("second"));
    Transaction transaction(m_store->database());
    values().drop(m_record, 3);
    transaction.commit();
    QCOMPARE(held(), std::string("nothing"));
    QVERIFY(values().isEmpty());
}

void TestConfirmedValues::aPageIsSavedWhole() {
    {
        Transaction transaction(m_store->database());
        values().hold();
        values().set(EntityId::Household, m_record, 4, Value{std::string("beside")});
        values().drop(m_record, 3);
        values().save();
        transaction.commit();
    }
    const auto kept = values().of(m_record); // from the table
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept.front().first, std::uint16_t(4));
    QCOMPARE(held(4), std::string("beside"));
    QCOMPARE(held(3), std::string("nothing"));
}

void TestConfirmedValues::whatIsRolledBackIsForgotten_data() {
    QTest::addColumn<bool>("isHeld");
    QTest::newRow("a page that ends in the middle") << true;
    QTest::newRow("a save that fails") << false;
}

void TestConfirmedValues::whatIsRolledBackIsForgotten() {
    QFETCH(bool, isHeld);
    QCOMPARE(held(), std::string("first"));
    {
        Transaction transaction(m_store->database());
        if (isHeld)
            values().hold();
        values().set(EntityId::Household, m_record, 3, Value{std::string("never")});
    }
    const auto single = values().find(m_record, 3);
    QVERIFY(single);
    QCOMPARE(std::string(textOf(*single)), std::string("first"));
    QCOMPARE(held(), std::string("first"));
}

void TestConfirmedValues::othersWritesAreSeen() {
    QCOMPARE(held(), std::string("first"));
    const auto other = *Store::open(m_store->configFor(OpenMode::Writer), m_clock, m_random);
    {
        Transaction transaction(other->database());
        other->confirmed().set(EntityId::Household, m_record, 3, Value{std::string("theirs")});
        transaction.commit();
    }
    QCOMPARE(held(), std::string("theirs"));
}

QTEST_GUILESS_MAIN(TestConfirmedValues)
#include "tst_confirmedvalues.moc"
