#include "core/schema/workflow.h"
#include "core/tables/tablefile.h"
#include "core/usecases/vcard.h"
#include "qml/viewmodels/cardgapsmodel.h"
#include "qml/viewmodels/importform.h"
#include "qml/viewmodels/inboxesmodel.h"
#include "qml/viewmodels/qrpattern.h"
#include "qml/viewmodels/qrpicture.h"
#include "qml/viewmodels/registerbatch.h"
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
#include <QTranslator>
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

    void tablesAreForDesks() {
        FakeBackend backend;
        RegistersModel worker;
        start(worker, backend);
        QVERIFY(!worker.mayImport());
        backend.setDesk();
        RegistersModel desk;
        start(desk, backend);
        QVERIFY(desk.mayImport());
    }

    // Whoever types before the first lines have come gets what he typed.
    void aRegisterIsSearchedBeforeItIsThere() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        problems.setBackend(&backend);
        problems.classBegin();
        problems.componentComplete();
        problems.setText(u("路灯"));
        QTRY_COMPARE(problems.rows()->count(), 1);
        QVERIFY(problems.ready());
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
        auto* choices = cell(form.fields(), category, "choices").value<ChoiceModel*>();
        QVERIFY(choices);
        const int before = choices->count();
        form.choose(u("category"), u("facilities"));
        QVERIFY(choices->count() > before);
        QCOMPARE(choices->chosen(), u("facilities"));
        form.choose(u("category"), u("facilities")); // is taken back
        QCOMPARE(choices->count(), before);
        QVERIFY(choices->chosen().isEmpty());
        QCOMPARE(rowOf(form.fields(), "field", u("category")), category);
        QVERIFY(!cell(form.fields(), 0, "choices").value<ChoiceModel*>()); // the title's

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
        QVERIFY(rowOf(form.steps(), "label", u("核实属实")) >= 0);
        form.take(u("verified"), u("看过了"));
        QTRY_COMPARE(form.stateText(), u("已核实"));
    }

    // A button says what one does; the name of the state that comes of it says something else.
    void everyStepHasItsVerb() {
        for (const auto* language : {"zh", "en"}) {
            QTranslator english;
            if (*language == 'e') {
                QVERIFY(english.load(QStringLiteral(BANYAN_EN_QM)));
                QCoreApplication::installTranslator(&english);
            }
            for (const auto* workflow : banyan::allWorkflows())
                for (const auto& step : workflow->steps) {
                    const auto text = [](std::string_view code) {
                        return QString::fromUtf8(code.data(), qsizetype(code.size()));
                    };
                    const QString list = u(workflow->name);
                    const QString verb = Words::step(list, text(step.from), text(step.to));
                    QVERIFY2(verb != text(step.to), qPrintable(list + verb));
                    QVERIFY2(verb != Words::code(list, text(step.to)), qPrintable(list + verb));
                }
            QLocale::setDefault(QLocale(QLocale::English));
        }
        QLocale::setDefault(QLocale(QLocale::Chinese));
        QCOMPARE(Words::step(u("problem_state"), u("closed"), u("handling")), u("重新办"));
        QCOMPARE(Words::step(u("problem_state"), u("filed"), u("handling")), u("开始办"));
        QCOMPARE(Words::step(u("problem_state"), u("filed"), u("unheard_of")), u("unheard_of"));
    }

    void aRegisterIsNarrowedByChips() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        start(problems, backend);
        QCOMPARE(problems.sorts()->count(), 3);
        QCOMPARE(cell(problems.states(), 2, "label").toString(), u("处置中 1"));
        QCOMPARE(problems.units()->count(), 2);
        problems.narrowToState(u("handling"));
        QTRY_COMPARE(problems.rows()->count(), 1);
        QCOMPARE(problems.narrowedCount(), 1);
        QCOMPARE(problems.states()->chosen(), u("handling"));
        problems.narrowToState(u("handling")); // once more takes it back
        QTRY_COMPARE(problems.rows()->count(), 4);
        problems.sortBy(u("title"));
        QTRY_COMPARE(cell(problems.rows(), 0, "title").toString().left(2), u("3栋"));
        problems.narrowToCategory(u("fire"));
        problems.widen();
        QCOMPARE(problems.narrowedCount(), 0);
    }

    void whatWaitsOpensItsRegister() {
        FakeBackend backend;
        InboxesModel inboxes;
        start(inboxes, backend);
        const int late = rowOf(inboxes.rows(), "inbox", u("problems_late"));
        QCOMPARE(cell(inboxes.rows(), late, "title").toString(), u("问题超期"));
        QCOMPARE(cell(inboxes.rows(), late, "iconName").toString(), u("overdue"));
        RegisterModel problems;
        problems.setEntity(u("problem"));
        problems.setInbox(u("problems_late"));
        start(problems, backend);
        QCOMPARE(problems.label(), u("问题超期"));
        QCOMPARE(problems.rows()->count(), 1);
        backend.setQuiet();
        QTRY_COMPARE(inboxes.rows()->count(), 0);
    }

    void severalAreDoneAtOnceAndSayWhichWereNot() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        start(problems, backend);
        RegisterBatch batch;
        batch.setLines(&problems);
        QCOMPARE(batch.steps()->count(), 0); // nothing is picked
        problems.pick(u("巷口路灯不亮"));
        problems.pick(u("楼下店铺夜间噪音")); // closed
        QCOMPARE(batch.pickedText(), u("选了 2 条"));
        QVERIFY(rowOf(batch.steps(), "code", u("returned")) >= 0);
        QCOMPARE(rowOf(batch.steps(), "code", u("verified")), -1); // none of the two can
        batch.confirm({});                                         // nothing was asked
        QVERIFY(backend.eachAsks().empty());
        batch.askStep(u("returned"));
        QCOMPARE(batch.question(), u("这 2 条都「退回」？"));
        batch.cancel();
        QVERIFY(batch.question().isEmpty() && problems.picking());
        batch.askStep(u("returned"));
        problems.pick(u("消防通道堆放旧家具")); // it was not asked about three
        QVERIFY(batch.question().isEmpty());
        problems.pick(u("消防通道堆放旧家具"));
        batch.askStep(u("returned"));
        QSignalSpy read(&problems, &RegisterModel::rowsChanged);
        Q_EMIT backend.changed({}); // somebody else's work comes in
        QTRY_VERIFY(read.count() > 0);
        answerAll();
        QVERIFY(!batch.question().isEmpty());
        batch.confirm(u("写错了地方"));
        QTRY_VERIFY(!batch.report().isEmpty());
        QCOMPARE(batch.report(),
                 u("1 条办好了。\n没办成：楼下店铺夜间噪音（现在是「已结案」，不能这样办）"));
        QVERIFY(!batch.wentWhole() && !problems.picking());
        QCOMPARE(backend.eachAsks().back().comment, u("写错了地方"));
        batch.forget();
        QVERIFY(batch.report().isEmpty());
    }

    void severalAreGivenToOne() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        start(problems, backend);
        RegisterBatch batch;
        batch.setLines(&problems);
        problems.pickAll();
        QCOMPARE(problems.pickedCount(), 4);
        QCOMPARE(batch.targetOf(u("handler")), u("org_unit"));
        batch.askHand(u("handler"), u("unit-1"), u("进贤社区"));
        QCOMPARE(batch.question(), u("这 4 条的承办单位都定为「进贤社区」？"));
        batch.confirm({});
        QTRY_COMPARE(batch.report(), u("4 条办好了。"));
        QVERIFY(batch.wentWhole());
        QCOMPARE(backend.eachAsks().back().field, u("handler"));
        QCOMPARE(backend.eachAsks().back().value, u("unit-1"));
    }

    void theReportOpensItsFigures() {
        FakeBackend backend;
        ReportModel report;
        start(report, backend);
        QVERIFY(!report.from().isEmpty() && report.from() < report.to());
        const int row = rowOf(report.rows(), "key", u("grids_covered"));
        QVERIFY(cell(report.rows(), row, "share").toDouble() > 0);
        RegisterModel behind;
        behind.setEntity(u("grid"));
        behind.setFigure(u("grids_covered"));
        behind.setFrom(report.from());
        behind.setTo(report.to());
        start(behind, backend);
        QCOMPARE(behind.label(), Words::figure(u("grids_covered")));
        QVERIFY(!behind.isWhole());
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

    void aTableIsLookedAtBeforeItIsRegistered() {
        FakeBackend backend;
        ImportForm form;
        start(form, backend);
        QVERIFY(form.columns().startsWith(u("网格编码、小区")));
        QVERIFY(!form.mayApply() && form.summary().isEmpty());
        form.look(QUrl::fromLocalFile(u("/tmp/letter.docx")));
        QTRY_VERIFY(form.problem().startsWith(u("读不出来")));
        QVERIFY(!form.mayApply());

        form.look(QUrl::fromLocalFile(u("/tmp/bad.xlsx")));
        QTRY_COMPARE(form.faults()->count(), 5);
        QVERIFY(form.problem().isEmpty() && !form.mayApply());
        QVERIFY(form.summary().contains(u("5 处写得不对")));
        QCOMPARE(cell(form.faults(), 0, "lineText").toString(), u("第 3 行"));
        QCOMPARE(cell(form.faults(), 0, "sentence").toString(),
                 u("证件号码：写得不对（18 位，最后一位可以是 X）"));
        form.apply();
        answerAll();
        QCOMPARE(backend.property("importedCount").toInt(), 0);

        form.look(QUrl::fromLocalFile(u("/tmp/good.xlsx")));
        QTRY_VERIFY(form.mayApply());
        QCOMPARE(form.faults()->count(), 0);
        QCOMPARE(form.applyText(), u("登记这 40 户"));
        form.apply();
        QVERIFY(!form.mayApply()); // once
        QTRY_COMPARE(form.doneText(), u("登记好了 40 户。"));
        QCOMPARE(backend.property("importedCount").toInt(), 40);
        QVERIFY(form.summary().isEmpty() && !form.mayApply());
    }

    // What was registered before it stopped, and what to do; never a sentence about quotes.
    void anImportThatStopsSaysHowFarItCame() {
        FakeBackend backend;
        ImportForm form;
        start(form, backend);
        form.look(QUrl::fromLocalFile(u("/tmp/good-stops.xlsx")));
        QTRY_VERIFY(form.mayApply());
        form.apply();
        QTRY_COMPARE(form.doneText(),
                     u("登记好了 25 户，还有 15 户没登。再选一次这张表，会接着登。"));
        QCOMPARE(form.problem(), u("第 77 行这一户登记不了。请看看这一户的几行，在表格里改好。"));
        QVERIFY(!form.mayApply() && !form.busy());
        QVERIFY(Words::importStopped(banyan::ErrorCode::Conflict, 3).contains(u("第 3 行")));
        QVERIFY(!Words::importStopped(banyan::ErrorCode::Storage, 3).isEmpty());
    }

    void aBatchThatBreaksOffSaysHowFarItCame() {
        FakeBackend backend;
        backend.fillDiskAfter(1);
        RegisterModel problems;
        problems.setEntity(u("problem"));
        RegisterBatch batch;
        batch.setLines(&problems);
        start(problems, backend);
        problems.pickAll();
        batch.askHand(u("handler"), u("unit-1"), u("进贤社区"));
        batch.confirm({});
        QTRY_VERIFY(!batch.report().isEmpty());
        QVERIFY2(batch.report().startsWith(u("1 条办好了。\n还有 3 条没轮到，请再选上办一次。\n")),
                 qPrintable(batch.report()));
        QVERIFY(!batch.wentWhole());
    }

    // Older hands tap twice: one record, one step, one batch.
    void tappedTwiceIsDoneOnce() {
        FakeBackend backend;
        RegisterForm form;
        form.setProperty("entity", u("problem"));
        start(form, backend);
        form.write(u("title"), u("灯坏了"));
        form.save();
        form.save();
        answerAll();
        QCOMPARE(backend.registerSaves().size(), std::size_t{1});
        form.take(u("verified"), {});
        form.take(u("verified"), {});
        answerAll();
        QCOMPARE(backend.stepsTaken().size(), std::size_t{1});

        RegisterModel problems;
        problems.setEntity(u("problem"));
        RegisterBatch batch;
        batch.setLines(&problems);
        start(problems, backend);
        problems.pickAll();
        batch.askHand(u("handler"), u("unit-1"), u("进贤社区"));
        batch.confirm({});
        batch.confirm({});
        batch.askHand(u("handler"), u("unit-2"), u("东山街道办事处")); // while it is under way
        answerAll();
        QCOMPARE(backend.eachAsks().size(), std::size_t{1});

        CardGapsModel gaps;
        start(gaps, backend);
        gaps.deliver(u("h-3-2-501"));
        gaps.deliver(u("h-3-2-501"));
        answerAll();
        QCOMPARE(backend.cardsDelivered(), QStringList{u("h-3-2-501")});
        QVERIFY(gaps.problem().isEmpty());
    }

    void aRatingIsAskedForWithItsStep() {
        FakeBackend backend;
        RegisterForm form;
        form.setProperty("entity", u("whistle"));
        form.setProperty("recordId", u("w-1"));
        backend.putAt(u("handled"));
        start(form, backend);
        form.take(u("rated"), u("谢谢"));
        answerAll();
        QVERIFY(backend.stepsTaken().empty()); // not before it was answered
        QCOMPARE(form.askedLabel(), Words::registryField(u("whistle"), u("rating")));
        QVERIFY(rowOf(form.answers(), "code", u("satisfied")) >= 0);
        form.answer(u("satisfied"), u("谢谢"));
        answerAll();
        QCOMPARE(backend.stepsTaken().size(), std::size_t{1});
        const auto& step = backend.stepsTaken().front();
        QCOMPARE(step.state, u("rated"));
        QCOMPARE(step.answer, u("satisfied"));
        QCOMPARE(step.comment, u("谢谢"));
        QVERIFY(form.askedLabel().isEmpty());
    }

    void aSearchWithoutHitsSaysSo() {
        FakeBackend backend;
        RegisterModel problems;
        problems.setEntity(u("problem"));
        start(problems, backend);
        QVERIFY(!problems.nothing() && !problems.isSearched());
        QCOMPARE(problems.nothingTitle(), u("这里还没有"));
        problems.setText(u("没有这样的"));
        QTRY_VERIFY(problems.nothing());
        QCOMPARE(problems.nothingTitle(), u("没有找到"));
        QCOMPARE(problems.nothingText(), u("没有「没有这样的」。换个说法，或者看全部。"));
        problems.narrowToState(u("closed"));
        problems.clear();
        QTRY_VERIFY(!problems.nothing());
        QVERIFY(!problems.isSearched() && problems.text().isEmpty());
        QCOMPARE(problems.narrowedCount(), 0);
    }

    void anEmptyTableIsSavedToBeFilledIn() {
        FakeBackend backend;
        ImportForm form;
        start(form, backend);
        QTemporaryDir folder;
        QFile file(folder.filePath(u("empty.csv")));
        QVERIFY(form.saveTemplate(QUrl::fromLocalFile(file.fileName())).isEmpty());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = banyan::readTable(file.readAll().toStdString());
        QVERIFY(rows);
        QCOMPARE(rows->size(), std::size_t{1});
        QCOMPARE(rows->front().cells.front(), std::string("网格编码"));
        QVERIFY(!form.saveTemplate(QUrl::fromLocalFile(u("/no/such/place/a.csv"))).isEmpty());
    }

    // Every kind of fault has its sentence.
    void everyFaultOfATableHasWords() {
        QSet<QString> sentences;
        for (int kind = 0; kind <= int(banyan::ImportFaultKind::CellError); ++kind)
            sentences.insert(Words::importFault({1, banyan::ImportFaultKind(kind), "门牌", "501"}));
        QCOMPARE(sentences.size(), int(banyan::ImportFaultKind::CellError) + 1);
        QVERIFY(!sentences.contains(QString()));
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
