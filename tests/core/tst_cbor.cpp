#include "core/cbor.h"

#include <QTest>

using namespace banyan;

// Integers at the edges of 64 bits: what is written is read, and nothing is read as another number.
class TestCbor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void integersComeBack_data();
    void integersComeBack();
    void integersBeyondAreRefused_data();
    void integersBeyondAreRefused();
};

void TestCbor::integersComeBack_data() {
    QTest::addColumn<qint64>("number");
    for (const std::int64_t number : {INT64_MIN, INT64_MIN + 1, -1L, 0L, INT64_MAX})
        QTest::addRow("%lld", static_cast<long long>(number)) << qint64(number);
}

void TestCbor::integersComeBack() {
    QFETCH(qint64, number);
    CborWriter writer;
    writer.integer(number);
    const auto bytes = writer.take();
    CborReader reader(bytes);
    QCOMPARE(qint64(reader.integer()), number);
    QVERIFY(reader.finished());
}

void TestCbor::integersBeyondAreRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("2^63") << QByteArray::fromHex("1b8000000000000000");
    QTest::newRow("2^64 - 1") << QByteArray::fromHex("1bffffffffffffffff");
    QTest::newRow("-2^63 - 1") << QByteArray::fromHex("3b8000000000000000");
    QTest::newRow("-2^64") << QByteArray::fromHex("3bffffffffffffffff");
}

void TestCbor::integersBeyondAreRefused() {
    QFETCH(QByteArray, bytes);
    CborReader reader({bytes.constData(), std::size_t(bytes.size())});
    QCOMPARE(qint64(reader.integer()), 0);
    QVERIFY(reader.failed());
}

QTEST_GUILESS_MAIN(TestCbor)
#include "tst_cbor.moc"
