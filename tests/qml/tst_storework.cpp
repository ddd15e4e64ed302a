#include "tests/qml/demooffice.h"

#include <QFile>

using namespace banyan;
using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

// The real backend with what waits for whom, several records done at once, and households out of a
// table: against a real office over loopback.
class TestStoreWork : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;
    QTemporaryDir m_folder;

    using Phone = std::unique_ptr<StoreBackend>;

    Phone enrolled(const char* name, const char* user) {
        auto backend =
            StoreBackend::open({.home = m_office->home(name), .holdMs = 0, .mayConnect = true});
        if (!backend)
            return nullptr;
        const auto done = asked<Done>(
            [&](auto reply) { (*backend)->enrol(m_office->enrolment(user), this, reply); });
        return done && DemoOffice::isQuiet(**backend) ? *std::move(backend) : nullptr;
    }
    int waiting(const Phone& phone, const char* inbox) {
        const auto rows =
            asked<std::vector<InboxRow>>([&](auto reply) { phone->inboxes(this, reply); });
        if (!rows)
            return -1;
        const auto found = std::ranges::find(*rows, QLatin1String(inbox), &InboxRow::key);
        return found == rows->end() ? 0 : found->count;
    }
    std::vector<RegisterRow> rowsOf(const Phone& phone, const RegisterAsk& ask) {
        const auto slice = asked<Slice<RegisterRow>>(
            [&](auto reply) { phone->registerRows(ask, 0, 60, this, reply); });
        return slice ? slice->rows : std::vector<RegisterRow>();
    }
    static RegisterAsk registerOf(const char* entity) {
        RegisterAsk ask;
        ask.entity = QString::fromUtf8(entity);
        return ask;
    }
    Result<QString> reported(const Phone& phone, const QString& title) {
        const auto plan = asked<DayPlan>([&](auto reply) { phone->dayPlan(this, reply); });
        RegisterSave save{u("problem"),
                          {},
                          {{u("title"), title},
                           {u("category"), u("fire")},
                           {u("reported_at"), u("2026-05-28T16:20")},
                           {u("household"), plan->ahead.front().householdId}},
                          {}};
        const auto saved =
            asked<SavedRecord>([&](auto reply) { phone->saveRegisterRecord(save, this, reply); });
        return saved ? Result<QString>(saved->recordId) : Result<QString>(saved.error());
    }
    // Saves something whenever a part of the work has been done, and counts for how many further
    // parts each of these saves waited.
    struct Between {
        Between(StoreBackend& backend_, TestStoreWork& test_)
            : backend(backend_)
            , test(test_) {}

        void save() {
            const int since = parts;
            backend.sendFeedback(u("好用"), &test, [this, since](const Result<Done>& done) {
                waited.push_back(done ? parts - since : -1);
            });
        }
        Reply<int> progressed() {
            return [this](const Result<int>&) {
                ++parts;
                save();
            };
        }
        template <typename T>
        void finish(const Result<T>& done) {
            isOver = bool(done);
        }

        StoreBackend& backend;
        TestStoreWork& test;
        int parts = 0;
        std::vector<int> waited;
        bool isOver = false;
    };
    QUrl table(const char* name, const QByteArray& csv) {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size()
                   ? QUrl::fromLocalFile(file.fileName())
                   : QUrl();
    }

private Q_SLOTS:
    void init() { m_office = std::make_unique<DemoOffice>(); }
    void cleanup() { m_office.reset(); }

    void whatIsReportedWaitsForTheLeader() {
        auto worker = enrolled("worker", DemoOffice::worker);
        auto leader = enrolled("leader", DemoOffice::leader);
        QVERIFY(worker && leader);
        const int before = waiting(leader, "to_verify");
        QVERIFY(before >= 0);
        QCOMPARE(waiting(worker, "to_verify"), 0); // not his to do
        const auto first = reported(worker, u("消防通道堵了"));
        const auto second = reported(worker, u("灭火器过期"));
        QVERIFY(first && second);
        QVERIFY(DemoOffice::synchronised(*worker) && DemoOffice::synchronised(*leader));
        QCOMPARE(waiting(leader, "to_verify"), before + 2);
        RegisterAsk ask;
        ask.entity = u("problem");
        ask.inbox = u("to_verify");
        QCOMPARE(int(rowsOf(leader, ask).size()), before + 2);
        ask.category = u("fire");
        ask.text = u("灭火器");
        QCOMPARE(int(rowsOf(leader, ask).size()), 1);

        EachAsk each;
        each.entity = u("problem");
        each.ids = QStringList{*first, *second};
        each.state = u("verified");
        each.comment = u("看过了");
        auto done = asked<EachResult>([&](auto reply) {
            leader->doEach(
                each, this, [](auto) {}, reply);
        });
        QVERIFY(done);
        QCOMPARE(done->done, 2);
        QVERIFY(done->left.empty());
        QCOMPARE(waiting(leader, "to_verify"), before);
        done = asked<EachResult>([&](auto reply) {
            leader->doEach(
                each, this, [](auto) {}, reply);
        });
        QVERIFY(done);
        QCOMPARE(done->done, 2); // a second word about it is something to record
        QVERIFY(DemoOffice::synchronised(*leader) && DemoOffice::synchronised(*worker));
        const auto record = asked<RegisterRecordValue>(
            [&](auto reply) { worker->registerRecord(u("problem"), *first, this, reply); });
        QVERIFY(record);
        QCOMPARE(record->state, u("verified"));
        QCOMPARE(waiting(leader, "set_aside"), 0);
    }

    void aRegisterSaysWhatItCanBeNarrowedTo() {
        auto desk = enrolled("desk", DemoOffice::desk);
        QVERIFY(desk);
        const auto tools = asked<RegisterToolsValue>(
            [&](auto reply) { desk->registerTools(registerOf("problem"), this, reply); });
        QVERIFY(tools);
        QCOMPARE(tools->stateList, u("problem_state"));
        QVERIFY(!tools->states.empty() && !tools->categories.empty() && tools->hasDue);
        int counted = 0;
        for (const auto& state : tools->states) {
            RegisterAsk ask;
            ask.entity = u("problem");
            ask.state = state.code;
            QCOMPARE(int(rowsOf(desk, ask).size()), std::min(60, state.count));
            counted += state.count;
        }
        QVERIFY(counted > 0);
        QCOMPARE(tools->assignable.front().target, u("org_unit"));
        const auto unknown = asked<RegisterToolsValue>(
            [&](auto reply) { desk->registerTools(registerOf("unheard_of"), this, reply); });
        QVERIFY(!unknown);
    }

    void householdsComeOutOfATable() {
        auto desk = enrolled("desk", DemoOffice::desk);
        QVERIFY(desk);
        QByteArray csv = "网格编码,门牌,姓名,与户主关系\n";
        for (int door = 1; door <= 45; ++door)
            csv += QByteArray(DemoOffice::grid) + ",99-1-" + QByteArray::number(100 + door)
                   + ",林测试,户主\n";
        const QUrl file = table("good.csv", csv);
        const auto preview =
            asked<ImportPreviewValue>([&](auto reply) { desk->previewImport(file, this, reply); });
        QVERIFY(preview);
        QCOMPARE(preview->households, 45);
        QVERIFY(preview->faults.empty());
        QCOMPARE(desk->syncStatus().unsent, 0); // nothing was written

        std::vector<int> steps;
        const auto apply = [&](const QString& digest) {
            return asked<ImportDone>([&](auto reply) {
                desk->applyImport(
                    file, digest, this, [&](Result<int> now) { steps.push_back(*now); }, reply);
            });
        };
        const auto other = apply(u("another"));
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
        const auto done = apply(preview->digest);
        QVERIFY(done);
        QCOMPARE(done->registered, 45);
        QVERIFY(!done->stoppedBy);
        QCOMPARE(steps, std::vector<int>({20, 40, 45})); // a few at a time
        QVERIFY(DemoOffice::synchronised(*desk));
        QCOMPARE(desk->syncStatus().setAside, 0);
        const auto again =
            asked<ImportPreviewValue>([&](auto reply) { desk->previewImport(file, this, reply); });
        QVERIFY(again);
        QCOMPARE(again->households, 0);
        QCOMPARE(again->alreadyHere, 45);

        const auto wrong = asked<ImportPreviewValue>([&](auto reply) {
            desk->previewImport(table("letter.docx", "PK\x03\x04nothing"), this, reply);
        });
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::Garbled);
    }

    // 5,000 rows are looked at and registered in parts; whoever reads or saves meanwhile waits for
    // one of them at most.
    void othersGetBetweenThePartsOfAnImport() {
        auto desk = enrolled("desk", DemoOffice::desk);
        QVERIFY(desk);
        QByteArray csv = "网格编码,门牌,姓名\n";
        for (int row = 0; row < 5'000; ++row)
            csv += QByteArray(DemoOffice::grid) + ",98-1-" + QByteArray::number(row / 50) + ",林"
                   + QString(QChar(0x4e00 + row % 50)).toUtf8() + "\n";
        const QUrl file = table("large.csv", csv);

        int readings = 0;
        bool isLooking = true;
        const std::function<void()> readOn = [&] {
            desk->registers(this, [&](const auto&) {
                ++readings;
                if (isLooking)
                    readOn();
            });
        };
        readOn();
        const auto preview =
            asked<ImportPreviewValue>([&](auto reply) { desk->previewImport(file, this, reply); });
        isLooking = false;
        QVERIFY(preview);
        QCOMPARE(preview->households, 100);
        QVERIFY2(readings >= 20, QByteArray::number(readings).constData());

        Between between(*desk, *this);
        desk->applyImport(file, preview->digest, this, between.progressed(),
                          [&](const Result<ImportDone>& done) { between.finish(done); });
        between.save(); // nothing is registered before the rows were looked at once more
        QTRY_VERIFY_WITH_TIMEOUT(between.isOver, 120'000);
        QCOMPARE(between.parts, 5); // 20 households each
        QCOMPARE(between.waited, std::vector<int>(6, 0));
    }

    void othersGetBetweenThePartsOfABatch() {
        auto leader = enrolled("leader", DemoOffice::leader);
        QVERIFY(leader);
        EachAsk each;
        each.entity = u("problem");
        each.state = u("verified");
        each.comment = u("看过了"); // once more is something to record, too
        QStringList problems;
        for (int i = 0; i < 10; ++i)
            problems << *reported(leader, u("消防通道堵了"));
        for (int i = 0; i < 500; ++i)
            each.ids << problems[i % 10];
        Between between(*leader, *this);
        leader->doEach(each, this, between.progressed(),
                       [&](const Result<EachResult>& done) { between.finish(done); });
        QTRY_VERIFY_WITH_TIMEOUT(between.isOver, 120'000);
        QCOMPARE(between.parts, 24); // and the last one
        QCOMPARE(between.waited, std::vector<int>(24, 0));
        each.ids << problems;
        const auto many = asked<EachResult>([&](auto reply) {
            leader->doEach(
                each, this, [](auto) {}, reply);
        });
        QVERIFY(!many && many.error().code == ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestStoreWork)
#include "tst_storework.moc"
