#include "qml/viewmodels/accountmodel.h"
#include "qml/viewmodels/accountsmodel.h"
#include "qml/viewmodels/registersmodel.h"
#include "qml/viewmodels/words.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QLocale>
#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QStringList column(RowList* rows, const char* role) {
    QStringList all;
    for (int row = 0; row < rows->rowCount(); ++row)
        all << cell(rows, row, role).toString();
    return all;
}

struct Opened : AccountModel {
    Opened(FakeBackend& backend, const char* user) {
        setProperty("userId", u(user));
        start(*this, backend);
    }
};

} // namespace

// People and their devices as a desk's pages show them, and what is said when the office does not
// answer or refuses.
class TestAccounts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese)); }

    void onlyKeepersAreLedThere_data() {
        QTest::addColumn<bool>("mayKeep");
        QTest::newRow("grid_worker") << false;
        QTest::newRow("community") << false;
        QTest::newRow("subdistrict") << true;
    }
    void onlyKeepersAreLedThere() {
        QFETCH(bool, mayKeep);
        FakeBackend backend;
        if (QTest::currentDataTag() == QByteArray("community"))
            backend.setDesk();
        else if (mayKeep)
            backend.setKeeper();
        RegistersModel registers;
        start(registers, backend);
        QCOMPARE(registers.mayKeep(), mayKeep);
    }

    void peopleComeByGridAndAreFound() {
        FakeBackend backend;
        AccountsModel people;
        start(people, backend);
        QCOMPARE(column(people.rows(), "userId"),
                 (QStringList{u("street"), u("li"), u("wang"), u("zhou")}));
        QCOMPARE(cell(people.rows(), 0, "section").toString(), u("中山街道"));
        QCOMPARE(people.summary(), Words::joined({u("4 人"), u("3 台设备在用")}));
        QCOMPARE(cell(people.rows(), 2, "trailing").toString(), u("2 台设备"));
        QCOMPARE(cell(people.rows(), 1, "trailing").toString(), u("没有设备"));
        QCOMPARE(cell(people.rows(), 3, "markText").toString(), u("账号已停用"));
        QVERIFY(cell(people.rows(), 2, "markText").toString().isEmpty());
        for (const char* text : {"王芳", "WANG", "445202001003001"}) {
            people.setText(u(text));
            QVERIFY(column(people.rows(), "userId").contains(u("wang")));
            QVERIFY(!column(people.rows(), "userId").contains(u("zhou")));
        }
        people.setText(u("没有这个人"));
        QVERIFY(people.nothing());
    }

    void withoutALineThereIsASentence() {
        FakeBackend backend;
        backend.setLine(u("unreachable"));
        AccountsModel people;
        start(people, backend);
        QVERIFY(!people.ready() && people.rows()->count() == 0);
        QCOMPARE(people.problem(), Words::accountsUnread(banyan::ErrorCode::Unreachable));
        backend.setLine({});
        people.reload();
        answerAll();
        QVERIFY(people.ready() && people.problem().isEmpty() && people.rows()->count() == 4);
        // What is shown stays when the line goes.
        backend.setLine(u("unreachable"));
        people.reload();
        answerAll();
        QVERIFY(people.rows()->count() == 4 && !people.problem().isEmpty());
    }

    void everyRefusalHasWordsOfItsOwn() {
        QSet<QString> sentences;
        for (const auto code :
             {banyan::ErrorCode::Unreachable, banyan::ErrorCode::Busy,
              banyan::ErrorCode::NotAllowed, banyan::ErrorCode::NotFound,
              banyan::ErrorCode::Invalid, banyan::ErrorCode::Conflict, banyan::ErrorCode::TooOld,
              banyan::ErrorCode::Untrusted, banyan::ErrorCode::Revoked})
            sentences << Words::accountProblem(code);
        QCOMPARE(sentences.size(), 9);
        QVERIFY(Words::accountProblem(banyan::ErrorCode::TooOld).contains(u("升级")));
    }

    void onePersonIsToldWhole() {
        FakeBackend backend;
        Opened wang(backend, "wang");
        QCOMPARE(wang.title(), u("王芳"));
        QCOMPARE(wang.scopesText(), u("进东社区第1网格（445202001003001）、进东社区第2网格"
                                      "（445202001003002）"));
        QVERIFY(wang.active() && wang.validityText().endsWith(u("起在岗")));
        QCOMPARE(wang.devices()->count(), 3);
        QCOMPARE(cell(wang.devices(), 0, "name").toString(), u("红米 13C（0000b2）"));
        QVERIFY(cell(wang.devices(), 0, "line").toString().contains(u("版本 0.1.0")));
        QVERIFY(cell(wang.devices(), 1, "line").toString().contains(u("还没有联系过")));
        QCOMPARE(cell(wang.devices(), 1, "name").toString(), u("设备 0000b3"));
        QCOMPARE(column(wang.devices(), "mayRevoke"),
                 (QStringList{u("true"), u("true"), u("false")})); // those in use first
        QCOMPARE(column(wang.devices(), "mayReport"),
                 (QStringList{u("false"), u("false"), u("true")}));
        Opened zhou(backend, "zhou");
        QVERIFY(!zhou.active() && zhou.validityText().endsWith(u("为止")));
        Opened own(backend, "street");
        QVERIFY(!cell(own.devices(), 0, "mayRevoke").toBool()); // the one in use
        QCOMPARE(cell(own.devices(), 0, "markText").toString(), u("就是现在这台"));
        Opened nobody(backend, "nobody");
        QVERIFY(!nobody.ready() && !nobody.problem().isEmpty());
    }

    void anInvitationThatGotNoAnswerIsTheSameOne() {
        FakeBackend backend;
        Opened wang(backend, "wang");
        backend.setLine(u("unreachable"));
        wang.invite();
        answerAll();
        QVERIFY(wang.invitation().isEmpty() && !wang.problem().isEmpty());
        backend.setLine({});
        wang.invite();
        wang.invite(); // a second tap while it is being asked
        answerAll();
        QVERIFY(wang.invitation().startsWith(u("banyan://enrol?")) && wang.problem().isEmpty());
        QVERIFY(wang.invitationText().contains(u("只能用一次")));
        QCOMPARE(backend.inviteRequests().size(), 2);
        QCOMPARE(backend.inviteRequests()[0], backend.inviteRequests()[1]);
        wang.closeInvitation();
        answerAll();
        QVERIFY(wang.invitation().isEmpty());
        wang.invite();
        answerAll();
        QVERIFY(backend.inviteRequests()[2] != backend.inviteRequests()[1]);
        // One that is over is not asked for again.
        backend.setLine(u("conflict"));
        wang.closeInvitation();
        answerAll();
        wang.invite();
        answerAll();
        wang.invite();
        answerAll();
        QVERIFY(backend.inviteRequests()[3] != backend.inviteRequests()[4]);
    }

    void whatBecomesOfUnsentWorkIsSaidBefore() {
        FakeBackend backend;
        Opened wang(backend, "wang");
        wang.revoke(); // nothing was chosen
        answerAll();
        QVERIFY(backend.property("revoked").toString().isEmpty());
        wang.choose(u("dev-wang-0000b2"));
        QVERIFY(!wang.stolen() && wang.consequence() == Words::ofUnsentWork(false));
        QVERIFY(wang.consequence().contains(u("不会丢")));
        wang.setStolen(true);
        QVERIFY(wang.consequence() == Words::ofUnsentWork(true)
                && wang.consequence().contains(u("抹掉")));
        wang.choose({});
        QVERIFY(wang.chosenDevice().isEmpty());
        wang.choose(u("dev-wang-0000b2"));
        QVERIFY(!wang.stolen()); // said anew each time
        backend.setLine(u("unreachable"));
        wang.revoke();
        answerAll();
        QVERIFY(!wang.problem().isEmpty() && wang.doneText().isEmpty());
        QCOMPARE(wang.chosenDevice(), u("dev-wang-0000b2"));
        backend.setLine({});
        wang.revoke();
        answerAll();
        QCOMPARE(backend.property("revoked").toString(), u("dev-wang-0000b2 revoked"));
        QVERIFY(wang.doneText().contains(u("已停用")) && wang.chosenDevice().isEmpty());
        QCOMPARE(cell(wang.devices(), 2, "markText").toString(), u("已停用"));
        // It turns out to be lost.
        wang.choose(u("dev-wang-0000b2"));
        QVERIFY(wang.stolen());
        wang.revoke();
        answerAll();
        QCOMPARE(backend.property("revoked").toString(), u("dev-wang-0000b2 stolen"));
        QVERIFY(!cell(wang.devices(), 2, "mayReport").toBool());
    }
};

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
