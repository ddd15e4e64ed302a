#include "sync/client/qrcode.h"

#include <QString>
#include <QTest>

using namespace banyan;

class TestQrCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheStandardsFixedPatterns();
    void drawsTwoRowsALine();
    void refusesWhatDoesNotFit();
};

void TestQrCode::hasTheStandardsFixedPatterns() {
    const auto code = makeQrCode("banyan://enrol?v=1");
    QVERIFY(code);
    QCOMPARE((code->size - 21) % 4, 0);
    QCOMPARE(code->modules.size(), std::size_t(code->size) * std::size_t(code->size));
    const int last = code->size - 1;
    for (int i = 0; i < 7; ++i) { // the outer ring of the three finders
        QVERIFY(code->isDark(0, i) && code->isDark(i, 0));
        QVERIFY(code->isDark(0, last - i) && code->isDark(i, last));
        QVERIFY(code->isDark(last, i) && code->isDark(last - i, 0));
    }
    for (int i = 8; i < code->size - 8; ++i) { // the timing patterns
        QCOMPARE(code->isDark(6, i), i % 2 == 0);
        QCOMPARE(code->isDark(i, 6), i % 2 == 0);
    }
}

void TestQrCode::drawsTwoRowsALine() {
    QrCode code;
    code.size = 2;
    code.modules = {true, false, true, true};
    const QString text = QString::fromStdString(qrAsText(code));
    const QStringList lines = text.split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 6); // 4 + 2 + 4 rows in pairs, and what follows the last line
    QVERIFY(lines.at(2).contains(QStringLiteral("    █▄    ")));
    for (int i = 0; i < 5; ++i)
        QVERIFY(lines.at(i).endsWith(QStringLiteral("\x1b[0m")));
}

void TestQrCode::refusesWhatDoesNotFit() {
    QVERIFY(makeQrCode(std::string(2331, 'x'))); // version 40, error correction M
    const auto large = makeQrCode(std::string(2332, 'x'));
    QVERIFY(!large);
    QCOMPARE(large.error().code, ErrorCode::TooLarge);
    QVERIFY(!makeQrCode(""));
}

QTEST_GUILESS_MAIN(TestQrCode)
#include "tst_qrcode.moc"
