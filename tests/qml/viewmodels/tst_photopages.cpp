#include "qml/viewmodels/photomodel.h"
#include "qml/viewmodels/photosmodel.h"
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

// Photos go along with a visit; nothing waits for them, and nothing hidden goes with them.
class TestPhotoPages : public QObject {
    Q_OBJECT

private:
    static void open(VisitForm& form, FakeBackend& backend) {
        form.setProperty("householdId", household);
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
        form.addPhoto(file("good-1.jpg"));
        QVERIFY(form.preparing());
        answerAll();
        QVERIFY(!form.preparing());
        QCOMPARE(form.photos()->rowCount(), 1);
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
        form.addPhoto(file("good-place.jpg"));
        answerAll();
        QVERIFY(form.positionKnown());
        form.save();
        answerAll();
        QVERIFY(!backend.drafts().back().photos[0].keepsPosition);
        VisitForm other;
        open(other, backend);
        other.addPhoto(file("good-place.jpg"));
        answerAll();
        other.setProperty("keepsPosition", true);
        other.save();
        answerAll();
        QVERIFY(backend.drafts().back().photos[0].keepsPosition);
    }

    void aWishForThePlaceGoesWithItsPhoto() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.addPhoto(file("good-place.jpg"));
        answerAll();
        form.setProperty("keepsPosition", true);
        form.removePhoto(file("good-place.jpg").toLocalFile());
        QVERIFY(!form.property("keepsPosition").toBool());
    }

    void whatIsNoPhotoIsSaidAndDoesNotHinder() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.addPhoto(file("notes.txt"));
        answerAll();
        QVERIFY(!form.photoProblem().isEmpty());
        QCOMPARE(form.photos()->rowCount(), 0);
        form.addPhoto(file("good-1.jpg"));
        QVERIFY(form.photoProblem().isEmpty());
        form.addPhoto(file("good-1.jpg"));
        answerAll();
        QCOMPARE(form.photos()->rowCount(), 1); // the same twice is one
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
    }

    void savingDoesNotWaitForAPhoto() {
        FakeBackend backend;
        VisitForm form;
        open(form, backend);
        form.addPhoto(file("good-slow.jpg"));
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
        form.addPhoto(file("good-1.jpg"));
        answerAll();
        QSignalSpy saved(&form, &VisitForm::saved);
        form.save();
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
        QVERIFY(form.photoProblem().contains(u("1 张照片")));
        QCOMPARE(saved.count(), 0);
        form.save(); // read, and back
        QCOMPARE(saved.count(), 1);
        answerAll();
        QCOMPARE(backend.visitCount(), 1);
    }

    void oneIsAddedAfterwards() {
        FakeBackend backend;
        const QString visit = backend.district().find(household)->visits.front().visitId;
        PhotosModel photos;
        photos.setProperty("visitId", visit);
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
