#include "core/store/departurenotes.h"
#include "core/usecases/editor.h"
#include "core/usecases/merges.h"
#include "tests/qml/demooffice.h"

#include <QFile>

using namespace banyan;
using namespace banyan::ui;

// The real backend with what people do about records that are one, bundles and work that
// was set aside: against a real office over loopback.
class TestStoreRecords : public DemoHomes {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::vector<AttentionRow> attentionOf(const Phone& phone) {
        const auto rows =
            asked<Slice<AttentionRow>>([&](auto reply) { phone->attention(0, 20, this, reply); });
        return rows ? rows->rows : std::vector<AttentionRow>();
    }
    Result<RecordedVisit> visited(const Phone& phone) {
        ui::VisitDraft draft;
        draft.householdId = firstHousehold(phone);
        draft.outcome = QStringLiteral("met");
        return asked<RecordedVisit>([&](auto reply) { phone->recordVisit(draft, this, reply); });
    }
    // The worker registers somebody of the household again, with the same ID number.
    struct Twice {
        QString older, newer;
    };
    Twice registerAgain(const Phone& phone) {
        const QString household = firstHousehold(phone);
        auto store = m_office->storeOf("worker");
        const auto people =
            store->table(EntityId::Resident)
                .select("id_number IS NOT NULL AND record_state = 0 ORDER BY row LIMIT 1");
        if (people.empty())
            return {};
        const Record& known = people.front();
        const auto again =
            Editor(*store).create("resident", {{"name", std::string(known.text("name"))},
                                               {"id_number", std::string(known.text("id_number"))},
                                               {"household", household.toStdString()}});
        return again ? Twice{QString::fromStdString(known.id.text()),
                             QString::fromStdString(again->record.text())}
                     : Twice{};
    }

    static void comparesFields(const DuplicateRecord& shown) {
        const auto line = [&](const char* field) {
            return *std::ranges::find(shown.lines, QLatin1String(field), &DuplicateLine::field);
        };
        QVERIFY(line("id_number").same);
        QVERIFY(line("id_number").values[0].contains(QStringLiteral("****")));
        QVERIFY(!line("birth_date").same); // the second record does not say
    }

private Q_SLOTS:
    void init() { m_office = std::make_unique<DemoOffice>(); }
    void cleanup() { m_office.reset(); }

    void twoRecordsBecomeOneAndTwoAgain() {
        auto worker = enrolled("worker");
        auto leader = enrolled("leader", DemoOffice::leader);
        QVERIFY(worker && leader);
        const Twice twice = registerAgain(worker);
        QVERIFY(!twice.newer.isEmpty());
        QVERIFY(synchronised(worker) && synchronised(leader));
        const auto rows = attentionOf(leader);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().caseKind, QStringLiteral("duplicate"));
        const QString caseId = rows.front().id;
        const auto shown =
            asked<DuplicateRecord>([&](auto reply) { leader->duplicate(caseId, this, reply); });
        QVERIFY(shown);
        QCOMPARE(shown->entity, QStringLiteral("resident"));
        QVERIFY(shown->mayMerge && shown->mayTellApart);
        QCOMPARE(shown->sides.size(), std::size_t{2});
        QCOMPARE(shown->sides[0].recordId, twice.older);
        QVERIFY(shown->sides[0].here && shown->sides[1].here);
        QVERIFY(!shown->sides[0].counted.empty()); // the demo's people have been visited
        comparesFields(*shown);
        const auto narrow =
            asked<DuplicateRecord>([&](auto reply) { worker->duplicate(caseId, this, reply); });
        QVERIFY(narrow);
        QVERIFY(!narrow->mayMerge && narrow->mayTellApart);

        QVERIFY(asked<Done>([&](auto reply) {
            leader->decide({caseId, shown->sides[0].versionId, {}, {}, QStringLiteral("证件一样")},
                           this, reply);
        }));
        const RecordRef survivor{QStringLiteral("resident"), twice.older};
        const auto merged = [&](const Phone& phone) {
            const auto found = asked<std::vector<MergedRecord>>(
                [&](auto reply) { phone->mergedInto({survivor}, this, reply); });
            return found ? *found : std::vector<MergedRecord>();
        };
        QCOMPARE(merged(leader).size(), std::size_t{1});
        QVERIFY(merged(leader).front().pending); // shown before the office knows
        QVERIFY(synchronised(leader) && synchronised(worker));
        QVERIFY(!merged(leader).front().pending);
        QCOMPARE(merged(worker).size(), std::size_t{1});
        const auto told = attentionOf(worker);
        QCOMPARE(told.size(), std::size_t{1}); // who registered the second is told
        QVERIFY(told.front().kind == AttentionKind::Decided);
        QCOMPARE(told.front().decision, QStringLiteral("same"));
        QCOMPARE(told.front().reason, QStringLiteral("证件一样"));

        const FieldRef phones{survivor.entity, survivor.recordId, QStringLiteral("phones")};
        QVERIFY(asked<Done>([&](auto reply) {
            worker->save({{phones, EditOp::Add, QStringLiteral("13511223344")}}, this, reply);
        }));
        QVERIFY(synchronised(worker) && synchronised(leader));
        const RecordRef absorbed{survivor.entity, twice.newer};
        const auto story = [&](const Phone& phone) {
            return asked<MergeStory>([&](auto reply) { phone->mergeStory(absorbed, this, reply); });
        };
        const auto before = story(leader);
        QVERIFY(before);
        QCOMPARE(before->survivor, survivor);
        QCOMPARE(before->edits.size(), std::size_t{1});
        QCOMPARE(before->edits.front().value, QStringLiteral("13511223344"));
        QVERIFY(!before->edits.front().author.isEmpty());
        QVERIFY(before->mayGiveBack && !story(worker)->mayGiveBack);
        QVERIFY(asked<Done>([&](auto reply) { leader->giveBack(absorbed, this, reply); }));
        QVERIFY(synchronised(leader) && synchronised(worker));
        QVERIFY(merged(leader).empty() && merged(worker).empty());
        const auto after = story(worker);
        QVERIFY(after && after->isGivenBack);
        QCOMPARE(after->edits.size(), std::size_t{1}); // still there to be looked at
    }

    void aWorkerMayTellTwoApart() {
        auto worker = enrolled("worker");
        QVERIFY(worker);
        QVERIFY(!registerAgain(worker).newer.isEmpty());
        QVERIFY(synchronised(worker));
        const QString caseId = attentionOf(worker).front().id;
        const auto decided = [&](const ui::CaseDecision& decision) {
            return asked<Done>([&](auto reply) { worker->decide(decision, this, reply); });
        };
        const auto shown =
            asked<DuplicateRecord>([&](auto reply) { worker->duplicate(caseId, this, reply); });
        QCOMPARE(decided({caseId, shown->sides[0].versionId, {}, {}, {}}).error().code,
                 ErrorCode::NotAllowed);
        QVERIFY(decided({caseId, {}, {}, QStringLiteral("different"), {}}));
        QVERIFY(synchronised(worker));
        QVERIFY(attentionOf(worker).empty());
        const auto after =
            asked<DuplicateRecord>([&](auto reply) { worker->duplicate(caseId, this, reply); });
        QCOMPARE(after->decision, QStringLiteral("different"));
        QVERIFY(after->decidedAtMs > 0);
    }

    void aBundleGoesAndItsReplyIsReadIn() {
        QVERIFY(enrolled("worker"));
        auto phone = opened("worker", false);
        QVERIFY(phone->syncStatus().canSeal);
        QVERIFY(visited(phone));
        const QString path = m_folder.filePath(QStringLiteral("out.banyan"));
        const auto sealed = [&] {
            return asked<int>(
                [&](auto reply) { phone->sealBundle(QUrl::fromLocalFile(path), this, reply); });
        };
        QCOMPARE(*sealed(), 1);
        QCOMPARE(phone->syncStatus().unsent, 1);              // it stays
        QCOMPARE(sealed().error().code, ErrorCode::Conflict); // never over a file
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray reply = m_office->replyTo(file.readAll());
        QVERIFY(!reply.isEmpty());
        const auto readIn = [&](const QByteArray& bytes) {
            const QString name = m_folder.filePath(QStringLiteral("in.banyan"));
            QFile in(name);
            if (!in.open(QFile::WriteOnly) || in.write(bytes) != bytes.size())
                return Result<ui::BundleReply>(ErrorCode::Internal, "cannot write");
            in.close();
            return asked<ui::BundleReply>(
                [&](auto done) { phone->importReply(QUrl::fromLocalFile(name), this, done); });
        };
        QVERIFY(!readIn("nothing of the kind"));
        QCOMPARE(phone->syncStatus().unsent, 1);
        const auto report = readIn(reply);
        QVERIFY(report);
        QCOMPARE(report->accepted, 1);
        QCOMPARE(phone->syncStatus().unsent, 0);
        QVERIFY(phone->syncStatus().lastConfirmedAtMs > 0);
    }

    void whatThisVersionDoesNotUnderstandIsSaid() {
        QVERIFY(!enrolled("worker")->syncStatus().isOfficeNewer);
        {
            auto store = m_office->storeOf("worker");
            Transaction transaction(store->database());
            store->setMeta("not_understood", std::int64_t{1});
            transaction.commit();
        }
        auto phone = opened("worker", false);
        QVERIFY(phone->syncStatus().isOfficeNewer);
        const auto rows = attentionOf(phone);
        QCOMPARE(rows.size(), std::size_t{1});
        QVERIFY(rows.front().kind == AttentionKind::TooOld);
    }

    void whatLeftThePhoneIsSaidUntilItWasRead() {
        const QString home = firstHousehold(enrolled("worker"));
        {
            auto store = m_office->storeOf("worker");
            const auto id = *Uuid::fromText(home.toStdString());
            const auto record = store->table(EntityId::Household).find(id);
            Transaction transaction(store->database());
            DepartureNotes(*store).write({{record->head.scope, EntityId::Household, id}});
            transaction.commit();
        }
        auto phone = opened("worker", false);
        const auto departures = [&] {
            return asked<std::vector<Departure>>(
                [&](auto reply) { phone->departures(this, reply); });
        };
        const auto left = departures();
        QVERIFY(left);
        QCOMPARE(left->size(), std::size_t{1});
        QVERIFY(left->front().reason == DepartureReason::Moved);
        QCOMPARE(left->front().households, 1);
        QVERIFY(!left->front().grid.isEmpty());
        QCOMPARE(left->front().labels.size(), std::size_t{1});
        QVERIFY(std::abs(left->front().atMs - phone->nowMs()) < patienceMs);
        QSignalSpy changed(phone.get(), &Backend::changed);
        const auto dismissed = [&] {
            return asked<Done>(
                [&](auto reply) { phone->dismissDeparture(left->front().id, this, reply); });
        };
        QVERIFY(dismissed());
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(departures()->empty());
        QCOMPARE(dismissed().error().code, ErrorCode::NotFound);
        QCOMPARE(phone->syncStatus().unsent, 0); // nothing of it is for the office
    }

    // A list whose time is over leaves as the app comes up; pages that read before that read again.
    void pagesHearOfAListThatEnded() {
        QVERIFY(enrolled("worker"));
        {
            auto store = m_office->storeOf("worker");
            Transaction transaction(store->database());
            const auto feed = store->feeds().obtain(store->ids().next(), FeedKind::Pack);
            store->feeds().save();
            store->database().cached("INSERT INTO pack(feed, ends) VALUES(?, 1)").with(feed).run();
            transaction.commit();
        }
        auto phone = opened("worker", false);
        QSignalSpy changed(phone.get(), &Backend::changed);
        QTRY_COMPARE(changed.size(), 1);
    }

    // Each line is its own: two numbers of one action are both put right, none takes the other's
    // place.
    void everyLineOfSetAsideWorkIsCorrectedForItself() {
        auto phone = enrolled("worker");
        const QString home = firstHousehold(phone);
        {
            auto store = m_office->storeOf("worker");
            std::vector<banyan::Change> changes(2);
            for (std::size_t at = 0; at < changes.size(); ++at) {
                changes[at].entity = EntityId::Household;
                changes[at].record = *Uuid::fromText(home.toStdString());
                changes[at].op = Op::Add;
                changes[at].field = specOf(EntityId::Household).field("phones")->number;
                changes[at].value = std::string(at == 0 ? "1351122334" : "1351122335");
            }
            const auto me = *Uuid::fromText(store->meta("user"));
            QVERIFY(Outbox(*store).record("edit_contacts", me, changes));
        }
        QVERIFY(synchronised(phone));
        const QString action = attentionOf(phone).front().id;
        const auto record =
            asked<SetAsideRecord>([&](auto reply) { phone->setAside(action, this, reply); });
        QVERIFY(record);
        QCOMPARE(record->lines.size(), std::size_t{2});
        QCOMPARE(record->lines[0].form, QStringLiteral("phone"));
        std::vector<Correction> corrections;
        const char* right[] = {"13511223344", "13511223355"};
        for (std::size_t at = 0; at < 2; ++at)
            corrections.push_back({record->lines[at].change, record->lines[at].target,
                                   QString::fromLatin1(right[at])});
        QVERIFY(asked<Done>([&](auto reply) { phone->resend(action, corrections, this, reply); }));
        QVERIFY(synchronised(phone));
        QCOMPARE(phone->syncStatus().setAside, 0);
        const auto after =
            asked<HouseholdRecord>([&](auto reply) { phone->household(home, this, reply); });
        for (const char* number : right)
            QVERIFY2(std::ranges::count(after->phones, QLatin1String(number)) == 1, number);
    }
};

QTEST_GUILESS_MAIN(TestStoreRecords)
#include "tst_storerecords.moc"
