#include "core/store/contentfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

void overwrite(const std::string& path, const QByteArray& bytes) {
    QFile file(q(path));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestContentFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }
    void hashIsTheStandards();
    void whatIsPutIsThereAndPrivate();
    void damageIsFoundAndMended();
    void partialGrowsAtItsEndOnly();
    void partialIsAdoptedByItsHashOnly();
    void adoptedAgainAfterACrash();
    void broughtFromAnotherFolder();
    void fullDiskIsSaidInWords();

private:
    ContentFiles files() { return ContentFiles(folder->path().toStdString() + "/attachments"); }
    std::unique_ptr<QTemporaryDir> folder;
};

void TestContentFiles::hashIsTheStandards() {
    // FIPS 180-4, examples of NIST.
    QCOMPARE(q(sha256Of("abc")),
             q("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(q(sha256Of("")),
             q("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

void TestContentFiles::whatIsPutIsThereAndPrivate() {
    auto contents = files();
    const std::string bytes(100'000, 'x');
    const auto hash = sha256Of(bytes);
    QVERIFY(!contents.has(hash));
    QVERIFY(contents.put(hash, bytes));
    QVERIFY(contents.put(hash, bytes));
    QCOMPARE(contents.bytesOf(hash), 100'000);
    QCOMPARE(contents.all(), std::vector<std::string>{hash});
    QCOMPARE(contents.bytesHeld(), 100'000); // once, and nothing left aside
    QVERIFY(*contents.read(hash, 99'990, 1'000) == std::string(10, 'x'));
    QVERIFY(contents.read(hash, 100'000, 10)->empty());
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(q(contents.path(hash))) & others));
    QVERIFY(!(QFile::permissions(q(contents.folder())) & others));
    contents.remove(hash);
    QVERIFY(!contents.has(hash));
    QVERIFY(contents.read(hash, 0, 10).error().code == ErrorCode::NotFound);
}

void TestContentFiles::damageIsFoundAndMended() {
    auto contents = files();
    const auto hash = sha256Of("whole");
    QVERIFY(contents.check(hash).error().code == ErrorCode::NotFound);
    QVERIFY(contents.put(hash, "whole"));
    QVERIFY(contents.check(hash));
    overwrite(contents.path(hash), "whale");
    QVERIFY(contents.check(hash).error().code == ErrorCode::Garbled);
    QVERIFY(contents.put(hash, "whole"));
    QVERIFY(contents.check(hash));
}

void TestContentFiles::partialGrowsAtItsEndOnly() {
    auto contents = files();
    QCOMPARE(contents.partialBytes("ab"), 0);
    QVERIFY(contents.append("ab", 0, "one"));
    QVERIFY(contents.append("ab", 0, "one").error().code == ErrorCode::Conflict);
    QVERIFY(contents.append("ab", 4, "two").error().code == ErrorCode::Conflict);
    QCOMPARE(contents.partialBytes("ab"), 3);
    QVERIFY(contents.append("ab", 3, "two"));
    QCOMPARE(contents.partialBytes("ab"), 6);
    QCOMPARE(contents.partials(), std::vector<std::string>{"ab"});
    contents.dropPartial("ab");
    QVERIFY(contents.partials().empty());
}

void TestContentFiles::partialIsAdoptedByItsHashOnly() {
    auto contents = files();
    const auto hash = sha256Of("content");
    QVERIFY(contents.append("ab", 0, "kontent"));
    QVERIFY(contents.adopt("ab", hash).error().code == ErrorCode::Garbled);
    QVERIFY(!contents.has(hash));
    contents.dropPartial("ab");
    QVERIFY(contents.append("ab", 0, "content"));
    QVERIFY(contents.adopt("ab", hash));
    QVERIFY(contents.check(hash));
}

void TestContentFiles::adoptedAgainAfterACrash() {
    auto contents = files();
    const auto hash = sha256Of("content");
    QVERIFY(contents.append("ab", 0, "content"));
    QVERIFY(contents.adopt("ab", hash));
    QVERIFY(contents.adopt("ab", hash)); // the partial file was still there
    contents.dropPartial("ab");
    QVERIFY(contents.check(hash));
    QCOMPARE(contents.bytesHeld(), 7);
    // A damaged file in its place gives way to what is known to be whole.
    overwrite(contents.path(hash), "kontent");
    QVERIFY(contents.append("ab", 0, "content"));
    QVERIFY(contents.adopt("ab", hash));
    QVERIFY(contents.check(hash));
}

void TestContentFiles::broughtFromAnotherFolder() {
    auto here = files();
    ContentFiles there(folder->path().toStdString() + "/backup.db.attachments");
    const auto hash = sha256Of("content");
    QVERIFY(there.bringFrom(here, hash).error().code == ErrorCode::NotFound);
    QVERIFY(here.put(hash, "content"));
    QVERIFY(there.bringFrom(here, hash));
    QVERIFY(there.bringFrom(here, hash));
    here.remove(hash);
    QVERIFY(there.check(hash));
}

void TestContentFiles::fullDiskIsSaidInWords() {
    // A file where the folder should be: nothing can be written below it.
    ContentFiles blocked(folder->path().toStdString() + "/attachments");
    overwrite(blocked.folder(), "in the way");
    const auto status = blocked.put(sha256Of("x"), "x");
    QVERIFY(!status);
    QVERIFY(status.error().code == ErrorCode::Storage);
    QVERIFY(blocked.append("ab", 0, "x").error().code == ErrorCode::Storage);
    QVERIFY(blocked.bytesFree() > 0);
}

QTEST_GUILESS_MAIN(TestContentFiles)
#include "tst_contentfiles.moc"
