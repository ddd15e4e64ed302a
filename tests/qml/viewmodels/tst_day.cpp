#include "qml/viewmodels/campaignmodel.h"
#include "qml/viewmodels/campaignshareform.h"
#include "qml/viewmodels/feedbackmodel.h"
#include "qml/viewmodels/registerform.h"
#include "qml/viewmodels/remindersmodel.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QStringList column(RowList* rows, const char* role) {
    QStringList values;
    for (int row = 0; row < rows->rowCount(); ++row)
        values << cell(rows, row, role).toString();
    return values;
}

} // namespace

// What the day brings besides its doors, knock campaigns and feedback, as pages see them.
class TestDay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese)); }

    void aQuietDayShowsNothing() {
        FakeBackend backend;
        RemindersModel reminders;
        start(reminders, backend);
        QVERIFY(reminders.ready());
        QVERIFY(!reminders.present());
    }

    void aFewLinesOfEachAndTheRestFolded() {
        FakeBackend backend;
        backend.setReminders();
        RemindersModel reminders;
        start(reminders, backend);
        // One campaign, two answers, two of four dates and how many more.
        QCOMPARE(column(reminders.lines(), "kind"),
                 (QStringList{u("campaign"), u("record"), u("record"), u("record"), u("record"),
                              u("more")}));
        QCOMPARE(cell(reminders.lines(), 0, "line").toString(),
                 u("第 2 轮·还有 9 户要敲·到6月20日"));
        QCOMPARE(cell(reminders.lines(), 1, "line").toString(), u("已结案·今天 14:40"));
        QCOMPARE(cell(reminders.lines(), 3, "line").toString(), u("矛盾调解·该回访，过了 3 天"));
        QCOMPARE(cell(reminders.lines(), 3, "tone").toString(), u("red"));
        QCOMPARE(cell(reminders.lines(), 5, "line").toString(), u("还有 2 项"));
        reminders.unfold(u("dated"));
        QCOMPARE(reminders.lines()->count(), 7);
        QVERIFY(!column(reminders.lines(), "kind").contains(u("more")));
        QCOMPARE(cell(reminders.lines(), 5, "line").toString(), u("问题·今天 17:40 前"));
    }

    void anAnswerGoesOnceItsRecordIsOpened() {
        FakeBackend backend;
        backend.setReminders();
        RemindersModel reminders;
        start(reminders, backend);
        QVERIFY(column(reminders.lines(), "title").contains(u("巷口路灯不亮")));
        RegisterForm form;
        form.setProperty("entity", u("problem"));
        form.setProperty("recordId", u("巷口路灯不亮"));
        start(form, backend);
        QTRY_VERIFY(!column(reminders.lines(), "title").contains(u("巷口路灯不亮")));
    }

    void aCampaignWithoutDoorsSaysSo() {
        FakeBackend backend;
        CampaignModel campaign;
        campaign.setProperty("campaignId", u("campaign-1"));
        start(campaign, backend);
        QCOMPARE(campaign.progressText(), u("还没有派户"));
        QVERIFY(campaign.mayShare());
        QVERIFY(campaign.roundText().isEmpty());
        QVERIFY(campaign.share() < 0);
    }

    void theNextRoundIsOpenedWhereNobodyAnswered() {
        FakeBackend backend;
        backend.setCampaign(true);
        CampaignModel campaign;
        campaign.setProperty("campaignId", u("campaign-1"));
        start(campaign, backend);
        QCOMPARE(campaign.progressText(), u("14 户，敲过 5 户"));
        QVERIFY(campaign.share() > 0.3 && campaign.share() < 0.4);
        const QString before = campaign.roundText();
        QVERIFY(before.contains(u("再敲一轮")));
        campaign.nextRound();
        QTRY_VERIFY(campaign.roundText().isEmpty());
        QVERIFY(!campaign.line().contains(u("没人")));
    }

    void onesOwnDoorsComeInWalkingOrder() {
        FakeBackend backend;
        backend.setCampaign(true);
        CampaignModel campaign;
        campaign.setProperty("campaignId", u("campaign-1"));
        campaign.setProperty("withDoors", true);
        campaign.setMine(true);
        start(campaign, backend);
        QCOMPARE(campaign.doors()->count(), 8);
        QVERIFY(cell(campaign.doors(), 0, "knockable").toBool());
        QVERIFY(!cell(campaign.doors(), 7, "knockable").toBool()); // what is done is last
        QCOMPARE(cell(campaign.doors(), 7, "section").toString(), u("不用再去的"));
        campaign.setMine(false);
        QTRY_COMPARE(campaign.doors()->count(), 14);
    }

    void doorsAreChosenAndSharedOut() {
        FakeBackend backend;
        CampaignShareForm form;
        form.setProperty("campaignId", u("campaign-1"));
        start(form, backend);
        QCOMPARE(form.fitText(), u("合条件的有 128 户。"));
        QCOMPARE(form.estates()->count(), 1); // until a grid is chosen
        form.grids()->choose(u("g1"));
        QCOMPARE(form.estates()->count(), 3);
        form.grids()->choose(u("g2"));
        QTRY_COMPARE(form.fitText(), u("合条件的有 58 户。"));

        form.share();
        QCOMPARE(form.problem(), u("先选谁去敲门。"));
        QVERIFY(backend.property("sharedAmong").toStringList().isEmpty());
        form.chooseGroup(u("榕城中学志愿服务队"));
        QVERIFY(form.problem().isEmpty());
        QCOMPARE(form.shareText(), u("58 户分给 3 人"));
        form.choosePerson(u("u2"));
        form.choosePerson(u("u4"));
        QSignalSpy shared(&form, &CampaignShareForm::shared);
        form.share();
        QTRY_COMPARE(shared.count(), 1);
        QCOMPARE(backend.property("sharedAmong").toStringList(),
                 (QStringList{u("u1"), u("u3"), u("u4")}));
    }

    void aRuleThatFitsNobodyIsRefused() {
        FakeBackend backend;
        CampaignShareForm form;
        form.setProperty("campaignId", u("campaign-1"));
        start(form, backend);
        form.choosePerson(u("u1"));
        form.care()->choose(u("orphan"));
        QTRY_VERIFY(form.nothingFits());
        form.share();
        QCOMPARE(form.problem(), u("没有一户合这些条件，放宽一点再选。"));
        QVERIFY(backend.property("sharedAmong").toStringList().isEmpty());
    }

    void feedbackIsKeptAndListed() {
        FakeBackend backend;
        backend.setFeedbacks();
        FeedbackModel feedback;
        start(feedback, backend);
        QCOMPARE(feedback.rows()->count(), 2);
        QVERIFY(cell(feedback.rows(), 1, "answer").toString().contains(u("谢谢")));
        feedback.setText(u("  "));
        feedback.send();
        QVERIFY(!feedback.problem().isEmpty());
        QCOMPARE(feedback.text(), u("  ")); // nothing written is lost
        feedback.setText(u("字再大一点"));
        feedback.send();
        QTRY_COMPARE(feedback.rows()->count(), 3);
        QVERIFY(feedback.text().isEmpty());
        QCOMPARE(cell(feedback.rows(), 0, "words").toString(), u("字再大一点"));
        QCOMPARE(cell(feedback.rows(), 0, "stateText").toString(), u("还在手机上"));
    }
};

QTEST_MAIN(TestDay)
#include "tst_day.moc"
