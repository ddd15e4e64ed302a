#include "tests/qml/screenshots/scenes.h"

#include <QCoreApplication>
#include <QQuickItem>
#include <QThread>

#include <algorithm>

namespace banyan::ui {

namespace {

using Mood = std::function<void(FakeBackend&)>;
using Walk = std::function<bool(QObject*)>;
using Act = std::function<bool(QQuickWindow*)>;

QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
    if (root->objectName() == name && root->isVisible())
        return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* found = itemNamed(child, name))
            return found;
    }
    return nullptr;
}

Act tap(const QString& name) {
    return [name](QQuickWindow* window) {
        QQuickItem* item = itemNamed(window->contentItem(), name);
        const bool isTapped = item && QMetaObject::invokeMethod(item, "clicked");
        settle(120);
        return isTapped;
    };
}

Act toEnd(const QString& name) {
    return [name](QQuickWindow* window) {
        QQuickItem* item = itemNamed(window->contentItem(), name);
        if (!item)
            return false;
        item->setProperty("held", false);
        const qreal end = item->property("originY").toReal()
                          + item->property("contentHeight").toReal()
                          + item->property("bottomMargin").toReal() - item->height();
        item->setProperty("contentY", std::max(end, -item->property("topMargin").toReal()));
        settle(80);
        return true;
    };
}

Act scrolled(const QString& name, qreal by) {
    return [name, by](QQuickWindow* window) {
        QQuickItem* item = itemNamed(window->contentItem(), name);
        if (!item)
            return false;
        item->setProperty("held", false);
        item->setProperty("contentY", item->property("contentY").toReal() + by);
        settle(80);
        return true;
    };
}

Act type(const QString& name, const QString& text) {
    return [name, text](QQuickWindow* window) {
        QQuickItem* item = itemNamed(window->contentItem(), name);
        const bool isTyped = item && item->setProperty("text", text)
                             && QMetaObject::invokeMethod(item, "textEdited");
        settle(250);
        return isTyped;
    };
}

Act inTurn(std::vector<Act> acts) {
    return [acts = std::move(acts)](QQuickWindow* window) {
        return std::ranges::all_of(acts, [&](const Act& act) { return act(window); });
    };
}

// As the system's dialog would: those are not for tests.
Act pickFile(const QString& picker, const QString& name) {
    return [picker, name](QQuickWindow* window) {
        QQuickItem* item = itemNamed(window->contentItem(), picker);
        const QUrl file = QUrl::fromLocalFile(QStringLiteral("/tmp/") + name);
        const bool isAdded = item && QMetaObject::invokeMethod(item, "picked", Q_ARG(QUrl, file));
        settle(250);
        return isAdded;
    };
}

Act addPhoto(const QString& name) { return pickFile(QStringLiteral("visit.addPhoto"), name); }

QGenericArgument argument(const QString& value) { return Q_ARG(QString, value); }
QGenericArgument argument(const bool& value) { return Q_ARG(bool, value); }

template <typename... Arguments>
Walk to(const char* page, Arguments... arguments) {
    return [=](QObject* navigator) {
        return QMetaObject::invokeMethod(navigator, page, argument(arguments)...);
    };
}

const QString chenId = QStringLiteral("h-3-2-501");

std::vector<Scene> doorstepScenes() {
    const auto visit = [](const QString& outcome) { return to("visit", chenId, outcome, true); };
    const QString met = QStringLiteral("met");
    return {
        {QStringLiteral("today"), 0, {}, {}, {}},
        {QStringLiteral("today-departed"),
         0,
         [](FakeBackend& fake) { fake.setDeparted(); },
         {},
         {}},
        {QStringLiteral("today-undo"), 0, {}, {}, tap(QStringLiteral("today.noAnswer"))},
        {QStringLiteral("today-done"),
         0,
         {},
         {},
         inTurn({toEnd(QStringLiteral("today.list")), tap(QStringLiteral("today.done")),
                 toEnd(QStringLiteral("today.list"))})},
        {QStringLiteral("today-pull"),
         0,
         [](FakeBackend& fake) { fake.setFirstPull(312, 1204); },
         {},
         {}},
        {QStringLiteral("visit-photos"),
         0,
         {},
         visit(met),
         inTurn({addPhoto(QStringLiteral("good-shown-place.jpg")),
                 addPhoto(QStringLiteral("notes.txt")), toEnd(QStringLiteral("visit.scroll"))})},
        {QStringLiteral("today-long"), 0, {}, {}, tap(QStringLiteral("today.row.h-3-2-702"))},
        {QStringLiteral("visit"), 0, {}, visit(met), {}},
        {QStringLiteral("visit-more"),
         0,
         {},
         visit(met),
         inTurn({tap(QStringLiteral("visit.more")), toEnd(QStringLiteral("visit.scroll"))})},
        {QStringLiteral("visit-later"), 0, {}, visit(QStringLiteral("come_back")), {}},
        {QStringLiteral("visit-leave"),
         0,
         {},
         visit(met),
         inTurn({tap(QStringLiteral("visit.phrase.0")), tap(QStringLiteral("visit.back"))})},
    };
}

std::vector<Scene> dayScenes() {
    const Mood busy = [](FakeBackend& fake) {
        fake.setReminders();
        fake.setCampaign(true);
    };
    const Mood fresh = [](FakeBackend& fake) { fake.setCampaign(false); };
    const QString id = QStringLiteral("campaign-1");
    const Walk campaign = to("record", QStringLiteral("campaign"), id, true);
    const Walk shareOut = to("campaignShare", id);
    return {
        {QStringLiteral("today-reminders"),
         0,
         busy,
         {},
         scrolled(QStringLiteral("today.list"), 330)},
        {QStringLiteral("campaign"), 2, busy, campaign, {}},
        {QStringLiteral("campaign-new"), 2, fresh, campaign, {}},
        {QStringLiteral("campaign-cancel"), 2, busy, campaign,
         tap(QStringLiteral("record.step.cancelled"))},
        {QStringLiteral("campaign-doors"), 0, busy, to("campaignDoors", id, true, true), {}},
        {QStringLiteral("campaign-all"), 2, busy, to("campaignDoors", id, false, true), {}},
        {QStringLiteral("campaign-none"), 0, fresh, to("campaignDoors", id, true, true), {}},
        {QStringLiteral("share"), 2, busy, shareOut, tap(QStringLiteral("share.grid.g1"))},
        {QStringLiteral("share-end"), 2, busy, shareOut,
         inTurn({toEnd(QStringLiteral("share.scroll")), tap(QStringLiteral("share.person.u4")),
                 tap(QStringLiteral("share.person.u5"))})},
        {QStringLiteral("share-none"), 2, fresh, shareOut,
         inTurn({tap(QStringLiteral("share.care.fold")), tap(QStringLiteral("share.care.orphan")),
                 tap(QStringLiteral("share.share"))})},
        {QStringLiteral("feedback"),
         4,
         [](FakeBackend& fake) { fake.setFeedbacks(); },
         to("feedback", true),
         {}},
        {QStringLiteral("feedback-new"),
         4,
         {},
         to("feedback", true),
         tap(QStringLiteral("feedback.send"))},
    };
}

std::vector<Scene> recordScenes() {
    const Walk chen = to("household", chenId, true);
    const QString chenHead = QStringLiteral("h-3-2-501-1");
    return {
        {QStringLiteral("households"), 1, {}, {}, {}},
        {QStringLiteral("households-due"), 1, {}, {}, tap(QStringLiteral("households.filter.due"))},
        {QStringLiteral("household"), 1, {}, chen, {}},
        {QStringLiteral("household-end"), 1, {}, chen, toEnd(QStringLiteral("household.scroll"))},
        {QStringLiteral("household-void"),
         1,
         {},
         chen,
         inTurn(
             {toEnd(QStringLiteral("household.scroll")), tap(QStringLiteral("household.void.0"))})},
        {QStringLiteral("household-long"),
         1,
         {},
         to("household", QStringLiteral("h-3-2-702"), true),
         {}},
        {QStringLiteral("resident"), 1, {}, to("resident", chenHead), {}},
        {QStringLiteral("resident-end"),
         1,
         {},
         to("resident", chenHead),
         toEnd(QStringLiteral("resident.scroll"))},
        {QStringLiteral("merge"),
         1,
         {},
         to("merge", QStringLiteral("resident"), QStringLiteral("merged-1")),
         {}},
        {QStringLiteral("merge-given-back"),
         1,
         {},
         to("merge", QStringLiteral("resident"), QStringLiteral("merged-1")),
         tap(QStringLiteral("merge.giveBack"))},
        {QStringLiteral("photo"), 1, {}, to("photo", QStringLiteral("photo-going")), {}},
        {QStringLiteral("photo-failed"),
         1,
         {},
         to("photo", QStringLiteral("photo-failed")),
         inTurn({tap(QStringLiteral("photo.giveUp")), toEnd(QStringLiteral("photo.scroll"))})},
        {QStringLiteral("photo-other"), 1, {}, to("photo", QStringLiteral("photo-other")), {}},
        {QStringLiteral("contacts"), 1, {}, to("contacts", chenId), {}},
        {QStringLiteral("history"),
         1,
         {},
         to("field", QStringLiteral("resident"), chenHead, QStringLiteral("name")),
         {}},
        {QStringLiteral("history-phones"),
         1,
         {},
         to("field", QStringLiteral("household"), chenId, QStringLiteral("phones")),
         {}},
        {QStringLiteral("field-edit"),
         1,
         {},
         to("field", QStringLiteral("resident"), chenHead, QStringLiteral("employment")),
         tap(QStringLiteral("field.edit"))},
    };
}

std::vector<Scene> officeScenes() {
    const Mood fresh = [](FakeBackend& fake) { fake.setEnrolled(false); };
    const Mood quiet = [](FakeBackend& fake) { fake.setQuiet(); };
    const Mood forked = [](FakeBackend& fake) { fake.setForked(); };
    const Walk name = to("conflictCase", QStringLiteral("case-name"), true);
    const Walk twice = to("duplicate", QStringLiteral("case-twice"), true);
    const Walk doors = to("duplicate", QStringLiteral("case-doors"), true);
    const Mood revoked = [](FakeBackend& fake) { fake.setRevoked(); };
    const Mood tooOld = [](FakeBackend& fake) { fake.setTooOld(); };
    const Mood newer = [](FakeBackend& fake) { fake.setOfficeNewer(); };
    const Walk aside = to("setAside", QStringLiteral("action-phone"), true);
    return {
        {QStringLiteral("enrol"), 0, fresh, {}, {}},
        {QStringLiteral("enrol-wrong"), 0, fresh, {}, tap(QStringLiteral("enrol.enrol"))},
        {QStringLiteral("attention"), 3, forked, {}, {}},
        {QStringLiteral("attention-none"), 3, quiet, {}, {}},
        {QStringLiteral("case"), 3, {}, name, tap(QStringLiteral("case.version.1"))},
        {QStringLiteral("case-own"), 3, {}, name, tap(QStringLiteral("case.neither"))},
        {QStringLiteral("duplicate"), 3, {}, twice, {}},
        {QStringLiteral("duplicate-chosen"),
         3,
         {},
         twice,
         inTurn(
             {tap(QStringLiteral("duplicate.side.0")), toEnd(QStringLiteral("duplicate.scroll"))})},
        {QStringLiteral("duplicate-doors"),
         3,
         {},
         doors,
         tap(QStringLiteral("duplicate.choice.different"))},
        {QStringLiteral("set-aside"), 3, {}, aside, {}},
        {QStringLiteral("set-aside-withdraw"),
         3,
         {},
         aside,
         tap(QStringLiteral("setAside.withdraw"))},
        {QStringLiteral("set-aside-codes"),
         3,
         {},
         to("setAside", QStringLiteral("action-moved"), true),
         inTurn({tap(QStringLiteral("setAside.edit.0")), tap(QStringLiteral("setAside.edit.1"))})},
        {QStringLiteral("me"), 4, {}, {}, {}},
        {QStringLiteral("sync"), 4, {}, to("sync", true), {}},
        {QStringLiteral("sync-all"), 4, quiet, to("sync", true), {}},
        {QStringLiteral("sync-revoked"), 4, revoked, to("sync", true), {}},
        {QStringLiteral("sync-old"), 4, tooOld, to("sync", true),
         toEnd(QStringLiteral("sync.list"))},
        {QStringLiteral("sync-newer"), 4, newer, to("sync", true), {}},
    };
}

std::vector<Scene> workScenes() {
    const QString leak = QStringLiteral("3栋2单元楼道水管漏水，五楼到一楼都湿了");
    const Walk problems = to("register", QStringLiteral("problem"), true);
    const Walk codes = to("register", QStringLiteral("code_entry"), true);
    const Act underAnother = inTurn({tap(QStringLiteral("register.new")),
                                     tap(QStringLiteral("record.choice.list.problem_category")),
                                     tap(QStringLiteral("record.choice.code.facilities"))});
    const Act narrow = inTurn(
        {tap(QStringLiteral("register.filter")), tap(QStringLiteral("register.state.handling"))});
    const Act pickTwo =
        inTurn({tap(QStringLiteral("register.pick")), tap(QStringLiteral("register.row.") + leak),
                tap(QStringLiteral("register.row.巷口路灯不亮"))});
    const Act chooseStep =
        inTurn({tap(QStringLiteral("register.pick")), tap(QStringLiteral("batch.all")),
                tap(QStringLiteral("batch.step.escalated"))});
    return {
        {QStringLiteral("work"), 2, {}, {}, {}},
        {QStringLiteral("work-desk"), 2, [](FakeBackend& fake) { fake.setDesk(); }, {}, {}},
        {QStringLiteral("work-end"), 2, {}, {}, toEnd(QStringLiteral("work.list"))},
        {QStringLiteral("register"), 2, {}, problems, {}},
        {QStringLiteral("register-filter"), 2, {}, problems, narrow},
        {QStringLiteral("register-pick"), 2, {}, problems, pickTwo},
        {QStringLiteral("register-confirm"), 2, {}, problems, chooseStep},
        {QStringLiteral("register-done"),
         2,
         {},
         problems,
         inTurn({chooseStep, tap(QStringLiteral("batch.confirm"))})},
        {QStringLiteral("register-nothing"),
         2,
         {},
         problems,
         type(QStringLiteral("register.search"), QStringLiteral("电梯困人"))},
        {QStringLiteral("register-broken-off"), 2, [](FakeBackend& fake) { fake.fillDiskAfter(2); },
         problems, inTurn({chooseStep, tap(QStringLiteral("batch.confirm"))})},
        {QStringLiteral("codes"), 2, {}, codes, tap(QStringLiteral("register.filter"))},
        {QStringLiteral("code"), 2, {}, codes, tap(QStringLiteral("register.row.充电桩故障"))},
        {QStringLiteral("code-new"), 2, {}, codes, underAnother},
        {QStringLiteral("record-rating"), 2,
         [](FakeBackend& fake) { fake.putAt(QStringLiteral("handled")); },
         to("record", QStringLiteral("whistle"), leak, true),
         tap(QStringLiteral("record.step.rated"))},
        {QStringLiteral("inbox"),
         2,
         {},
         to("inbox", QStringLiteral("problems_late"), QStringLiteral("problem"), true),
         {}},
        {QStringLiteral("record"), 2, {}, to("record", QStringLiteral("problem"), leak, true), {}},
        {QStringLiteral("problem-new"),
         2,
         {},
         to("newRecord", QStringLiteral("problem"), QString(), true),
         {}},
        {QStringLiteral("report"), 2, {}, to("report", true), {}},
        {QStringLiteral("report-calendar"),
         2,
         {},
         to("report", true),
         tap(QStringLiteral("report.from.calendar"))},
    };
}

std::vector<Scene> importScenes() {
    return {
        {QStringLiteral("import"), 2, {}, to("importTable", true), {}},
        {QStringLiteral("import-faults"),
         2,
         {},
         to("importTable", true),
         pickFile(QStringLiteral("import"), QStringLiteral("bad.xlsx"))},
        {QStringLiteral("import-ready"),
         2,
         {},
         to("importTable", true),
         pickFile(QStringLiteral("import"), QStringLiteral("good.xlsx"))},
        {QStringLiteral("import-wrong"),
         2,
         {},
         to("importTable", true),
         pickFile(QStringLiteral("import"), QStringLiteral("letter.docx"))},
        {QStringLiteral("import-stopped"),
         2,
         {},
         to("importTable", true),
         inTurn({pickFile(QStringLiteral("import"), QStringLiteral("good-stops.xlsx")),
                 tap(QStringLiteral("import.apply"))})},
        {QStringLiteral("import-done"),
         2,
         {},
         to("importTable", true),
         inTurn({pickFile(QStringLiteral("import"), QStringLiteral("good.xlsx")),
                 tap(QStringLiteral("import.apply"))})},
    };
}

std::vector<Scene> peopleScenes() {
    const Mood keeper = [](FakeBackend& fake) { fake.setKeeper(); };
    const Mood noLine = [](FakeBackend& fake) {
        fake.setKeeper();
        fake.setLine(QStringLiteral("unreachable"));
    };
    const Walk people = to("people", true);
    const Walk wang = to("person", QStringLiteral("wang"));
    const Act choose = tap(QStringLiteral("person.revoke.dev-wang-0000b2"));
    const Act toTheEnd = toEnd(QStringLiteral("person.scroll"));
    return {
        {QStringLiteral("work-keeper"), 2, keeper, {}, {}},
        {QStringLiteral("people"), 2, keeper, people, {}},
        {QStringLiteral("people-no-line"), 2, noLine, people, {}},
        {QStringLiteral("person"), 2, keeper, wang, {}},
        {QStringLiteral("person-ended"), 2, keeper, to("person", QStringLiteral("zhou")), {}},
        {QStringLiteral("person-none"), 2, keeper, to("person", QStringLiteral("li")), {}},
        {QStringLiteral("person-no-line"), 2, noLine, wang, {}},
        {QStringLiteral("person-invite"), 2, keeper, wang, tap(QStringLiteral("person.invite"))},
        {QStringLiteral("person-revoke"), 2, keeper, wang, inTurn({choose, toTheEnd})},
        {QStringLiteral("person-stolen"), 2, keeper, wang,
         inTurn({choose, tap(QStringLiteral("person.kind.stolen")), toTheEnd})},
        {QStringLiteral("person-report"), 2, keeper, wang,
         tap(QStringLiteral("person.revoke.dev-wang-0000b1"))},
        {QStringLiteral("person-revoked"), 2, keeper, wang,
         inTurn({choose, tap(QStringLiteral("person.confirm"))})},
    };
}

std::vector<Scene> readingScenes() {
    const auto read = [](const char* page) { return to("read", QString::fromLatin1(page), true); };
    const auto policy = [](const char* id) {
        return to("policy", QString::fromLatin1(id), QString(), true);
    };
    const Walk restStop = to("base", QStringLiteral("base-stop"), true);
    const auto fold = [](const char* id) {
        return tap(QStringLiteral("organisation.row.%1.fold").arg(QLatin1String(id)));
    };
    return {
        {QStringLiteral("reading"), 2, {}, read("Reading"), {}},
        {QStringLiteral("bases"), 2, {}, read("Bases"), {}},
        {QStringLiteral("bases-narrowed"),
         2,
         {},
         read("Bases"),
         tap(QStringLiteral("bases.filter.subdistrict_centre"))},
        {QStringLiteral("base"), 2, {}, restStop, {}},
        {QStringLiteral("base-end"), 2, {}, restStop, toEnd(QStringLiteral("base.scroll"))},
        {QStringLiteral("origin"), 2, {}, read("Origin"), {}},
        {QStringLiteral("organisation"), 2, {}, read("Organisation"), {}},
        {QStringLiteral("organisation-open"),
         2,
         {},
         read("Organisation"),
         inTurn({fold("s-1"), fold("c-1"), fold("g-1"), fold("e-1"), fold("b-3")})},
        {QStringLiteral("pairings"), 2, {}, read("Pairings"), {}},
        {QStringLiteral("policies"), 2, {}, read("Policies"), {}},
        {QStringLiteral("policy"), 2, {}, policy("p-main"), {}},
        {QStringLiteral("policy-old"), 2, {}, policy("p-old"), {}},
        {QStringLiteral("calendar"), 2, {}, read("Calendar"), {}},
        {QStringLiteral("calendar-before"),
         2,
         {},
         read("Calendar"),
         tap(QStringLiteral("calendar.before"))},
        {QStringLiteral("card-gaps"), 2, {}, read("CardGaps"), {}},
        {QStringLiteral("card-delivered"),
         2,
         {},
         read("CardGaps"),
         tap(QStringLiteral("cardGaps.deliver.") + chenId)},
        {QStringLiteral("cards"), 2, {}, read("Cards"), {}},
        {QStringLiteral("report-end"),
         2,
         {},
         to("report", true),
         inTurn({toEnd(QStringLiteral("report.list")), toEnd(QStringLiteral("report.list"))})},
        {QStringLiteral("meeting"),
         2,
         {},
         to("record", QStringLiteral("joint_meeting"), QStringLiteral("第12次联席会议"), true),
         {}},
    };
}

} // namespace

void settle(int spanMs) {
    for (int passed = 0; passed < spanMs; passed += 10) {
        QCoreApplication::processEvents();
        QThread::msleep(10);
    }
}

std::vector<Scene> allScenes() {
    std::vector<Scene> scenes = doorstepScenes();
    for (const auto& part : {dayScenes(), recordScenes(), workScenes(), importScenes(),
                             peopleScenes(), officeScenes(), readingScenes()})
        scenes.insert(scenes.end(), part.begin(), part.end());
    return scenes;
}

} // namespace banyan::ui
