#include "qml/viewmodels/difference.h"

#include <QTest>

using namespace banyan::ui;

class TestDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // What differs stands in brackets.
    void marksWhatDiffers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("marked");
        QTest::newRow("last") << u("陈小铭") << u("陈小明") << u("陈小[铭]");
        QTest::newRow("middle") << u("陈晓明") << u("陈小明") << u("陈[晓]明");
        QTest::newRow("same") << u("陈小明") << u("陈小明") << u("陈小明");
        QTest::newRow("longer") << u("陈小明华") << u("陈小明") << u("陈小明[华]");
        QTest::newRow("shorter") << u("陈明") << u("陈小明") << u("陈明");
        QTest::newRow("all") << u("林") << u("陈") << u("[林]");
        QTest::newRow("against nothing") << u("陈小明") << QString() << u("陈小明");
        QTest::newRow("beyond the BMP") << u("𠮷田") << u("吉田") << u("[𠮷]田");
    }
    void marksWhatDiffers() {
        QFETCH(QString, text);
        QFETCH(QString, other);
        QString marked;
        for (const Stretch& stretch : differences(text, other))
            marked += stretch.differs ? QStringLiteral("[%1]").arg(stretch.text) : stretch.text;
        QTEST(marked, "marked");
    }

    void aVeryLongTextIsMarkedAsAWhole() {
        const QString text(500, QLatin1Char('a'));
        const auto stretches = differences(text, QStringLiteral("b"));
        QCOMPARE(stretches.size(), std::size_t(1));
        QVERIFY(stretches.front().differs);
    }

private:
    static QString u(const char* text) { return QString::fromUtf8(text); }
};

QTEST_APPLESS_MAIN(TestDifference)
#include "tst_difference.moc"
