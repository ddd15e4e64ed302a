#include "qml/viewmodels/photomodel.h"
#include "qml/viewmodels/photosmodel.h"
#include "qml/viewmodels/registerform.h"
#include "qml/viewmodels/visitform.h"
#include "qml/viewmodels/words.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }
QUrl file(const char* name) { return QUrl::fromLocalFile(QStringLiteral("/tmp/") + u(name)); }
const QString household = QStringLiteral("h-3-2-501");

} // namespace

// Photos go along with a visit or a problem; nothing waits for them, and nothing hidden goes with
// them.
class TestPhotoPages : public QObject {
    Q_OBJECT

private:
    static void open(VisitForm& form, FakeBackend& backend) {
        form.setProperty("householdId", household);
        start(form, backend);
    }
    static void open(RegisterForm& form, FakeBackend& backend) {
        form.setProperty("entity", u("problem"));
        start(form, backend);
    }
    static void open(PhotoModel& photo, FakeBackend& backend, const char* id) {
        photo.setProperty("photoId", u(id));
        start(photo, backend);
    }

private Q_SLOTS:
    void aPhotoGoesWithTheVisit() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("good-1.jpg"));
        QVERIFY(form.photos()->preparing());
        answerAll();
        QVERIFY(!form.photos()->preparing());
        QCOMPARE(form.photos()->drafts()->rowCount(), 1);
        QSignalSpy saved(&form, &VisitForm::saved);
        form.save();
        answerAll();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(backend.drafts().back().photos.size(), std::size_t(1));
    }

    void thePlaceStaysHereUnlessSomebodySaysSo() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("good-place.jpg"));
        answerAll();
        QVERIFY(form.photos()->positionKnown());
        form.save();
        answerAll();
        QVERIFY(!backend.drafts().back().photos[0].keepsPosition);
        VisitForm other;
        open(other, backend);
        other.photos()->add(file("good-place.jpg"));
        answerAll();
        other.photos()->setProperty("keepsPosition", true);
        other.save();
        answerAll();
        QVERIFY(backend.drafts().back().photos[0].keepsPosition);
    }

    void aWishForThePlaceGoesWithItsPhoto() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("good-place.jpg"));
        answerAll();
        form.photos()->setProperty("keepsPosition", true);
        form.photos()->remove(file("good-place.jpg").toLocalFile());
        QVERIFY(!form.photos()->property("keepsPosition").toBool());
    }

    void whatIsNoPhotoIsSaidAndDoesNotHinder() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("notes.txt"));
        answerAll();
        QVERIFY(!form.photos()->problem().isEmpty());
        QCOMPARE(form.photos()->drafts()->rowCount(), 0);
        form.photos()->add(file("good-1.jpg"));
        QVERIFY(form.photos()->problem().isEmpty());
        form.photos()->add(file("good-1.jpg"));
        answerAll();
        QCOMPARE(form.photos()->drafts()->rowCount(), 1); // the same twice is one
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
    }

    void savingDoesNotWaitForAPhoto() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("good-slow.jpg"));
        QSignalSpy saved(&form, &VisitForm::saved);
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
        QVERIFY(form.recorded());
        QCOMPARE(saved.count(), 0); // the page says that a photo is still on its way
        backend.finishSlowPhotos();
        answerAll();
        QCOMPARE(backend.property("attachedCount").toInt(), 1);
        QCOMPARE(saved.count(), 1);
        QCOMPARE(backend.visitCount(), 1);
    }

    void aPhotoThatCannotBeKeptLeavesTheVisit() {
        FakeBackend backend;
        backend.setDiskFull(true);
        VisitForm form;
        open(form, backend);
        form.photos()->add(file("good-1.jpg"));
        answerAll();
        QSignalSpy saved(&form, &VisitForm::saved);
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
        QVERIFY(form.photos()->problem().contains(u("1 张照片")));
        QCOMPARE(saved.count(), 0);
        form.save(); // read, and back
        QCOMPARE(saved.count(), 1);
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
    }

    void aPhotoGoesWithAProblem() {
        FakeBackend backend;
        RegisterForm form;
        open(form, backend);
        QVERIFY(form.takesPhotos());
        form.photos()->add(file("good-1.jpg"));
        form.photos()->add(file("good-slow.jpg"));
        answerAll();
        QCOMPARE(form.photos()->drafts()->rowCount(), 1);
        form.save(); // without a title: nothing is lost
        answerAll();
        QVERIFY(form.isNew() && !form.problem().isEmpty());
        QCOMPARE(form.photos()->drafts()->rowCount(), 1);
        form.write(u("title"), u("路灯不亮"));
        form.save();
        answerAll();
        QVERIFY(!form.isNew());
        QCOMPARE(backend.registerSaves().back().photos.size(), std::size_t(1));
        QCOMPARE(backend.property("attachedCount").toInt(), 0);
        backend.finishSlowPhotos(); // the slow one follows
        answerAll();
        QCOMPARE(backend.property("attachedCount").toInt(), 1);
        QVERIFY(form.photos()->settled());
        form.setEditing(true); // and no later save brings any again
        form.write(u("title"), u("巷口路灯不亮"));
        form.save();
        answerAll();
        QVERIFY(backend.registerSaves().back().photos.empty());
    }

    void aPhotoThatCannotBeKeptLeavesTheProblem() {
        FakeBackend backend;
        backend.setDiskFull(true);
        RegisterForm form;
        open(form, backend);
        form.photos()->add(file("good-1.jpg"));
        answerAll();
        form.write(u("title"), u("路灯不亮"));
        form.save();
        answerAll();
        QVERIFY(!form.isNew());
        QVERIFY(form.photos()->problem().contains(u("1 张照片")));
    }

    void onlyWhatHasPhotosTakesThem() {
        RegisterForm form;
        form.setProperty("entity", u("joint_meeting"));
        QVERIFY(!form.takesPhotos());
        form.setProperty("entity", u("unheard_of"));
        QVERIFY(!form.takesPhotos());
    }

    void oneIsAddedAfterwards_data() {
        QTest::addColumn<QString>("entity");
        QTest::newRow("to a visit") << u("visit");
        QTest::newRow("to a problem") << u("problem");
    }

    void oneIsAddedAfterwards() {
        QFETCH(const QString, entity);
        FakeBackend backend;
        const QString visit = backend.district().find(household)->visits.front().visitId;
        PhotosModel photos;
        photos.setProperty("entity", entity);
        photos.setProperty("recordId", entity == u("visit") ? visit : u("巷口路灯不亮"));
        start(photos, backend);
        const int before = photos.photos()->rowCount();
        photos.add(file("notes.txt"));
        answerAll();
        QVERIFY(!photos.problem().isEmpty());
        QVERIFY(!photos.busy());
        photos.add(file("good-1.jpg"));
        answerAll();
        answerAll();
        QVERIFY(photos.problem().isEmpty());
        QCOMPARE(photos.photos()->rowCount(), before + 1);
    }

    void everyStateHasItsWords() {
        QSet<QString> sentences;
        for (const PhotoState state :
             {PhotoState::OnPhone, PhotoState::Sending, PhotoState::AtOffice, PhotoState::Failed,
              PhotoState::GivenUp, PhotoState::Elsewhere}) {
            PhotoRow row;
            row.state = state;
            row.percent = state == PhotoState::Sending ? 42 : 0;
            row.error = u("too_large");
            row.reason = u("拍糊了");
            QVERIFY(!Words::photo(row).text.isEmpty());
            sentences.insert(Words::photoSentence(row));
            if (state == PhotoState::Sending)
                QVERIFY(Words::photo(row).text.contains(u("42%")));
        }
        QCOMPARE(sentences.size(), 6);
    }

    void anothersPhotoIsFetchedByATap() {
        FakeBackend backend;
        PhotoModel photo;
        open(photo, backend, "photo-other");
        QVERIFY(photo.mayFetch());
        QVERIFY(!photo.mayGiveUp());
        photo.fetch();
        answerAll();
        QVERIFY(!photo.problem().isEmpty()); // no network
        backend.syncNow();
        photo.fetch();
        answerAll();
        QVERIFY(photo.problem().isEmpty());
        QVERIFY(!photo.file().isEmpty());
        QVERIFY(!photo.mayFetch());
    }

    void aFailedOneIsTriedAgainOrGivenUpWithAReason() {
        FakeBackend backend;
        PhotoModel photo;
        open(photo, backend, "photo-failed");
        QVERIFY(photo.mayRetry() && photo.mayGiveUp());
        photo.giveUp(u("  "));
        answerAll();
        QVERIFY(photo.mayGiveUp()); // not without one
        photo.giveUp(u("拍糊了"));
        answerAll();
        QVERIFY(photo.sentence().contains(u("拍糊了")));
        QVERIFY(photo.mayRetry()); // one may change one's mind
        photo.retry();
        answerAll();
        QVERIFY(!photo.mayRetry());
    }
};

QTEST_MAIN(TestPhotoPages)
#include "tst_photopages.moc"
