#include "qml/viewmodels/attentionmodel.h"
#include "qml/viewmodels/casemodel.h"
#include "qml/viewmodels/enrolmentform.h"
#include "qml/viewmodels/qrpicture.h"
#include "qml/viewmodels/setasidemodel.h"
#include "qml/viewmodels/syncmodel.h"
#include "tests/qml/viewmodels/waiting.h"

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
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

    void aDuplicateIsAQuestion() {
        FakeBackend backend;
        CaseModel record;
        record.setProperty("caseId", QStringLiteral("case-twice"));
        start(record, backend);
        QVERIFY(record.byChoice());
        QVERIFY(!record.mayWrite());
        record.choices()->choose(QStringLiteral("different"));
        QVERIFY(record.decidable());
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
        QCOMPARE(backend.edits().size(), std::size_t(1));
        QCOMPARE(backend.edits()[0].value, QStringLiteral("13511223344"));
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
        QCOMPARE(attention.rows()->rowCount(), 3);
        backend.setForked();
        answerAll();
        QCOMPARE(attention.rows()->rowCount(), 5);
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
