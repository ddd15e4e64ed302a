#include "core/store/pinyin.h"

#include <QTest>

using namespace banyan;

class TestPinyin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void forgetsWhenFull();
};

void TestPinyin::reads_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("reading");
    const auto row = [](const char* name, const char* reading) {
        QTest::newRow(reading) << QByteArray(name) << QByteArray(reading);
    };
    row("陈小明", "chen xiao ming");
    row("曾小明", "zeng xiao ming");
    row("单雄信", "shan xiong xin");
    row("仇英", "qiu ying");
    row("解缙", "xie jin");
    row("查良镛", "zha liang yong");
    row("尉迟恭", "yu chi gong");
    row("欧阳锋", "ou yang feng");
    row("小单", "xiao dan");
    row("吕女士", "lv nv shi");
    row("Anna李", "anna li");
    row("买买提·吐逊", "mai mai ti tu xun");
    row("A1栋陈", "a1 dong chen");
    row("John Smith", "john smith");
    row("Müller", "muller");
    row("", "");
    row("·", "");
}

void TestPinyin::reads() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, reading);
    static Pinyin pinyin;
    // Twice: computed, then remembered.
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(QByteArray::fromStdString(pinyin.text(name.toStdString())), reading);
        const auto syllables = pinyin.syllables(name.toStdString());
        const auto words = reading.isEmpty() ? 0 : reading.count(' ') + 1;
        QCOMPARE(static_cast<qsizetype>(syllables.size()), static_cast<qsizetype>(words));
    }
}

void TestPinyin::forgetsWhenFull() {
    Pinyin pinyin(2);
    for (int round = 0; round < 3; ++round)
        for (const char* name : {"曾国", "陈国", "单国"})
            QCOMPARE(pinyin.syllables(name).size(), std::size_t{2});
    QCOMPARE(QByteArray::fromStdString(pinyin.text("曾国")), QByteArray("zeng guo"));
}

QTEST_GUILESS_MAIN(TestPinyin)
#include "tst_pinyin.moc"
