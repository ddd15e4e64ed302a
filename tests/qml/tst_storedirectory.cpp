#include "qml/viewmodels/papers/paperwriter.h"
#include "qml/viewmodels/store/directoryreading.h"
#include "tests/qml/demooffice.h"

#include "core/merge/setvalue.h"

#include <QProcess>

using namespace banyan;
using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QString textOf(const QString& file) {
    QProcess process;
    process.start(u("pdftotext"), {u("-layout"), file, u("-")});
    if (!process.waitForStarted() || !process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("pdftotext (package poppler-utils) does not run");
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

// The pages for reading over what a phone of the demo grid holds after its first pull.
class TestStoreDirectory : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;
    std::unique_ptr<StoreBackend> m_phone;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() {
        m_office = std::make_unique<DemoOffice>();
        auto backend = StoreBackend::open({.home = m_office->home("leader"), .holdMs = 0});
        QVERIFY(backend);
        m_phone = *std::move(backend);
        const auto done = asked<Done>([&](auto reply) {
            m_phone->enrol(m_office->enrolment(DemoOffice::leader), this, reply);
        });
        QVERIFY(done && DemoOffice::isQuiet(*m_phone));
    }
    void cleanupTestCase() {
        m_phone.reset();
        m_office.reset();
    }

    void basesComeNearestFirst() {
        const auto bases =
            asked<BaseDirectory>([&](auto reply) { m_phone->bases({}, this, reply); });
        QVERIFY(bases && bases->bases.size() > 1);
        QCOMPARE(bases->origin.ref.entity, u("grid")); // nothing was visited on this phone
        QVERIFY(bases->origin.placed);
        double last = 0;
        for (const auto& base : bases->bases) {
            QVERIFY(base.kilometres >= last);
            last = base.kilometres;
            QVERIFY(!base.unit.isEmpty() && !base.hours.isEmpty());
        }
        const auto places = asked<std::vector<OriginRow>>(
            [&](auto reply) { m_phone->origins(u("3栋"), this, reply); });
        QVERIFY(places && !places->empty());
        const auto there = asked<BaseDirectory>(
            [&](auto reply) { m_phone->bases(places->front().ref, this, reply); });
        QVERIFY(there);
        QCOMPARE(there->origin.ref, places->front().ref);
        const auto wrong = asked<BaseDirectory>([&](auto reply) {
            m_phone->bases({u("grid"), u("no id")}, this, reply);
        });
        QCOMPARE(wrong.error().code, ErrorCode::NotFound);
    }

    void theTreeLeadsToADoor() {
        OrgRow parent;
        QStringList way;
        for (int depth = 0; depth < 9; ++depth) {
            const auto rows = asked<std::vector<OrgRow>>(
                [&](auto reply) { m_phone->organisation(parent, this, reply); });
            QVERIFY(rows);
            const auto next = std::ranges::find_if(*rows, &OrgRow::hasChildren);
            if (next == rows->end()) {
                way << (rows->empty() ? QString() : rows->front().entity);
                break;
            }
            way << next->entity;
            parent = *next;
        }
        QCOMPARE(way.mid(0, 4),
                 (QStringList{u("org_unit"), u("org_unit"), u("org_unit"), u("grid")}));
        QVERIFY2(way.back() == u("centre_household") || way.back() == u("steward"),
                 qPrintable(way.join(u(" "))));
        const auto found = asked<std::vector<OrgRow>>(
            [&](auto reply) { m_phone->findInOrganisation(u("wg"), this, reply); }); // 网格
        QVERIFY(found && !found->empty());
        QVERIFY(!found->front().path.isEmpty());
    }

    void theRestIsThere() {
        const auto pairings = asked<std::vector<CommunityPairings>>(
            [&](auto reply) { m_phone->pairings(this, reply); });
        QVERIFY(pairings && !pairings->empty());
        QCOMPARE(pairings->front().members, -1); // a grid's phone does not hold them
        const auto policies =
            asked<std::vector<PolicyRow>>([&](auto reply) { m_phone->policies({}, this, reply); });
        QCOMPARE(policies->size(), std::size_t{8});
        const auto policy = asked<PolicyText>(
            [&](auto reply) { m_phone->policy(policies->front().id, this, reply); });
        QVERIFY(policy && !policy->text.isEmpty());
        const auto nothing =
            asked<PolicyText>([&](auto reply) { m_phone->policy(u("no id"), this, reply); });
        QVERIFY(!nothing);
        const auto days = asked<std::vector<CalendarRow>>(
            [&](auto reply) { m_phone->calendar(u("2026-02-30"), u("x"), this, reply); });
        QCOMPARE(days.error().code, ErrorCode::Invalid);
    }

    void aCardThatWasHandedOverIsNoGap() {
        const auto gaps = [&] {
            const auto rows =
                asked<std::vector<CardGapRow>>([&](auto reply) { m_phone->cardGaps(this, reply); });
            return rows && rows->size() == 1 ? rows->front() : CardGapRow{};
        };
        const auto without = [&] {
            HouseholdQuery query;
            query.filters = {u("no_card")};
            query.gridId = gaps().gridId;
            const auto rows = asked<Slice<DoorRow>>(
                [&](auto reply) { m_phone->households(query, 0, 10, this, reply); });
            return rows ? *rows : Slice<DoorRow>{};
        };
        const auto before = without();
        QCOMPARE(before.total, gaps().without);
        QVERIFY(before.total > 0 && before.total < gaps().households);
        const QString household = before.rows.front().householdId;
        const auto done =
            asked<DeliveredCard>([&](auto reply) { m_phone->deliverCard(household, this, reply); });
        QVERIFY(done);
        QCOMPARE(done->householdId, household);
        QCOMPARE(without().total, before.total - 1);
        QCOMPARE(gaps().without, before.total - 1);
        const auto wrong = asked<DeliveredCard>(
            [&](auto reply) { m_phone->deliverCard(u("no id"), this, reply); });
        QVERIFY(!wrong);
    }

    // Cards, minutes and the report of what a phone holds, against everybody who lives there.
    void papersHoldNothingOfResidents() {
        const auto cards =
            asked<std::vector<CardText>>([&](auto reply) { m_phone->cardTexts(this, reply); });
        QVERIFY(cards && !cards->empty());
        const auto report = asked<ReportText>([&](auto reply) {
            m_phone->reportText({u("2024-01-01"), u("2026-12-31"), {}}, this, reply);
        });
        QVERIFY(report && !report->report.figures.empty());
        QVERIFY(writePaper(*cards, m_folder.filePath(u("cards.pdf"))));
        QVERIFY(writePaper(*report, m_folder.filePath(u("report.pdf"))));
        const QString text =
            textOf(m_folder.filePath(u("cards.pdf"))) + textOf(m_folder.filePath(u("report.pdf")));
        QVERIFY(text.contains(cards->front().phone));
        auto store = m_office->storeOf("leader");
        QString staff; // some of whom are called like, or longer than, a resident
        for (const auto& user : store->table(EntityId::User).select("1"))
            staff += QString::fromStdString(std::string(user.text("name"))) + u(" ");
        int people = 0;
        for (const auto& resident : store->table(EntityId::Resident).select("1")) {
            ++people;
            const auto name = QString::fromStdString(std::string(resident.text("name")));
            QVERIFY2(staff.contains(name) || !text.contains(name), qPrintable(name));
            const auto number = QString::fromStdString(std::string(resident.text("id_number")));
            QVERIFY(number.isEmpty() || !text.contains(number));
            for (const auto& phone : setElements(resident.text("phones")))
                QVERIFY(!text.contains(QString::fromStdString(phone)));
        }
        QVERIFY(people > 100);
    }
};

QTEST_MAIN(TestStoreDirectory)
#include "tst_storedirectory.moc"
