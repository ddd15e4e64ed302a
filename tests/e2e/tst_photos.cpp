#include "tests/e2e/support/faultingproxy.h"
#include "tests/e2e/support/line.h"
#include "tests/e2e/support/photos.h"

using namespace banyan::e2e;

// A photo from the door to the office and to a colleague, by the programs.
class TestPhotos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void waitsForANetworkWithoutMetering();
    void colleagueFetchesIt();
    void aProblemsPhotoGoesTheSameWay();
    void otherGridDoesNot();
    void goesOnWhereTheLineBroke();
    void badOneIsListedAndGivenUp();
    void positionOnlyWhenWanted();
    void refusedInWords();
    void backupHoldsThem();
    void revokedDeviceGetsNothing();
    void everybodyIsEqual();

private:
    std::string attach(const std::string& name, const Words& more = {}) {
        Words words{"attach", visit, makePhoto(office, name)};
        words.insert(words.end(), more.begin(), more.end());
        return wang->done(words);
    }
    qint64 unsent() { return number(wang->json({"status"}), "attachments_unsent"); }

    Office office;
    std::unique_ptr<FaultingProxy> line;
    std::optional<Phone> wang, li;
    std::string visit, first;
};

void TestPhotos::initTestCase() {
    office.serve();
    line = std::make_unique<FaultingProxy>(office.port());
    office.addUser("wang", "grid_worker", {demoGrid});
    wang.emplace(office.path(QStringLiteral("wang")));
    wang->done({"enrol", office.done({"enrol", "wang", "--public", line->address()})});
    wang->sync();
    li = office.phone("li", "grid_leader");
    const auto household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
    visit = wang->done({"visit", household, "--outcome", "met"});
}

void TestPhotos::waitsForANetworkWithoutMetering() {
    first = attach("first", {"--caption", "楼道堆物"});
    QCOMPARE(text(attachment(*wang, first), "state"), "waiting");
    QCOMPARE(text(attachment(*wang, first), "caption"), "楼道堆物");
    QCOMPARE(unsent(), 1);
    const auto held = wang->json({"sync", "--metered"});
    QCOMPARE(number(held, "unsent"), 0);
    QCOMPARE(number(held, "attachments.left"), 1);
    QVERIFY(at(held, "attachments.held_by_meter").toBool());
    QCOMPARE(unsent(), 1);
    li->sync();
    QCOMPARE(text(attachment(*li, first), "state"), "elsewhere"); // its row came before it
    const auto asked = wang->json({"sync", "--metered", "--attachments"});
    QCOMPARE(number(asked, "attachments.arrived"), 1);
    QCOMPARE(number(asked, "attachments.left"), 0);
    QCOMPARE(unsent(), 0);
    const auto view = attachment(*wang, first);
    QCOMPARE(text(view, "state"), "arrived");
    QCOMPARE(number(view, "arrived"), number(view, "bytes"));
    QVERIFY(number(view, "bytes") > 700'000);
    QVERIFY(bytesOf(text(view, "path")) == bytesOf(atOfficeDisk(office, text(view, "sha256"))));
}

void TestPhotos::colleagueFetchesIt() {
    li->sync();
    const auto view = attachment(*li, first);
    QCOMPARE(text(view, "state"), "arrived");
    QVERIFY(at(view, "path").isNull());
    const auto path = li->done({"attachments", "fetch", first});
    QVERIFY(bytesOf(path) == bytesOf(text(attachment(*wang, first), "path")));
    QCOMPARE(text(attachment(*li, first), "path"), path);
    QCOMPARE(number(li->json({"status"}), "attachments_unsent"), 0);
}

// Raised alone, at no door.
void TestPhotos::aProblemsPhotoGoesTheSameWay() {
    const auto grid =
        text(wang->json({"list", "grid", "--where", std::string("code=") + demoGrid}), "0.id");
    const auto problem = wang->done({"create", "problem", "grid=" + grid, "title=巷口路灯不亮",
                                     "category=facilities", "confidential=true"});
    const auto photo =
        wang->done({"attach", problem, makePhoto(office, "lamp", 400, 300), "--caption", "灯"});
    const auto view = attachment(*wang, photo);
    QCOMPARE(text(view, "problem"), problem);
    QVERIFY(at(view, "visit").isNull() && at(view, "household").isNull());
    QVERIFY(at(attachment(*wang, first), "problem").isNull());
    QCOMPARE(number(wang->sync(), "attachments.arrived"), 1);
    li->sync();
    QVERIFY(at(li->show("problem", problem), "fields.confidential").toBool());
    QCOMPARE(text(attachment(*li, photo), "problem"), problem);
    const auto path = li->done({"attachments", "fetch", photo});
    QVERIFY(bytesOf(path) == bytesOf(text(attachment(*wang, photo), "path")));
}

void TestPhotos::otherGridDoesNot() {
    office.done({"user", "add", "stranger", "--role", "grid_worker"}); // of no grid
    const Phone stranger(office.path(QStringLiteral("stranger")));
    stranger.done({"enrol", office.done({"enrol", "stranger"})});
    stranger.sync();
    QCOMPARE(stranger.run({"attachments", "fetch", first}).code, 1);
    QVERIFY(stranger.json({"attachments"}).toArray().isEmpty());
}

void TestPhotos::goesOnWhereTheLineBroke() {
    const auto id = attach("cut");
    line->breakAfterRequestBytes(700'000);
    const auto cut = wang->sync();
    QCOMPARE(number(cut, "unsent"), 0);
    QCOMPARE(number(cut, "attachments.left"), 1);
    QCOMPARE(text(cut, "attachments.error"), "unreachable");
    const auto before = number(attachment(*wang, id), "arrived");
    QVERIFY(before > 0);
    office.kill();
    office.serve();
    line->reset();
    const auto done = wang->sync();
    QCOMPARE(number(done, "attachments.arrived"), 1);
    const auto view = attachment(*wang, id);
    const auto bytes = number(view, "bytes");
    QVERIFY(line->requestBytes() < bytes - before + 60'000);
    QVERIFY(bytesOf(text(view, "path")) == bytesOf(atOfficeDisk(office, text(view, "sha256"))));
}

void TestPhotos::badOneIsListedAndGivenUp() {
    const auto bad = attach("bad");
    const auto good = attach("good");
    {
        QFile file(q(text(attachment(*wang, bad), "path")));
        QVERIFY(file.open(QFile::ReadWrite));
        file.write("damaged");
    }
    QCOMPARE(wang->run({"verify"}).code, 1);
    const auto report = wang->sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(number(report, "attachments.arrived"), 1);
    QCOMPARE(number(report, "attachments.failed"), 1);
    QCOMPARE(text(attachment(*wang, good), "state"), "arrived");
    QCOMPARE(text(attachment(*wang, bad), "state"), "failed");
    QCOMPARE(text(attachment(*wang, bad), "error"), "garbled");
    QCOMPARE(number(wang->json({"status"}), "attachments_failed"), 1);
    QCOMPARE(wang->run({"attachments", "give-up", bad}).code, 1); // wants a reason
    wang->done({"attachments", "give-up", bad, "--reason", "重拍了一张"});
    QCOMPARE(text(attachment(*wang, bad), "state"), "given_up");
    QCOMPARE(number(wang->json({"status"}), "attachments_failed"), 0);
    wang->done({"attachments", "retry", bad});
    QCOMPARE(number(wang->sync(), "attachments.failed"), 1);
    wang->done({"delete", "attachment", bad});
    QCOMPARE(number(wang->sync(), "attachments.failed"), 0);
}

void TestPhotos::positionOnlyWhenWanted() {
    const auto id = attach("plain", {"--keep-position"}); // this one has none to keep
    QVERIFY(at(wang->show("attachment", id), "fields.latitude").isNull());
    QVERIFY(at(wang->show("attachment", id), "fields.datum").isNull());
    wang->sync();
}

void TestPhotos::refusedInWords() {
    const auto refuses = [&](const Words& words, const char* word) {
        const auto finished = wang->run(words);
        require(finished.code == 1 && finished.out.empty()
                    && finished.err.find(word) != std::string::npos,
                words[0] + ": " + finished.said());
    };
    const auto photo = makePhoto(office, "first");
    refuses({"attach", visit, "no such file"}, "no such picture file");
    refuses({"attach", visit, office.database()}, "not a photo");
    refuses({"attach", first, photo}, "no such visit or problem");
    refuses({"attach", "3-2-501", photo}, "named by its id");
    refuses({"attach", visit, photo}, "already");
    refuses({"create", "attachment", "bytes=9"}, "attach the picture");
    refuses({"attachments", "fetch", visit}, "no such attachment");
    refuses({"attachments", "retry", first}, "has not failed");
    for (const Words& words : {Words{"attach", visit}, Words{"attachments", "send", first},
                               Words{"attachments", "fetch"}})
        QCOMPARE(wang->run(words).code, 2);
}

void TestPhotos::backupHoldsThem() {
    const auto file = office.path(QStringLiteral("backup.db")).toStdString();
    office.done({"backup", file});
    office.kill();
    // The whole office is lost.
    QVERIFY(QDir(office.data() + QStringLiteral("/attachments")).removeRecursively());
    QCOMPARE(office.admin({"verify"}).code, 1);
    office.done({"restore", file});
    requireClean(office);
    office.serve();
    QCOMPARE(number(wang->sync(), "unsent"), 0);
    li->sync();
    QCOMPARE(text(attachment(*li, first), "state"), "arrived");
}

void TestPhotos::revokedDeviceGetsNothing() {
    const Phone lost = office.phone("lost");
    office.done({"device", "revoke", text(lost.json({"status"}), "device")});
    const auto refused = lost.run({"attachments", "fetch", first});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("revoked") != std::string::npos, refused.said().c_str());
}

void TestPhotos::everybodyIsEqual() {
    wang->sync();
    li->sync();
    const auto theirs = recordsOf(office.database());
    for (const Phone* phone : {&*wang, &*li})
        for (const auto& [name, record] : recordsOf(databaseOf(*phone)))
            QCOMPARE(record, theirs.at(name));
    requireClean(*li);
    requireClean(office);
    QCOMPARE(metric(office, "attachments_damaged_total"), 0);
    QVERIFY(metric(office, "attachment_held_bytes") > 700'000);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestPhotos)
#include "tst_photos.moc"
