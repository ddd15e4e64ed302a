#include "sync/images/photo.h"
#include "tests/qml/demooffice.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>

using namespace banyan;
using namespace banyan::ui;

// The real backend with photos of visits and problems: against a real office over loopback.
class TestStorePhotos : public DemoHomes {
    Q_OBJECT

    QTemporaryDir m_folder;

    QUrl picture(const char* name, Qt::GlobalColor colour) {
        const QString path = m_folder.filePath(QLatin1String(name));
        QImage image(2400, 1800, QImage::Format_RGB32);
        image.fill(colour);
        return image.save(path) ? QUrl::fromLocalFile(path) : QUrl();
    }
    PhotoDraft prepared(const Phone& phone, const QUrl& file) {
        const auto draft =
            asked<PhotoDraft>([&](auto reply) { phone->preparePhoto(file, this, reply); });
        return draft ? *draft : PhotoDraft();
    }
    Result<RecordedVisit> visited(const Phone& phone, const std::vector<PhotoDraft>& photos) {
        ui::VisitDraft draft;
        draft.householdId = firstHousehold(phone);
        draft.outcome = QStringLiteral("met");
        draft.photos = photos;
        return asked<RecordedVisit>([&](auto reply) { phone->recordVisit(draft, this, reply); });
    }
    // At no door.
    Result<SavedRecord> raised(const Phone& phone, const std::vector<PhotoDraft>& photos) {
        const auto form = asked<RegisterRecordValue>(
            [&](auto reply) { phone->registerRecord(QStringLiteral("problem"), {}, this, reply); });
        RegisterSave save{QStringLiteral("problem"),
                          {},
                          {{QStringLiteral("title"), QStringLiteral("巷口路灯不亮")},
                           {QStringLiteral("category"), QStringLiteral("facilities")}},
                          photos};
        for (const auto& field : form->fields)
            if (!field.value.isEmpty())
                save.values.emplace_back(field.name, field.value);
        return asked<SavedRecord>(
            [&](auto reply) { phone->saveRegisterRecord(save, this, reply); });
    }
    std::vector<PhotoRow> photosOf(const Phone& phone, const QString& id,
                                   const char* entity = "visit") {
        const RecordRef record{QString::fromUtf8(entity), id};
        const auto rows =
            asked<std::vector<PhotoRow>>([&](auto reply) { phone->photos(record, this, reply); });
        return rows ? *rows : std::vector<PhotoRow>();
    }

private Q_SLOTS:
    void init() { m_office = std::make_unique<DemoOffice>(); }
    void cleanup() { m_office.reset(); }

    void aPhotoGoesWithItsVisitAndIsFetchedByAnother() {
        auto mine = enrolled("worker");
        auto theirs = enrolled("theirs", DemoOffice::second);
        QVERIFY(mine && theirs);
        PhotoDraft draft = prepared(mine, picture("stair.png", Qt::darkGreen));
        QVERIFY(draft.jpeg.startsWith("\xff\xd8")); // encoded anew
        PhotoDraft placed = prepared(mine, picture("door.png", Qt::darkBlue));
        draft.position = placed.position = PhotoPosition{23.5, 116.25};
        placed.keepsPosition = true;
        const auto visit = visited(mine, {draft, placed});
        QVERIFY(visit);
        QCOMPARE(visit->photosLeftOut, 0);
        const auto kept = photosOf(mine, visit->visitId);
        QCOMPARE(kept.size(), std::size_t{2});
        QVERIFY(!kept[0].position);
        QVERIFY(kept[1].position && kept[1].position->latitude == 23.5);
        QVERIFY(QFile::exists(kept[0].file));
        QVERIFY(QTest::qWaitFor(
            [&] { return photosOf(mine, visit->visitId)[1].state == PhotoState::AtOffice; },
            patienceMs));
        QVERIFY(synchronised(theirs));
        const auto visits = asked<Slice<ui::VisitRow>>(
            [&](auto reply) { theirs->visits(visit->householdId, 0, 5, this, reply); });
        QCOMPARE(visits->rows.front().photos, 2);
        auto seen = photosOf(theirs, visit->visitId);
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen[0].state == PhotoState::AtOffice);
        QVERIFY(seen[0].file.isEmpty() && !seen[0].mine);
        // Both at once: they come one after the other.
        int fetched = 0;
        for (const PhotoRow& row : seen)
            theirs->fetchPhoto(row.photoId, this,
                               [&](const Result<Done>& done) { fetched += bool(done); });
        QVERIFY(QTest::qWaitFor([&] { return fetched == 2; }, patienceMs));
        seen = photosOf(theirs, visit->visitId);
        const auto image = readPicture(seen[0].file, 200);
        QVERIFY(image);
        QCOMPARE(image->width(), 200);
    }

    void whatIsNoPhotoIsRefused() {
        auto phone = enrolled("worker");
        const QString path = m_folder.filePath(QStringLiteral("notes.jpg"));
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("<svg/>");
        file.close();
        const auto draft = asked<PhotoDraft>(
            [&](auto reply) { phone->preparePhoto(QUrl::fromLocalFile(path), this, reply); });
        QVERIFY(!draft);
        QCOMPARE(draft.error().code, ErrorCode::Garbled);
        QVERIFY(!readPicture(path, 100));
    }

    void aVisitIsUndoneWithItsPhotos() {
        QVERIFY(enrolled("worker"));
        auto phone = opened("worker", false, 60'000);
        const auto visit = visited(phone, {prepared(phone, picture("a.png", Qt::red)),
                                           prepared(phone, picture("b.png", Qt::blue))});
        QVERIFY(visit);
        QCOMPARE(phone->syncStatus().unsent, 3);
        QVERIFY(asked<Done>([&](auto reply) { phone->undo(visit->actionId, this, reply); }));
        QCOMPARE(phone->syncStatus().unsent, 0);
        QVERIFY(photosOf(phone, visit->visitId).empty());
    }

    void aProblemsPhotoIsSeenByAnother() {
        auto mine = enrolled("worker");
        auto theirs = enrolled("theirs", DemoOffice::second);
        QVERIFY(mine && theirs);
        const auto problem = raised(mine, {prepared(mine, picture("a.png", Qt::red))});
        QVERIFY(problem);
        QCOMPARE(problem->photosLeftOut, 0);
        const RecordRef record{QStringLiteral("problem"), problem->recordId};
        const auto attached = [&](const RecordRef& to) {
            return asked<Done>([&](auto reply) {
                mine->attach(to, prepared(mine, picture("b.png", Qt::blue)), this, reply);
            });
        };
        QVERIFY(attached(record)); // another, afterwards
        QCOMPARE(attached({QStringLiteral("household"), problem->recordId}).error().code,
                 ErrorCode::Invalid);
        QVERIFY(synchronised(mine));
        QVERIFY(
            QTest::qWaitFor([&] { return mine->syncStatus().attachmentsUnsent == 0; }, patienceMs));
        QVERIFY(synchronised(theirs));
        const auto seen = photosOf(theirs, problem->recordId, "problem");
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen[0].record == record && !seen[0].mine);
        QVERIFY(asked<Done>([&](auto reply) { theirs->fetchPhoto(seen[0].photoId, this, reply); }));
        QVERIFY(QFile::exists(photosOf(theirs, problem->recordId, "problem").front().file));
        QVERIFY(photosOf(theirs, problem->recordId).empty()); // it is no visit
    }

    void aProblemIsUndoneWithItsPhotos() {
        QVERIFY(enrolled("worker"));
        auto phone = opened("worker", false, 60'000);
        QSignalSpy facts(phone.get(), &Backend::problemRaised);
        const auto undone = [&](const SavedRecord& problem) {
            return asked<Done>([&](auto reply) { phone->undo(problem.actionId, this, reply); });
        };
        auto problem = raised(phone, {prepared(phone, picture("a.png", Qt::red)),
                                      prepared(phone, picture("b.png", Qt::blue))});
        QVERIFY(problem);
        QCOMPARE(facts.size(), 1);
        QVERIFY(problem->undoUntilMs > phone->nowMs());
        QCOMPARE(phone->syncStatus().unsent, 3);
        QVERIFY(undone(*problem));
        QCOMPARE(phone->syncStatus().unsent, 0);
        QVERIFY(photosOf(phone, problem->recordId, "problem").empty());
        // Something was recorded after it: it stays to be read, withdrawn.
        problem = raised(phone, {});
        QVERIFY(problem && visited(phone, {}));
        QVERIFY(undone(*problem));
        const auto record = asked<RegisterRecordValue>([&](auto reply) {
            phone->registerRecord(QStringLiteral("problem"), problem->recordId, this, reply);
        });
        QVERIFY(record);
        QCOMPARE(record->state, QStringLiteral("withdrawn"));
        // A change of it goes at once.
        const RegisterSave change{QStringLiteral("problem"),
                                  problem->recordId,
                                  {{QStringLiteral("place"), QStringLiteral("巷口")}},
                                  {}};
        const auto changed =
            asked<SavedRecord>([&](auto reply) { phone->saveRegisterRecord(change, this, reply); });
        QVERIFY(changed && changed->undoUntilMs == 0);
        QCOMPARE(facts.size(), 2);
    }

    void aPhotoIsGivenUpWithAReasonOnly() {
        QVERIFY(enrolled("worker"));
        auto phone = opened("worker", false);
        const auto visit = visited(phone, {prepared(phone, picture("a.png", Qt::red))});
        QVERIFY(visit);
        const QString photo = photosOf(phone, visit->visitId).front().photoId;
        const auto givenUp = [&](const char* reason) {
            return asked<Done>([&](auto reply) {
                phone->giveUpPhoto(photo, QString::fromUtf8(reason), this, reply);
            });
        };
        QVERIFY(photosOf(phone, visit->visitId).front().state == PhotoState::OnPhone);
        QCOMPARE(givenUp(" ").error().code, ErrorCode::Invalid);
        QVERIFY(givenUp("拍糊了"));
        const auto row = photosOf(phone, visit->visitId).front();
        QVERIFY(row.state == PhotoState::GivenUp);
        QCOMPARE(row.reason, QStringLiteral("拍糊了"));
        QVERIFY(asked<Done>([&](auto reply) { phone->retryPhoto(photo, this, reply); }));
        QVERIFY(photosOf(phone, visit->visitId).front().state == PhotoState::OnPhone);
    }
};

QTEST_GUILESS_MAIN(TestStorePhotos)
#include "tst_storephotos.moc"
