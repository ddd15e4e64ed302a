#include "core/store/arbiter.h"
#include "qml/viewmodels/attentionmodel.h"
#include "qml/viewmodels/casemodel.h"
#include "qml/viewmodels/enrolmentform.h"
#include "qml/viewmodels/qrpicture.h"
#include "qml/viewmodels/setasidemodel.h"
#include "qml/viewmodels/syncmodel.h"
#include "qml/viewmodels/words.h"
#include "tests/qml/viewmodels/waiting.h"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QUrl>

using namespace banyan::ui;

namespace {

QImage qrPicture(const std::string& text, int side) {
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormat::QRCode);
    const ZXing::BitMatrix bits = writer.encode(text, side, side);
    QImage picture(bits.width(), bits.height(), QImage::Format_RGB32);
    for (int y = 0; y < bits.height(); ++y) {
        for (int x = 0; x < bits.width(); ++x)
            picture.setPixel(x, y, bits.get(x, y) ? 0xff20261e : 0xfff7f3ea);
    }
    return picture;
}

} // namespace

// What lies between phone and office: enrolment, sync, cases, work set aside.
class TestOffice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCaseSaysWhatItWillDo() {
        FakeBackend backend;
        CaseModel record;
        record.setProperty("caseId", QStringLiteral("case-name"));
        start(record, backend);
        QVERIFY(!record.decidable());
        QCOMPARE(cell(record.versions(), 0, "markedText").toString(),
                 QString::fromUtf8("陈小<u><b>铭</b></u>"));
        record.choose(QStringLiteral("v2"));
        QCOMPARE(record.decideText(), QString::fromUtf8("用「陈晓明」"));
        record.setWriting(true);
        QVERIFY(!record.decidable());
        record.setOwnValue(QString::fromUtf8(" 陈小名 "));
        QCOMPARE(record.decideText(), QString::fromUtf8("用「陈小名」"));
        QSignalSpy decided(&record, &CaseModel::decided);
        record.decide();
        answerAll();
        QCOMPARE(decided.count(), 1);
        QCOMPARE(backend.property("decidedCount").toInt(), 1);
    }

    void aDecisionTakesItsReasonAlong() {
        FakeBackend backend;
        CaseModel record;
        record.setProperty("caseId", QStringLiteral("case-name"));
        start(record, backend);
        record.choose(QStringLiteral("v2"));
        record.setReason(QString::fromUtf8(" 看过身份证 "));
        record.decide();
        answerAll();
        QCOMPARE(backend.lastDecision().reason, QString::fromUtf8("看过身份证"));
        QCOMPARE(backend.lastDecision().versionId, QStringLiteral("v2"));
    }

    void itsAuthorSeesHowACaseEnded() {
        FakeBackend backend;
        AttentionModel attention;
        start(attention, backend);
        const int last = attention.rows()->rowCount() - 1;
        QCOMPARE(cell(attention.rows(), last, "kind").toString(), QStringLiteral("decided"));
        const QString line = cell(attention.rows(), last, "line").toString();
        for (const char* part : {"黄文杰", "黄文洁", "王芳", "看过身份证"})
            QVERIFY2(line.contains(QString::fromUtf8(part)), part);
        backend.district().decided[0].mine = backend.district().decided[0].decision;
        backend.setStatus(backend.syncStatus());
        answerAll();
        QVERIFY(cell(attention.rows(), last, "line")
                    .toString()
                    .startsWith(QString::fromUtf8("用了你写的「黄文杰」")));
    }

    void namesFromOutsideCannotBringMarkup() {
        FakeBackend backend;
        backend.district().cases[0].versions[0].value = QStringLiteral("<img src=x>");
        CaseModel record;
        record.setProperty("caseId", QStringLiteral("case-name"));
        start(record, backend);
        const QString marked = cell(record.versions(), 0, "markedText").toString();
        QVERIFY(!marked.contains(QStringLiteral("<img")));
    }

    void workSetAsideCanBeCorrected() {
        FakeBackend backend;
        SetAsideModel action;
        action.setProperty("actionId", QStringLiteral("action-phone"));
        start(action, backend);
        QVERIFY(!action.reason().isEmpty());
        QVERIFY(!action.corrected());
        action.correct(0, QStringLiteral("13511223344"));
        QVERIFY(action.corrected());
        action.resend();
        answerAll();
        QCOMPARE(backend.corrections().size(), std::size_t(1));
        QCOMPARE(backend.corrections()[0].change, 0);
        QCOMPARE(backend.corrections()[0].value, QStringLiteral("13511223344"));
    }

    void aCodeIsCorrectedByChoosing() {
        FakeBackend backend;
        SetAsideModel action;
        action.setProperty("actionId", QStringLiteral("action-moved"));
        start(action, backend);
        QCOMPARE(cell(action.lines(), 0, "text").toString(), QString::fromUtf8("租住"));
        QVERIFY(action.codesOf(0).contains(QStringLiteral("vacant")));
        QCOMPARE(action.codesOf(0).size(), action.wordsOf(0).size());
        QVERIFY(action.codesOf(1).isEmpty()); // a phone is written
        QVERIFY(!cell(action.lines(), 1, "hint").toString().isEmpty());
        QVERIFY(!cell(action.lines(), 2, "editable").toBool()); // what was taken off
        action.correct(0, QStringLiteral("vacant"));
        action.correct(1, QStringLiteral("13900130018"));
        action.resend();
        answerAll();
        QCOMPARE(backend.corrections().size(), std::size_t(2));
        QCOMPARE(backend.corrections()[0].value, QStringLiteral("vacant"));
        QCOMPARE(backend.corrections()[1].change, 1);
    }

    void everyReasonHasWordsOfItsOwn_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("zh") << "zh";
        QTest::newRow("en") << "en";
    }
    void everyReasonHasWordsOfItsOwn() {
        QFETCH(QString, language);
        QTranslator translator;
        if (language == QLatin1String("en")) {
            QVERIFY(translator.load(QStringLiteral(BANYAN_EN_QM)));
            QCoreApplication::installTranslator(&translator);
        }
        QStringList all{Words::setAsideReason(QStringLiteral("not a reason"))};
        for (int reason = int(banyan::SetAside::NotAllowed);
             reason <= int(banyan::SetAside::Revoked); ++reason) {
            const QString code = QString::fromLatin1(setAsideName(banyan::SetAside(reason)));
            const QString words = Words::setAsideReason(code);
            QVERIFY2(!all.contains(words) || code == QLatin1String("erased"), qPrintable(code));
            const bool isChinese = words.contains(QRegularExpression(QStringLiteral("\\p{Han}")));
            QCOMPARE(isChinese, language == QLatin1String("zh"));
            all << words;
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void takingBackNeedsAReason() {
        FakeBackend backend;
        SetAsideModel action;
        action.setProperty("actionId", QStringLiteral("action-phone"));
        start(action, backend);
        action.withdraw(QStringLiteral("  "));
        answerAll();
        QCOMPARE(backend.property("settledCount").toInt(), 0);
        action.withdraw(QString::fromUtf8("写错了"));
        answerAll();
        QCOMPARE(backend.property("settledCount").toInt(), 1);
    }

    void theListShowsWhatNeedsAPerson() {
        FakeBackend backend;
        AttentionModel attention;
        start(attention, backend);
        QCOMPARE(attention.rows()->rowCount(), 6);
        backend.setForked();
        answerAll();
        QCOMPARE(attention.rows()->rowCount(), 8);
        backend.setQuiet();
        answerAll();
        QVERIFY(attention.nothing());
    }

    void nothingUnsentIsSaidOnlyWhenConfirmed() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        QCOMPARE(sync.unsentCount(), 3);
        QCOMPARE(sync.unsent()->rowCount(), 3);
        QVERIFY(!sync.failure().isEmpty());
        QCOMPARE(sync.tone(), QStringLiteral("amber"));
        sync.syncNow();
        answerAll();
        QCOMPARE(sync.unsent()->rowCount(), 0);
        QVERIFY(sync.pillText().isEmpty());
        QCOMPARE(sync.tone(), QStringLiteral("red")); // one was not taken
    }

    // What stops work from reaching the office is said, and never that it goes by itself.
    void theSentenceIsTrueWhenTheOfficeRefuses_data() {
        QTest::addColumn<int>("code");
        QTest::newRow("revoked") << int(banyan::ErrorCode::Revoked);
        QTest::newRow("too old") << int(banyan::ErrorCode::TooOld);
        QTest::newRow("unknown") << int(banyan::ErrorCode::Unauthorized);
        QTest::newRow("another office") << int(banyan::ErrorCode::Untrusted);
    }
    void theSentenceIsTrueWhenTheOfficeRefuses() {
        QFETCH(int, code);
        FakeBackend backend;
        SyncStatus status = backend.syncStatus();
        status.error = banyan::ErrorCode(code);
        backend.setStatus(status);
        SyncModel sync;
        start(sync, backend);
        QVERIFY(sync.sentence().contains(QString::number(sync.unsentCount())));
        QVERIFY(!sync.sentence().contains(QString::fromUtf8("有网就传")));
        QCOMPARE(cell(sync.notices(), 0, "name").toString(), QStringLiteral("failure"));
        QVERIFY(!cell(sync.notices(), 0, "text").toString().isEmpty());
    }

    void whatThisVersionCannotShowIsSaid() {
        FakeBackend backend;
        backend.setOfficeNewer();
        SyncModel sync;
        start(sync, backend);
        QStringList names;
        for (int row = 0; row < sync.notices()->rowCount(); ++row)
            names << cell(sync.notices(), row, "name").toString();
        QCOMPARE(names, QStringList({QStringLiteral("clock"), QStringLiteral("newer"),
                                     QStringLiteral("photos")}));
        QVERIFY(sync.sentence().contains(QString::fromUtf8("2 张照片")));
        QCOMPARE(sync.tone(), QStringLiteral("amber"));
        AttentionModel attention;
        start(attention, backend);
        QCOMPARE(cell(attention.rows(), 0, "kind").toString(), QStringLiteral("too_old"));
    }

    void aBundleGoesAndItsReplyComes() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        QVERIFY(sync.canSeal());
        sync.seal(QUrl::fromLocalFile(QStringLiteral("/tmp/taken.banyan")));
        answerAll();
        QVERIFY(sync.bundleFailed());
        sync.seal(QUrl::fromLocalFile(QStringLiteral("/tmp/new.banyan")));
        answerAll();
        QVERIFY(!sync.bundleFailed());
        QVERIFY(sync.bundleText().startsWith(QStringLiteral("3")));
        QCOMPARE(sync.unsentCount(), 3); // sealing removes nothing
        sync.importReply(QUrl::fromLocalFile(QStringLiteral("/tmp/holiday.txt")));
        answerAll();
        QVERIFY(sync.bundleFailed());
        sync.importReply(QUrl::fromLocalFile(QStringLiteral("/tmp/reply.banyan")));
        answerAll();
        QVERIFY(!sync.bundleFailed());
        QVERIFY(sync.bundleText().contains(QStringLiteral("3")));
        QCOMPARE(sync.unsentCount(), 0);
    }

    void whatWasRescuedIsSaid() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        QVERIFY(sync.rescueText().isEmpty());
        QVERIFY(sync.newerOfficeText().isEmpty());
        SyncStatus status = backend.syncStatus();
        status.isRescued = true;
        status.rescuedUnsent = 7;
        backend.setStatus(status);
        const QString whole = sync.rescueText();
        QVERIFY(whole.contains(QStringLiteral("7")));
        status.rescuedNot = 2;
        status.isRescueCertain = false;
        status.isOfficeNewer = true;
        backend.setStatus(status);
        QVERIFY(sync.rescueText().startsWith(whole));
        QVERIFY(sync.rescueText().contains(QStringLiteral("2")));
        QVERIFY(!sync.newerOfficeText().isEmpty());
    }

    void anUnknownPhoneMayBeEnrolledAnew() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        QVERIFY(!sync.isUnknown());
        SyncStatus status = backend.syncStatus();
        status.error = banyan::ErrorCode::Unauthorized;
        backend.setStatus(status);
        QVERIFY(sync.isUnknown());
    }

    // Too old to talk: how much is kept, and that a file can carry it.
    void tooOldAnAppSaysWhatIsKept() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        SyncStatus status = backend.syncStatus();
        status.error = banyan::ErrorCode::TooOld;
        backend.setStatus(status);
        QVERIFY(sync.failure().contains(QStringLiteral("3")));
        status.canSeal = false;
        backend.setStatus(status);
        QVERIFY(!sync.failure().isEmpty());
        QVERIFY(!sync.failure().contains(QStringLiteral("3")));
    }

    void theFirstPullCountsRecords() {
        FakeBackend backend;
        SyncModel sync;
        start(sync, backend);
        backend.setFirstPull(301, 1204);
        QVERIFY(sync.firstPull());
        QCOMPARE(sync.progress(), 0.25);
        QVERIFY(sync.progressText().contains(QStringLiteral("1,204")));
    }

    void aQrPictureIsRead_data() {
        QTest::addColumn<int>("side");
        QTest::newRow("small") << 120;
        QTest::newRow("as from a camera") << 3000;
    }
    void aQrPictureIsRead() {
        QFETCH(int, side);
        const std::string text = "banyan://enrol?office=https%3A%2F%2F10.0.0.2&code=ABC";
        QCOMPARE(textOfQrPicture(qrPicture(text, side)), QString::fromStdString(text));
        QVERIFY(textOfQrPicture(QImage()).isEmpty());
        QImage blank(64, 64, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QVERIFY(textOfQrPicture(blank).isEmpty());
    }

    void enrolmentSpeaksInWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("enrols");
        QTest::newRow("nothing") << "" << false;
        QTest::newRow("not a code") << "https://example.org" << false;
        QTest::newRow("used") << "banyan://used" << false;
        QTest::newRow("good") << "banyan://enrol?code=1" << true;
    }
    void enrolmentSpeaksInWords() {
        QFETCH(QString, text);
        QFETCH(bool, enrols);
        FakeBackend backend;
        backend.setEnrolled(false);
        EnrolmentForm form;
        start(form, backend);
        form.setText(text);
        QSignalSpy enrolled(&form, &EnrolmentForm::enrolled);
        form.enrol();
        answerAll();
        QCOMPARE(enrolled.count(), enrols ? 1 : 0);
        QCOMPARE(form.failure().isEmpty(), enrols);
        if (enrols)
            QVERIFY(form.text().isEmpty()); // the one-time secret is not kept
    }

    void aPictureEnrols() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("code.png"));
        QVERIFY(qrPicture("banyan://enrol?code=1", 300).save(path));
        FakeBackend backend;
        backend.setEnrolled(false);
        EnrolmentForm form;
        start(form, backend);
        QSignalSpy enrolled(&form, &EnrolmentForm::enrolled);
        form.readPicture(QUrl::fromLocalFile(path));
        QVERIFY(enrolled.wait(5000));
    }
};

QTEST_MAIN(TestOffice)
#include "tst_office.moc"
