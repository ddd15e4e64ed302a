#include "tests/qml/demooffice.h"

#include <QDate>

using namespace banyan;
using namespace banyan::ui;

// What the day brings besides its doors, knock campaigns and feedback: several phones with the real
// backend against a real office over loopback.
class TestStoreDay : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoOffice> m_office;

    using Phone = std::unique_ptr<StoreBackend>;

    Phone opened(const char* name, bool mayConnect) {
        auto backend = StoreBackend::open(
            {.home = m_office->home(name), .holdMs = 0, .mayConnect = mayConnect});
        return backend ? *std::move(backend) : nullptr;
    }
    Phone enrolled(const char* user) {
        auto backend = opened(user, true);
        const auto done = asked<Done>(
            [&](auto reply) { backend->enrol(m_office->enrolment(user), this, reply); });
        return done && DemoOffice::isQuiet(*backend) ? std::move(backend) : nullptr;
    }
    static bool synchronised(const Phone& phone) { return DemoOffice::synchronised(*phone); }

    QString saved(const Phone& phone, const char* entity,
                  const std::vector<std::pair<QString, QString>>& values,
                  const QString& id = QString()) {
        const auto made = asked<SavedRecord>([&](auto reply) {
            phone->saveRegisterRecord({QString::fromUtf8(entity), id, values, {}}, this, reply);
        });
        return made ? made->recordId : QString();
    }
    bool taken(const Phone& phone, const char* entity, const QString& id, const char* state) {
        return bool(asked<Done>([&](auto reply) {
            phone->takeStep({QString::fromUtf8(entity), id, QString::fromUtf8(state), {}, {}}, this,
                            reply);
        }));
    }
    DayReminders remindersOf(const Phone& phone) {
        const auto day = asked<DayReminders>([&](auto reply) { phone->reminders(this, reply); });
        return day ? *day : DayReminders();
    }
    CampaignValue campaignOf(const Phone& phone, const QString& id) {
        const auto value =
            asked<CampaignValue>([&](auto reply) { phone->campaign(id, this, reply); });
        return value ? *value : CampaignValue();
    }
    std::vector<CampaignDoorRow> doorsOf(const Phone& phone, const QString& id, bool mine) {
        const auto doors = asked<std::vector<CampaignDoorRow>>(
            [&](auto reply) { phone->campaignDoors(id, mine, this, reply); });
        return doors ? *doors : std::vector<CampaignDoorRow>();
    }
    std::vector<FeedbackRow> feedbacksOf(const Phone& phone) {
        const auto rows =
            asked<std::vector<FeedbackRow>>([&](auto reply) { phone->feedbacks(this, reply); });
        return rows ? *rows : std::vector<FeedbackRow>();
    }
    static QString day(int fromToday) {
        return QDate::currentDate().addDays(fromToday).toString(Qt::ISODate);
    }
    QString unitWithCode(const char* user, const char* code) {
        const auto units = m_office->storeOf(user)
                               ->table(EntityId::OrgUnit)
                               .select("code = ?", {Value{std::string(code)}});
        return units.empty() ? QString() : QString::fromStdString(units.front().id.text());
    }

private Q_SLOTS:
    void init() { m_office = std::make_unique<DemoOffice>(); }
    void cleanup() { m_office.reset(); }

    void whoRaisedAProblemIsToldWhatBecameOfIt() {
        QVERIFY(enrolled(DemoOffice::worker));
        auto leader = enrolled(DemoOffice::leader);
        QString problem;
        {
            auto stairwell = opened(DemoOffice::worker, false);
            const auto form = asked<RegisterRecordValue>([&](auto reply) {
                stairwell->registerRecord(QStringLiteral("problem"), {}, this, reply);
            });
            std::vector<std::pair<QString, QString>> values{
                {QStringLiteral("title"), QStringLiteral("巷口路灯不亮")},
                {QStringLiteral("category"), QStringLiteral("facilities")}};
            for (const auto& field : form->fields) // as the page saves what a form begins with
                if (field.name == QLatin1String("grid"))
                    values.emplace_back(field.name, field.value);
            problem = saved(stairwell, "problem", values);
            QVERIFY(!problem.isEmpty());
            QCOMPARE(stairwell->syncStatus().unsent, 1);
        }
        auto worker = opened(DemoOffice::worker, true);
        QVERIFY(synchronised(worker) && synchronised(leader));
        QVERIFY(remindersOf(worker).answers.empty());
        QVERIFY(taken(leader, "problem", problem, "verified"));
        QVERIFY(synchronised(leader) && synchronised(worker));
        const auto answers = remindersOf(worker).answers;
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers.front().recordId, problem);
        QCOMPARE(answers.front().state, QStringLiteral("verified"));
        QVERIFY(remindersOf(leader).answers.empty()); // who answered is not told
        QSignalSpy changed(worker.get(), &Backend::changed);
        worker->noteOpened(QStringLiteral("problem"), problem);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(remindersOf(worker).answers.empty());
        QCOMPARE(worker->syncStatus().unsent, 0); // nothing of it is for the office
    }

    void aCampaignGoesFromTheDeskToTheStairAndBack() {
        auto desk = enrolled(DemoOffice::desk);
        auto volunteer = enrolled(DemoOffice::volunteer);
        QVERIFY(desk && volunteer);
        QVERIFY(synchronised(desk)); // it is told of the volunteer
        const QString campaign =
            saved(desk, "campaign",
                  {{QStringLiteral("unit"), unitWithCode(DemoOffice::desk, DemoOffice::community)},
                   {QStringLiteral("title"), QStringLiteral("疫苗接种敲门")},
                   {QStringLiteral("since"), day(0)},
                   {QStringLiteral("until"), day(9)},
                   {QStringLiteral("state"), QStringLiteral("running")}});
        QVERIFY(!campaign.isEmpty());
        QVERIFY(campaignOf(desk, campaign).mayDirect);
        const auto options = asked<CampaignOptions>(
            [&](auto reply) { desk->campaignOptions(campaign, this, reply); });
        const auto person = std::ranges::find(options->people, QStringLiteral("volunteer"),
                                              &CampaignPersonRow::role);
        QVERIFY(person != options->people.end());
        CampaignRuleAsk rule;
        rule.care = QStringLiteral("living_alone");
        const auto fit =
            asked<CampaignFit>([&](auto reply) { desk->campaignFit(campaign, rule, this, reply); });
        QVERIFY(fit && fit->fit > 1);
        const auto shared = asked<int>([&](auto reply) {
            desk->shareCampaign(campaign, rule, {person->userId}, this, reply);
        });
        QCOMPARE(*shared, fit->fit);
        QVERIFY(synchronised(desk) && synchronised(volunteer));

        auto share = remindersOf(volunteer).campaigns;
        QCOMPARE(share.size(), std::size_t{1});
        QCOMPARE(share.front().title, QStringLiteral("疫苗接种敲门"));
        QCOMPARE(share.front().doors, fit->fit);
        QCOMPARE(campaignOf(volunteer, campaign).until, day(9)); // without the campaign itself
        const auto walk = doorsOf(volunteer, campaign, true);
        QCOMPARE(int(walk.size()), fit->fit);
        ui::VisitDraft draft;
        draft.householdId = walk.front().householdId;
        draft.purpose = QStringLiteral("campaign");
        draft.outcome = QStringLiteral("no_answer");
        QVERIFY(
            asked<RecordedVisit>([&](auto reply) { volunteer->recordVisit(draft, this, reply); }));
        QCOMPARE(remindersOf(volunteer).campaigns.front().doors, fit->fit - 1); // before any sync
        QVERIFY(synchronised(volunteer) && synchronised(desk));

        QCOMPARE(campaignOf(desk, campaign).waiting, 1);
        const auto opened_ =
            asked<int>([&](auto reply) { desk->nextCampaignRound(campaign, this, reply); });
        QCOMPARE(*opened_, 1);
        QVERIFY(synchronised(desk) && synchronised(volunteer));
        QCOMPARE(remindersOf(volunteer).campaigns.front().round, 2);
        QCOMPARE(remindersOf(volunteer).campaigns.front().doors, fit->fit);

        // Who has a list and no grid is heard as well.
        QVERIFY(asked<Done>(
            [&](auto reply) { volunteer->sendFeedback(QStringLiteral("楼道太暗"), this, reply); }));
        QVERIFY(synchronised(volunteer));
        QCOMPARE(volunteer->syncStatus().setAside, 0);
        QCOMPARE(feedbacksOf(volunteer).size(), std::size_t{1});
        QVERIFY(!feedbacksOf(volunteer).front().unsent);

        QVERIFY(taken(desk, "campaign", campaign, "cancelled"));
        QVERIFY(synchronised(desk) && synchronised(volunteer));
        QVERIFY(remindersOf(volunteer).campaigns.empty());
        QCOMPARE(campaignOf(desk, campaign).cancelled, fit->fit);
    }

    // Who holds a list and no grid is told as well.
    void aHelperIsToldWhatBecameOfItToo() {
        auto leader = enrolled(DemoOffice::leader);
        auto volunteer = enrolled(DemoOffice::volunteer);
        QVERIFY(leader && volunteer && synchronised(leader));
        const auto person = m_office->storeOf(DemoOffice::leader)
                                ->table(EntityId::User)
                                .select("account = ?", {Value{std::string(DemoOffice::volunteer)}});
        const auto plan = asked<DayPlan>([&](auto reply) { leader->dayPlan(this, reply); });
        const QString household = plan->ahead.front().householdId;
        QVERIFY(
            !saved(leader, "task",
                   {{QStringLiteral("household"), household},
                    {QStringLiteral("title"), QStringLiteral("送通知")},
                    {QStringLiteral("assignee"), QString::fromStdString(person.front().id.text())},
                    {QStringLiteral("due"), day(3)}})
                 .isEmpty());
        QVERIFY(synchronised(leader) && synchronised(volunteer));
        const QString problem = saved(volunteer, "problem",
                                      {{QStringLiteral("household"), household},
                                       {QStringLiteral("title"), QStringLiteral("楼道灯不亮")},
                                       {QStringLiteral("category"), QStringLiteral("facilities")}});
        QVERIFY(!problem.isEmpty());
        QVERIFY(synchronised(volunteer) && synchronised(leader));
        QVERIFY(remindersOf(volunteer).answers.empty());
        QVERIFY(taken(leader, "problem", problem, "verified"));
        QVERIFY(synchronised(leader) && synchronised(volunteer));
        QCOMPARE(remindersOf(volunteer).answers.size(), std::size_t{1});
        QCOMPARE(remindersOf(volunteer).answers.front().state, QStringLiteral("verified"));
    }

    void aCampaignWithoutDoorsIsRefused() {
        auto desk = enrolled(DemoOffice::desk);
        const QString campaign =
            saved(desk, "campaign",
                  {{QStringLiteral("unit"), unitWithCode(DemoOffice::desk, DemoOffice::community)},
                   {QStringLiteral("title"), QStringLiteral("敲门")},
                   {QStringLiteral("since"), day(0)},
                   {QStringLiteral("until"), day(1)}});
        CampaignRuleAsk rule;
        rule.notReachedDays = 1;
        rule.care = QStringLiteral("orphan");
        rule.occupancy = QStringLiteral("to_be_demolished");
        const auto shared = asked<int>(
            [&](auto reply) { desk->shareCampaign(campaign, rule, {campaign}, this, reply); });
        QCOMPARE(shared.error().code, ErrorCode::Invalid);
        QCOMPARE(campaignOf(desk, campaign).doors, 0);
    }

    void feedbackReachesTheOfficeAndIsAnswered() {
        QVERIFY(enrolled(DemoOffice::worker));
        auto desk = enrolled(DemoOffice::desk);
        {
            auto stairwell = opened(DemoOffice::worker, false);
            QVERIFY(asked<Done>([&](auto reply) {
                stairwell->sendFeedback(QStringLiteral(" 门牌再大一点 "), this, reply);
            }));
            QVERIFY(feedbacksOf(stairwell).front().unsent);
            QCOMPARE(asked<Done>([&](auto reply) {
                         stairwell->sendFeedback(QStringLiteral(" "), this, reply);
                     })
                         .error()
                         .code,
                     ErrorCode::Invalid);
        }
        auto worker = opened(DemoOffice::worker, true);
        QVERIFY(synchronised(worker) && synchronised(desk));
        const auto own = feedbacksOf(worker);
        QCOMPARE(own.size(), std::size_t{1});
        QCOMPARE(own.front().text, QStringLiteral("门牌再大一点"));
        QVERIFY(!own.front().unsent);
        QVERIFY(feedbacksOf(desk).empty()); // one sees one's own
        const QString id = own.front().id;
        QVERIFY(
            !saved(desk, "feedback", {{QStringLiteral("answer"), QStringLiteral("下一版就改")}}, id)
                 .isEmpty());
        QVERIFY(taken(desk, "feedback", id, "answered"));
        QVERIFY(synchronised(desk) && synchronised(worker));
        QCOMPARE(feedbacksOf(worker).front().answer, QStringLiteral("下一版就改"));
        QCOMPARE(feedbacksOf(worker).front().state, QStringLiteral("answered"));
    }
};

QTEST_GUILESS_MAIN(TestStoreDay)
#include "tst_storeday.moc"
