#include "core/store/writer.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>

using namespace banyan;

namespace {

constexpr int threads = 4;
constexpr int postsEach = 200;

} // namespace

class TestWriter : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    SystemRandom m_random;
    QTemporaryDir m_folder;
    const std::thread::id m_here = std::this_thread::get_id();

    StoreConfig config(const char* name, OpenMode mode) {
        return {m_folder.filePath(QString::fromLatin1(name)).toStdString(), {}, mode};
    }

private Q_SLOTS:
    void opensOrSaysWhyNot() {
        Writer writer;
        const auto status =
            writer.open({"/no/such/folder/x.db", {}, OpenMode::Writer}, m_clock, m_random);
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Storage);
        writer.post([](Store&) { QFAIL("there is no store"); });
        writer.run([](Store&) { QFAIL("there is no store"); });
    }

    void keepsTheOrderOfEachPoster() {
        Writer writer;
        QVERIFY(writer.open(config("order.db", OpenMode::Writer), m_clock, m_random));
        std::vector<std::vector<int>> seen(threads); // touched by the writer's thread only
        std::vector<std::thread> posters;
        for (int poster = 0; poster < threads; ++poster)
            posters.emplace_back([&, poster] {
                for (int i = 0; i < postsEach; ++i)
                    writer.post(
                        [&seen, poster, i](Store&) { seen[std::size_t(poster)].push_back(i); });
            });
        for (auto& poster : posters)
            poster.join();
        std::vector<std::vector<int>> copy;
        writer.run([&](Store&) { copy = seen; });
        for (const auto& own : copy) {
            QCOMPARE(int(own.size()), postsEach);
            QVERIFY(std::is_sorted(own.begin(), own.end()));
        }
    }

    void aStoreIsLentAndComesBack() {
        auto store = Store::open(config("lent.db", OpenMode::Writer), m_clock, m_random);
        QVERIFY(store);
        const auto put = [](Store& lent, std::int64_t value) {
            Transaction transaction(lent.database());
            lent.setMeta("lent", value);
            transaction.commit();
        };
        {
            LentStore lent(**store);
            lent.run([&](Store& inner) {
                QCOMPARE(&inner, store->get());
                QVERIFY(std::this_thread::get_id() != m_here);
                put(inner, 1);
            });
            lent.post([&](Store& inner) { put(inner, inner.metaNumber("lent") + 1); });
        } // what was posted has been done
        QCOMPARE((*store)->metaNumber("lent"), 2);
        put(**store, 3);
        QCOMPARE((*store)->metaNumber("lent"), 3);
    }

    void runWaitsForWhatCameBefore() {
        Writer writer;
        QVERIFY(writer.open(config("run.db", OpenMode::Writer), m_clock, m_random));
        std::atomic<int> done = 0;
        std::vector<std::thread> callers;
        for (int caller = 0; caller < threads; ++caller)
            callers.emplace_back([&] {
                for (int i = 0; i < postsEach; ++i) {
                    int mine = 0;
                    writer.run([&](Store&) { mine = ++done; });
                    if (mine == 0)
                        std::abort();
                }
            });
        for (auto& caller : callers)
            caller.join();
        QCOMPARE(done.load(), threads * postsEach);
    }

    void stopDoesWhatWasPosted() {
        int done = 0;
        Writer writer;
        QVERIFY(writer.open(config("stop.db", OpenMode::Writer), m_clock, m_random));
        for (int i = 0; i < postsEach; ++i)
            writer.post([&](Store& store) { store.setMeta("count", std::int64_t{++done}); });
        writer.stop();
        QCOMPARE(done, postsEach);
        writer.post([&](Store&) { ++done; });
        writer.run([&](Store&) { ++done; });
        QCOMPARE(done, postsEach);
    }

    void readersSeeWhatIsCommitted() {
        Writer writer;
        QVERIFY(writer.open(config("read.db", OpenMode::Writer), m_clock, m_random));
        Reader reader;
        QVERIFY(reader.open(config("read.db", OpenMode::Reader), m_clock, m_random));
        for (int i = 1; i <= 50; ++i) {
            writer.run([&](Store& store) {
                Transaction transaction(store.database());
                store.setMeta("count", std::int64_t{i});
                store.feeds().obtain(store.ids().next(), FeedKind::Grid);
                store.feeds().save();
                transaction.commit();
            });
            std::int64_t count = 0;
            std::size_t feeds = 0;
            reader.run([&](Store& store) {
                count = store.metaNumber("count");
                feeds = store.feeds().all().size(); // in memory: read anew after the change
            });
            QCOMPARE(count, std::int64_t{i});
            QCOMPARE(feeds, std::size_t(i) + 1);
        }
    }

    void aReaderCannotWrite() {
        Writer writer;
        QVERIFY(writer.open(config("only.db", OpenMode::Writer), m_clock, m_random));
        Reader reader;
        QVERIFY(reader.open(config("only.db", OpenMode::Reader), m_clock, m_random));
        Status status = ok();
        reader.run([&](Store& store) {
            status = guarded([&]() -> Status {
                store.setMeta("count", std::int64_t{1});
                return ok();
            });
        });
        QVERIFY(!status);
    }

    void idleTimeIndexes() {
        Writer writer;
        QVERIFY(writer.open(config("index.db", OpenMode::Writer), m_clock, m_random));
        writer.run([](Store& store) {
            Transaction transaction(store.database());
            for (int i = 0; i < 250; ++i) {
                Record record{EntityId::OrgUnit, store.ids().next(), {}, 0, 0, {}, {}};
                record.values.resize(specOf(EntityId::OrgUnit).fields.size());
                record.values[0] = std::string("445202001003");
                record.values[1] = std::string("进贤社区");
                record.head.scope = publicFeed;
                (void)store.table(EntityId::OrgUnit).insert(record);
            }
            transaction.commit();
        });
        const auto isCaughtUp = [&] {
            bool is = false;
            writer.run([&](Store& store) { is = SearchIndex(store).isCaughtUp(); });
            return is;
        };
        QTRY_VERIFY(isCaughtUp());
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_threads_writer.moc"
