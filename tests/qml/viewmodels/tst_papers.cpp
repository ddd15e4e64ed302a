#include "qml/viewmodels/papermodel.h"
#include "qml/viewmodels/papers/searchabletext.h"
#include "qml/viewmodels/qrpicture.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QFile>
#include <QImage>
#include <QLocale>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <set>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

// What a program of poppler-utils says of a file.
QString said(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s (package poppler-utils) does not run", qPrintable(program));
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

// Papers are read back from their PDF files: text as text, on A4.
class TestPapers : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    static QString textOf(const QString& file) {
        return said(u("pdftotext"), {u("-layout"), file, u("-")});
    }
    static int pagesOf(const QString& file) {
        const QString facts = said(u("pdfinfo"), {file});
        if (!facts.contains(u("(A4)")))
            return -1;
        return facts.section(u("Pages:"), 1).section(QLatin1Char('\n'), 0, 0).trimmed().toInt();
    }
    // Saved as from a page.
    QString saved(PaperModel& paper, const QString& file) {
        paper.save(QUrl::fromLocalFile(file));
        return QTest::qWaitFor([&] { return !paper.busy(); }, 30'000) ? paper.savedText()
                                                                      : u("no answer");
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese)); }

    void cardsAreTenOnASheet() {
        FakeBackend backend;
        PaperModel paper;
        paper.setProperty("kind", u("cards"));
        start(paper, backend);
        QCOMPARE(saved(paper, path("cards.pdf")), u("存好了"));
        QCOMPARE(pagesOf(path("cards.pdf")), 2); // of twelve
        const QString text = textOf(path("cards.pdf"));
        for (const char* word : {"林秀英", "社区党委书记", "13900130017", "榕园社区第1网格",
                                 "网格党支部书记、网格长", "服务不打烊"})
            QVERIFY2(text.contains(u(word)), word);
        QCOMPARE(text.count(u("欧阳文静")), 9);
    }

    void theCodeOnACardIsReadBack() {
        const std::vector<CardText> one{
            {u("林秀英"), u("网格员"), u("13900130017"), u("榕园社区第1网格"), u("榕园社区")}};
        QVERIFY(writePaper(one, path("one.pdf")));
        said(u("pdftoppm"),
             {u("-png"), u("-r"), u("150"), u("-singlefile"), path("one.pdf"), path("one")});
        const QString code = textOfQrPicture(QImage(path("one.png")));
        QVERIFY(code.startsWith(u("BEGIN:VCARD")));
        QVERIFY(code.contains(u("FN:林秀英")) && code.contains(u("TEL:13900130017")));
    }

    void onlyTheCardsAskedFor() {
        FakeBackend backend;
        PaperModel paper;
        paper.setProperty("kind", u("cards"));
        paper.setProperty("text", u("榕园"));
        start(paper, backend);
        QCOMPARE(saved(paper, path("few.pdf")), u("存好了"));
        QVERIFY(!textOf(path("few.pdf")).contains(u("进贤社区")));
        paper.setProperty("text", u("没有这样的"));
        QVERIFY(saved(paper, path("none.pdf")) != u("存好了"));
        QVERIFY(!QFile::exists(path("none.pdf")));
    }

    void minutesNameWhoDoesWhatUntilWhen() {
        FakeBackend backend;
        PaperModel paper;
        paper.setProperty("kind", u("minutes"));
        paper.setProperty("recordId", u("第12次联席会议"));
        start(paper, backend);
        QCOMPARE(saved(paper, path("minutes.pdf")), u("存好了"));
        QCOMPARE(pagesOf(path("minutes.pdf")), 1);
        const QString text = textOf(path("minutes.pdf"));
        for (const char* word : {"第12次联席会议", "榕华街道", "2026-05-23", "楼道水管漏水",
                                 "区供水公司", "2026-06-22", "已解决", "办理中"})
            QVERIFY2(text.contains(u(word)), word);
    }

    void theReportHoldsItsFigures() {
        FakeBackend backend;
        PaperModel paper;
        paper.setProperty("kind", u("report"));
        paper.setProperty("from", u("2025-05-29"));
        paper.setProperty("to", u("2026-05-28"));
        start(paper, backend);
        QCOMPARE(saved(paper, path("report.pdf")), u("存好了"));
        QVERIFY(pagesOf(path("report.pdf")) >= 1);
        const QString text = textOf(path("report.pdf"));
        for (const char* word : {"阶段性成效", "2025-05-29 至 2026-05-28", "截至", "三级联动",
                                 "联席会议", "各单位：", "新兴街道"})
            QVERIFY2(text.contains(u(word)), word);
        paper.setProperty("to", u("2020-01-01")); // before it begins
        QVERIFY(saved(paper, path("wrong.pdf")) != u("存好了"));
        QVERIFY(!QFile::exists(path("wrong.pdf")));
    }

    void barsAreAsLongAsTheyShould() {
        ReportText report;
        report.charts.push_back(
            {u("problems_solved"), {{u("甲"), 80}, {u("乙"), 20}, {u("丙"), 0}}});
        QVERIFY(writePaper(report, path("bars.pdf")));
        said(u("pdftoppm"),
             {u("-png"), u("-r"), u("100"), u("-singlefile"), path("bars.pdf"), path("bars")});
        const QImage page(path("bars.png"));
        std::set<int> lengths; // of what is green, over all lines of the picture
        for (int y = 0; y < page.height(); ++y) {
            int green = 0;
            for (int x = 0; x < page.width(); ++x)
                green += page.pixelColor(x, y) == QColor(0x1D, 0x6B, 0x4C);
            if (green > 5)
                lengths.insert(green);
        }
        QVERIFY(lengths.size() >= 2);
        QVERIFY(*lengths.rbegin() > page.width() / 5);
        QVERIFY(std::abs(*lengths.rbegin() / 4 - *lengths.begin()) <= 3);
    }

    void aPlaceThatCannotBeWrittenIsSaid() {
        FakeBackend backend;
        PaperModel paper;
        paper.setProperty("kind", u("minutes"));
        paper.setProperty("recordId", u("会议"));
        start(paper, backend);
        QVERIFY(saved(paper, u("/no/such/place/minutes.pdf")).startsWith(u("没能存下")));
    }

    void charactersAreNoRadicals() {
        MinutesText minutes;
        minutes.title = u("工作人员一览：见车门户长飞大小");
        minutes.heldOn = u("2026-05-23");
        QVERIFY(writePaper(minutes, path("radicals.pdf")));
        const QString text = textOf(path("radicals.pdf"));
        QVERIFY2(text.contains(minutes.title), qPrintable(text));
        for (const QChar letter : text)
            QVERIFY(letter.unicode() < 0x2E80 || letter.unicode() > 0x2FDF);
        QVERIFY(!withSearchableText("no PDF", QFont()));
    }
};

QTEST_MAIN(TestPapers)
#include "tst_papers.moc"
