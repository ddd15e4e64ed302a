#include "core/store/salvage.h"
#include "tests/sync/support/rescueworld.h"

using namespace banyan;
using namespace banyan::test;

// What is found in a database after every page of it has been damaged in turn, in many ways.
class TestSlowSalvage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<RescueWorld>();
        QVERIFY(m_world->begin());
    }
    void readableWorkIsFound_data();
    void readableWorkIsFound();

private:
    using Damage = std::function<void(QByteArray&, int page)>;

    std::unique_ptr<RescueWorld> m_world;
};

void TestSlowSalvage::readableWorkIsFound_data() {
    QTest::addColumn<Damage>("damage");
    QTest::newRow("zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(page * pageBytes, pageBytes, QByteArray(pageBytes, '\0'));
    });
    QTest::newRow("overwritten with anything") << Damage([](QByteArray& bytes, int page) {
        SeededRandom random{static_cast<std::uint64_t>(page) + 7};
        random.fill(bytes.data() + page * pageBytes, pageBytes);
    });
    QTest::newRow("a bit of each byte flipped here and there")
        << Damage([](QByteArray& bytes, int page) {
               SeededRandom random{static_cast<std::uint64_t>(page) + 99};
               for (int i = 0; i < 12; ++i) {
                   char& byte = bytes.data()[page * pageBytes + int(random.next64() % pageBytes)];
                   byte = static_cast<char>(byte ^ (1 << random.next64() % 8));
               }
           });
    QTest::newRow("its head zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(page * pageBytes, 128, QByteArray(128, '\0'));
    });
    QTest::newRow("another page in its place") << Damage([](QByteArray& bytes, int page) {
        const int other = (page * 7 + 3) % int(bytes.size() / pageBytes);
        bytes.replace(page * pageBytes, pageBytes, bytes.mid(other * pageBytes, pageBytes));
    });
    QTest::newRow("the file ends before it")
        << Damage([](QByteArray& bytes, int page) { bytes.truncate(page * pageBytes); });
    QTest::newRow("the file ends within it")
        << Damage([](QByteArray& bytes, int page) { bytes.truncate(page * pageBytes + 1'000); });
    QTest::newRow("everything after it zeroed") << Damage([](QByteArray& bytes, int page) {
        const int from = page * pageBytes;
        bytes.replace(from, bytes.size() - from, QByteArray(bytes.size() - from, '\0'));
    });
    QTest::newRow("everything before it zeroed") << Damage([](QByteArray& bytes, int page) {
        bytes.replace(0, page * pageBytes, QByteArray(page * pageBytes, '\0'));
    });
}

// Whatever action has all its rows in the file, byte for byte, is found; of the others it is known
// that they are missing, or that nothing certain is known.
void TestSlowSalvage::readableWorkIsFound() {
    QFETCH(const Damage, damage);
    int found = 0;
    std::map<QByteArray, qsizetype> places; // most rows are still where they were
    for (const auto& [first, cells] : m_world->cells)
        for (const auto& cell : cells) {
            places[cell] = m_world->sound.indexOf(cell);
            QVERIFY2(places[cell] >= 0, "the test's own idea of a row is wrong");
        }
    const QString damaged = m_world->world->folder.filePath(QStringLiteral("damaged.db"));
    for (int page = 0; page < m_world->sound.size() / pageBytes; ++page) {
        QByteArray bytes = m_world->sound;
        damage(bytes, page);
        QVERIFY(writeFile(damaged, bytes));
        const Salvage salvage = Salvage::read(damaged.toStdString());
        std::map<std::int64_t, const SalvagedAction*> whole;
        for (const auto& action : salvage.whole)
            whole[action.first] = &action;
        std::int64_t missing = 0;
        for (const auto& queued : m_world->work) {
            const auto& cells = m_world->cells[queued.action.first];
            const bool isReadable =
                std::all_of(cells.begin(), cells.end(), [&](const QByteArray& cell) {
                    return QByteArrayView(bytes)
                               .sliced(std::min(places[cell], bytes.size()))
                               .startsWith(cell)
                           || bytes.contains(cell);
                });
            const auto got = whole.find(queued.action.first);
            found += got != whole.end();
            missing += got == whole.end() && queued.state != ActionState::Withdrawn;
            QVERIFY2(!isReadable || got != whole.end(),
                     qPrintable(
                         QStringLiteral("page %1, action %2").arg(page).arg(queued.action.first)));
            if (got == whole.end())
                continue;
            QCOMPARE(got->second->changes.size(), queued.action.changes.size());
            for (std::size_t i = 0; isReadable && i < queued.action.changes.size(); ++i)
                QCOMPARE(got->second->changes[i].values[10].bytes,
                         std::string(viewOf(queued.action.changes[i].salt)));
        }
        const auto told = static_cast<std::int64_t>(salvage.broken.size()) + salvage.unreadable;
        QVERIFY2(told >= missing || !salvage.isCountCertain,
                 qPrintable(QStringLiteral("page %1: %2 missing, %3 told of")
                                .arg(page)
                                .arg(missing)
                                .arg(told)));
    }
    QVERIFY(found > 0);
}

QTEST_GUILESS_MAIN(TestSlowSalvage)
#include "tst_slow_salvage.moc"
