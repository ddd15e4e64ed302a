#include "sync/client/bundleexports.h"
#include "tests/sync/support/bundleworld.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// What a bundle or a reply may be other than itself: for somebody else, changed, cut, hostile.
class TestBundleFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongOffice();
    void wrongDevice();
    void tamperedFiles();
    void truncatedFiles();
    void hostileContents();
    void wordsForWhatIsMissing();
};

void TestBundleFiles::wrongOffice() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    const auto file = world.exported(*a);
    auto store = Store::open({world.officePath(), {}, OpenMode::Writer}, world.clock, world.random);
    auto imported = importBundle(**store, world.ids->next(), "another", file);
    QVERIFY(!imported);
    QVERIFY(imported.error().context.find("another office") != std::string::npos);
    // The right name with another key.
    Transaction transaction(a->store->database());
    a->store->setMeta(
        "office_key",
        QByteArray::fromStdString(makeSealKeys(world.random).publicKey).toHex().toStdString());
    transaction.commit();
    imported = world.import(world.exported(*a));
    QVERIFY(!imported);
    QVERIFY(imported.error().context.find("another key") != std::string::npos);
}

void TestBundleFiles::wrongDevice() {
    BundleWorld world;
    auto a = world.carrier("wang");
    auto b = world.carrier("li");
    QVERIFY(a->sync() && b->sync());
    const auto file = world.exported(*a);
    const auto reply = world.reply(file);
    auto report = importReply(*b->store, reply);
    QVERIFY(!report);
    QVERIFY(report.error().context.find("another device") != std::string::npos);
    // One for the other.
    QVERIFY(importReply(*a->store, file).error().context.find("for the office")
            != std::string::npos);
    QVERIFY(world.import(reply).error().context.find("for the device") != std::string::npos);
    // Too many exports ago.
    for (int i = 0; i < 8; ++i)
        world.exported(*a);
    QVERIFY(importReply(*a->store, reply).error().code == ErrorCode::NotFound);
}

void TestBundleFiles::tamperedFiles() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    QVERIFY(world.note(*a, "一"));
    const auto file = world.exported(*a);
    const auto reply = world.reply(file);
    const auto keys = world.officeKeys();
    for (std::size_t at = 0; at < file.size(); ++at) {
        std::string other = file;
        other[at] = static_cast<char>(other[at] ^ 1);
        QVERIFY2(!openBundle(other, world.officeId, keys), std::to_string(at).c_str());
    }
    for (std::size_t at = 0; at < reply.size(); ++at) {
        std::string other = reply;
        other[at] = static_cast<char>(other[at] ^ 0x80);
        QVERIFY2(!importReply(*a->store, other), std::to_string(at).c_str());
    }
    QCOMPARE(a->outbox().counts().unsent, 1);
    QVERIFY(importReply(*a->store, reply));
    QVERIFY(world.isSettled(*a));
}

void TestBundleFiles::truncatedFiles() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    const auto file = world.exported(*a);
    const auto reply = world.reply(file);
    const auto keys = world.officeKeys();
    for (std::size_t size = 0; size < file.size(); ++size)
        QVERIFY(!openBundle(file.substr(0, size), world.officeId, keys));
    for (std::size_t size = 0; size < reply.size(); ++size)
        QVERIFY(!importReply(*a->store, reply.substr(0, size)));
    QVERIFY(!openBundle(file + "x", world.officeId, keys));
    auto half = world.import(file.substr(0, file.size() / 2));
    QVERIFY(!half);
    QVERIFY(half.error().context.find("not complete") != std::string::npos);
    QVERIFY(world.import("%PDF-1.7").error().context.find("not a bundle") != std::string::npos);
    QVERIFY(world.import(file.substr(0, 6) + std::string(bundleBytesMax, 'x')).error().code
            == ErrorCode::TooLarge);
}

// Well sealed by somebody who has the office's public key only.
void TestBundleFiles::hostileContents() {
    BundleWorld world;
    const auto keys = world.officeKeys();
    Bundle bundle;
    bundle.id = world.ids->next();
    bundle.token = "no such token";
    bundle.replyKey = makeSealKeys(world.random).publicKey;
    bundle.sealedAtMs = INT64_MAX;
    bundle.request = "garbage";
    auto imported = world.import(*sealed(bundle, world.officeId, keys.publicKey));
    QVERIFY(imported && !imported->status);
    QVERIFY(imported->status.error().code == ErrorCode::Garbled);
    SyncRequest request;
    bundle.request = encode(request);
    imported = world.import(*sealed(bundle, world.officeId, keys.publicKey));
    QVERIFY(imported && !imported->status);
    QVERIFY(imported->status.error().code == ErrorCode::Unauthorized);
    // Keys that nothing can be sealed for.
    bundle.replyKey = std::string(32, '\0');
    QVERIFY(!world.import(*sealed(bundle, world.officeId, keys.publicKey)));
    bundle.replyKey = "short";
    QVERIFY(!world.import(*sealed(bundle, world.officeId, keys.publicKey)));
    bundle.sealedAtMs = -1;
    QVERIFY(!world.import(*sealed(bundle, world.officeId, keys.publicKey)));
}

void TestBundleFiles::wordsForWhatIsMissing() {
    BundleWorld world;
    auto a = world.phone("wang", "grid_worker", "445202001003001"); // of an older office
    Transaction transaction(a->store->database());
    a->store->setMeta("office", world.officeId.text());
    transaction.commit();
    auto made = sealBundle(*a->store);
    QVERIFY(!made);
    QVERIFY(made.error().code == ErrorCode::NotFound);
    a->store->setMeta("token", std::string_view());
    made = sealBundle(*a->store);
    QVERIFY(!made);
    QVERIFY(made.error().context.find("not enrolled") != std::string::npos);
    QVERIFY(importReply(*a->store, "anything").error().code == ErrorCode::Unauthorized);
    QVERIFY(BundleExports(*a->store).find(world.ids->next()) == std::nullopt);
}

QTEST_GUILESS_MAIN(TestBundleFiles)
#include "tst_bundlefiles.moc"
