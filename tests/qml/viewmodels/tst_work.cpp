#include "core/usecases/vcard.h"
#include "qml/viewmodels/qrpattern.h"
#include "qml/viewmodels/qrpicture.h"
#include "qml/viewmodels/registerform.h"
#include "qml/viewmodels/registermodel.h"
#include "qml/viewmodels/registersmodel.h"
#include "qml/viewmodels/reportmodel.h"
#include "qml/viewmodels/words.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

int rowOf(RowList* rows, const char* role, const QString& value) {
    for (int row = 0; row < rows->rowCount(); ++row)
        if (cell(rows, row, role).toString() == value)
            return row;
    return -1;
}

} // namespace

// Registers, their records and the period report, as pages see them.
class TestWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese)); }

    void everyRegisterHasItsWords() {
        FakeBackend backend;
        RegistersModel registers;
        start(registers, backend);
        QVERIFY(registers.rows()->count() > 30);
        const int row = rowOf(registers.rows(), "entity", u("problem"));
        QCOMPARE(cell(registers.rows(), row, "label").toString(), u("问题"));
        QCOMPARE(cell(registers.rows(), row, "section").toString(), u("问题和矛盾"));
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(Words::entity(u("whistle")), u("Whistle"));
        QCOMPARE(Words::code(u("problem_state"), u("closed")), u("Closed"));
        QLocale::setDefault(QLocale(QLocale::Chinese));
    }

    void aRegisterIsSearchedAndNarrowed() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        start(problems, backend);
        QCOMPARE(problems.rows()->count(), 4);
        QCOMPARE(cell(problems.rows(), 1, "stateText").toString(), u("处置中·超期"));
        problems.setOpenOnly(true);
        QTRY_COMPARE(problems.rows()->count(), 3);
        problems.setText(u("路灯"));
        QTRY_COMPARE(problems.rows()->count(), 1);
        problems.setText(u("没有这样的"));
        QTRY_VERIFY(problems.nothing());
    }

    void aNewProblemAsksForLittle() {
        FakeBackend backend;
        RegisterForm form;
        form.setProperty("entity", u("problem"));
        form.setProperty("householdId", u("h-3-2-501"));
        start(form, backend);
        QVERIFY(form.isNew() && form.editing());
        const int few = form.fields()->count();
        QCOMPARE(rowOf(form.fields(), "field", u("household")), -1); // it is known
        QCOMPARE(cell(form.fields(), 0, "field").toString(), u("title"));
        form.setWhole(true);
        QVERIFY(form.fields()->count() > few);
        // The second level of the categories comes with its first.
        const int category = rowOf(form.fields(), "field", u("category"));
        const int before = cell(form.fields(), category, "choices").toList().size();
        form.write(u("category"), u("facilities"), u("公用设施"));
        QVERIFY(cell(form.fields(), category, "choices").toList().size() > before);

        form.save(); // without words it is refused, and what was written stays
        QTRY_VERIFY(!form.problem().isEmpty());
        QVERIFY(form.editing());
        form.write(u("title"), u(" 水管漏水 "));
        QSignalSpy saved(&form, &RegisterForm::saved);
        form.save();
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!form.editing());
        const auto& values = backend.registerSaves().back().values;
        QVERIFY(std::ranges::find(values, std::pair(u("title"), u("水管漏水"))) != values.end());
        QVERIFY(std::ranges::find(values, std::pair(u("household"), u("h-3-2-501")))
                != values.end());
    }

    void stepsAreThoseThatAreOpen() {
        FakeBackend backend;
        RegisterForm form;
        form.setProperty("entity", u("problem"));
        form.setProperty("recordId", u("p1"));
        start(form, backend);
        QCOMPARE(form.stateText(), u("已上报"));
        QVERIFY(rowOf(form.steps(), "code", u("verified")) >= 0);
        QCOMPARE(rowOf(form.steps(), "code", u("filed")), -1); // for desks
        form.take(u("verified"), u("看过了"));
        QTRY_COMPARE(form.stateText(), u("已核实"));
    }

    void theReportOpensItsFigures() {
        FakeBackend backend;
        ReportModel report;
        start(report, backend);
        QVERIFY(!report.from().isEmpty() && report.from() < report.to());
        const int row = rowOf(report.rows(), "key", u("grids_covered"));
        QVERIFY(cell(report.rows(), row, "share").toDouble() > 0);
        QCOMPARE(report.behind(u("grids_covered"))[u("from")].toString(), report.from());
        report.setFrom(u("2099-01-01")); // after its end
        QTRY_VERIFY(!report.problem().isEmpty());
    }

    void theReportIsSavedAsATable() {
        FakeBackend backend;
        ReportModel report;
        start(report, backend);
        QTemporaryDir folder;
        const QString file = folder.filePath(u("report.csv"));
        QVERIFY(report.saveCsv(QUrl::fromLocalFile(file)).isEmpty());
        QVERIFY(QFile::exists(file));
        QVERIFY(!report.saveCsv(QUrl::fromLocalFile(u("/no/such/place/report.csv"))).isEmpty());
    }

    void aCardsCodeIsReadBack() {
        const std::string card =
            banyan::vCardText({"林秀英", "网格员; 值班", "13900130017", "第1网格"});
        QVERIFY(card.find("TITLE:网格员\\; 值班\r\n") != std::string::npos);
        QrPattern pattern;
        pattern.setSize({320, 320});
        pattern.setText(QString::fromStdString(card));
        QImage picture(320, 320, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QPainter painter(&picture);
        pattern.paint(&painter);
        painter.end();
        QCOMPARE(textOfQrPicture(picture), QString::fromStdString(card));
    }
};

QTEST_MAIN(TestWork)
#include "tst_work.moc"
