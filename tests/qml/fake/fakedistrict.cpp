#include "tests/qml/fake/fakedistrict.h"

#include <QStringList>

namespace banyan::ui {

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 dayMs = 24 * hourMs;

QString u(const char* text) { return QString::fromUtf8(text); }

Place stairPlace(int floor, int door) {
    return {u("榕园小区"), u("3"), u("2"), QString::number(floor * 100 + door)};
}

} // namespace

QString fakeIdNumber(int year, int month, int day, int order) {
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    const QString digits = QStringLiteral("445299%1%2%3%4")
                               .arg(year, 4, 10, QLatin1Char('0'))
                               .arg(month, 2, 10, QLatin1Char('0'))
                               .arg(day, 2, 10, QLatin1Char('0'))
                               .arg(order, 3, 10, QLatin1Char('0'));
    int sum = 0;
    for (int at = 0; at < 17; ++at)
        sum += digits.at(at).digitValue() * weights[at];
    return digits + QLatin1Char("10X98765432"[sum % 11]);
}

FakeDistrict::FakeDistrict(qint64 nowMs, int householdCount)
    : m_nowMs(nowMs) {
    tellStair();
    tellEstate(householdCount);
    tellNameCase();
    tellDuplicateCase();
    tellDuplicateDoors();
    tellMerge();
    tellPhotos();
    tellDecided();
    tellRefusedWork();
    tellWaitingWork();
}

FakeHousehold* FakeDistrict::find(const QString& householdId) {
    for (FakeHousehold& household : households) {
        if (household.record.householdId == householdId)
            return &household;
    }
    return nullptr;
}

const Person* FakeDistrict::person(const QString& residentId, QString* householdId) const {
    for (const FakeHousehold& household : households) {
        for (const Person& person : household.record.people) {
            if (person.residentId != residentId)
                continue;
            if (householdId)
                *householdId = household.record.householdId;
            return &person;
        }
    }
    return nullptr;
}

FakeHousehold& FakeDistrict::addHousehold(const Place& place, const QString& head, int people) {
    FakeHousehold household;
    HouseholdRecord& record = household.record;
    record.householdId = QStringLiteral("h-%1-%2-%3").arg(place.building, place.unit, place.door);
    record.dwellingId = QStringLiteral("d-%1").arg(record.householdId);
    record.confirmedAtMs = m_nowMs - 25 * 60'000;
    record.row.householdId = record.householdId;
    record.row.place = place;
    record.row.headName = head;
    record.row.people = people;
    record.row.occupancy = u("self_occupied");
    record.row.visitState = u("normal");
    households.push_back(std::move(household));
    return households.back();
}

void FakeDistrict::addPerson(FakeHousehold& household, const QString& name, const QString& relation,
                             const QString& sex, int age, const QString& phone) {
    Person person;
    person.residentId = QStringLiteral("%1-%2")
                            .arg(household.record.householdId)
                            .arg(household.record.people.size() + 1);
    person.name = name;
    person.relation = relation;
    person.sex = sex;
    person.age = age;
    if (phone.isEmpty())
        person.noPhone = age > 80 || age < 12;
    else
        person.phones = {phone};
    household.record.people.push_back(person);
}

void FakeDistrict::addVisit(FakeHousehold& household, int daysAgo, const QString& outcome,
                            const QString& text, const QString& author, bool mine) {
    VisitRow visit;
    visit.visitId = QStringLiteral("%1-v%2").arg(household.record.householdId).arg(daysAgo);
    visit.purpose = u("routine");
    visit.outcome = outcome;
    visit.observedAtMs = m_nowMs - daysAgo * dayMs;
    visit.author = author;
    visit.mine = mine;
    visit.text = text;
    if (outcome == QLatin1String("met") && !household.record.people.empty())
        visit.met = {household.record.people.front().name};
    if (household.visits.empty())
        household.record.lastNote = text;
    household.visits.push_back(std::move(visit));
}

void FakeDistrict::tellStair() {
    FakeHousehold& chen = addHousehold(stairPlace(5, 1), u("陈小明"), 4);
    chen.record.row.due = {Due::Overdue, 6, 0, {}};
    chen.record.row.careTags = {u("very_old"), u("serious_illness")};
    addPerson(chen, u("陈小明"), u("02"), u("1"), 58, u("13900130017"));
    addPerson(chen, u("林秀英"), u("52"), u("2"), 86);
    addPerson(chen, u("黄丽华"), u("12"), u("2"), 55, u("13726230418"));
    addPerson(chen, u("陈佳怡"), u("30"), u("2"), 24, u("13612342231"));
    chen.record.phones = {u("13900130017")};
    chen.record.bestTime = u("上午");
    chen.record.doorNotes = {{u("n1"), u("门铃在大门左边"), u("李强"), m_nowMs - 210 * dayMs},
                             {u("n2"), u("阿婆耳背，说慢一点"), u("你"), m_nowMs - 55 * dayMs}};
    chen.record.careTags = {{u("t1"), u("very_old"), u("林秀英"), {}, 0},
                            {u("t2"), u("serious_illness"), u("林秀英"), u("社区医院证明"), 0}};
    chen.record.carers = {{u("l1"), u("吴少芬"), u("centre_household"), u("13500135006"), true},
                          {u("l2"), u("郑国雄"), u("steward"), u("13800138022"), false}};
    chen.record.cardToDeliver = true;
    chen.record.openCases = {{u("case-name"), u("review"), u("name")}};
    chen.record.row.sync = RecordSync::Confirmed;
    addVisit(chen, 36, u("met"), u("药快吃完了，帮约社区医生"), u("你"));
    addVisit(chen, 72, u("no_answer"), {}, u("王芳"), false);
    addVisit(chen, 100, u("met"), u("厨房水管渗水，物业已修好"), u("你"));
    addVisit(chen, 190, u("by_phone"), u("去汕头女儿家住几天"), u("李强"), false);

    FakeHousehold& lin = addHousehold(stairPlace(5, 2), u("林秀兰"), 2);
    lin.record.row.due = {Due::Today, 0, 0, {}};
    addPerson(lin, u("林秀兰"), u("02"), u("2"), 67, u("13511223344"));
    addPerson(lin, u("许木生"), u("11"), u("1"), 70);
    addVisit(lin, 182, u("met"), u("都好"), u("你"));

    FakeHousehold& huang = addHousehold(stairPlace(6, 1), u("黄文杰"), 3);
    huang.record.row.due = {Due::NewArrival, 0, 0, {}};
    huang.record.row.occupancy = u("rented");
    addPerson(huang, u("黄文杰"), u("02"), u("1"), 31, u("18820260601"));

    FakeHousehold& empty = addHousehold(stairPlace(6, 2), u("陈泽楷"), 0);
    empty.record.row.due = {Due::Later, 12, 0, {}};
    empty.record.row.occupancy = u("vacant");
    addVisit(empty, 170, u("no_answer"), u("门口有旧传单"), u("你"));

    FakeHousehold& centre = addHousehold(stairPlace(6, 3), u("吴少芬"), 5);
    centre.record.row.centreHousehold = true;
    centre.record.row.due = {Due::Task, 0, 0, u("带一叠连心卡")};
    addPerson(centre, u("吴少芬"), u("02"), u("2"), 52, u("13500135006"));

    FakeHousehold& zheng = addHousehold(stairPlace(7, 1), u("郑伟"), 1);
    zheng.record.row.due = {Due::ComeBack, 0, m_nowMs + 110 * 60'000, {}};
    zheng.record.row.careTags = {u("new_employment")};
    zheng.record.careTags = {{u("t9"), u("new_employment"), u("郑伟"), u("跑外卖"), 0}};
    addPerson(zheng, u("郑伟"), u("02"), u("1"), 29, u("15015015015"));

    FakeHousehold& distant = addHousehold(stairPlace(7, 2), u("阿卜杜热依木·买买提江"), 6);
    distant.record.row.due = {Due::Overdue, 1, 0, {}};
    distant.record.row.occupancy = u("rented");
    distant.record.row.careTags = {u("migrant"), u("left_behind_child")};
    addPerson(distant, u("阿卜杜热依木·买买提江"), u("02"), u("1"), 44, u("17799001122"));
    addPerson(distant, u("古丽努尔·吾布力卡斯木"), u("12"), u("2"), 39);
    addVisit(distant, 60, u("met"), u("孩子秋天上学，问了转学的事"), u("你"));

    FakeHousehold& refuses = addHousehold(stairPlace(7, 3), u("蔡志勇"), 2);
    refuses.record.row.visitState = u("refuses");
    refuses.record.row.due = {Due::Later, 40, 0, {}};
    addPerson(refuses, u("蔡志勇"), u("02"), u("1"), 47);
}

void FakeDistrict::tellEstate(int count) {
    static const QStringList surnames =
        u("陈 林 黄 吴 郑 李 王 张 蔡 许 杨 谢 郭 洪 曾 单 仇 江 袁 孙").split(QLatin1Char(' '));
    static const QStringList given =
        u("伟明 丽珊 少华 桂香 泽鑫 婉玲 国雄 玉兰 晓东 秀珍 汉林 雪梅 文彬 惠如 建华 燕玲 楚生 "
          "巧云 锡坤 淑贞")
            .split(QLatin1Char(' '));
    static const std::vector<QString> tags = {u("living_alone"), u("empty_nest"), u("disabled"),
                                              u("low_income"), u("veteran")};
    int made = 0;
    for (int building = 1; made < count; ++building) {
        for (int door = 0; door < 36 && made < count; ++door, ++made) {
            if (building == 3 && door >= 18)
                continue;
            const Place place{u("榕园小区"), QString::number(building), door < 18 ? u("1") : u("2"),
                              QString::number((door % 18 / 3 + 1) * 100 + door % 3 + 1)};
            const int people = 1 + (made * 7) % 5;
            const QString head =
                surnames[made * 3 % surnames.size()] + given[made * 7 % given.size()];
            FakeHousehold& household = addHousehold(place, head, people);
            household.record.row.due = {Due::Later, 20 + made % 90, 0, {}};
            if (made % 9 == 4)
                household.record.row.careTags = {tags[std::size_t(made) % tags.size()]};
            if (made % 13 == 6)
                household.record.row.occupancy = u("vacant");
            addPerson(household, head, u("02"), made % 3 ? u("1") : u("2"), 30 + made % 55,
                      QStringLiteral("138%1").arg(10'000'000 + made * 37));
        }
    }
}

void FakeDistrict::tellNameCase() {
    CaseVersion mine;
    mine.versionId = u("v1");
    mine.author = u("你");
    mine.mine = true;
    mine.current = true;
    mine.place = u("door");
    mine.ground = u("户主本人口述");
    mine.atMs = m_nowMs - 24 * hourMs;
    mine.value = u("陈小铭");

    CaseVersion other;
    other.versionId = u("v2");
    other.author = u("王芳");
    other.authorUnit = u("进东社区");
    other.place = u("desk");
    other.ground = u("对照户口簿");
    other.atMs = m_nowMs - 7 * hourMs;
    other.value = u("陈晓明");

    CaseRecord name;
    name.caseId = u("case-name");
    name.kind = u("review");
    name.entity = u("resident");
    name.recordId = u("h-3-2-501-1");
    name.field = u("name");
    name.place = stairPlace(5, 1);
    name.headName = u("陈小明");
    name.householdId = u("h-3-2-501");
    name.mayDecide = true;
    name.before = u("陈小明");
    name.beforeAuthor = u("李强");
    name.beforeAtMs = m_nowMs - 222 * dayMs;
    name.versions = {mine, other};
    cases.push_back(name);
}

void FakeDistrict::tellWaitingWork() {
    SetAsideRecord phone;
    phone.actionId = u("action-phone");
    phone.kind = u("contact");
    phone.reason = u("invalid");
    phone.place = stairPlace(5, 2);
    phone.headName = u("林秀兰");
    phone.householdId = u("h-3-2-502");
    phone.writtenAtMs = m_nowMs - 27 * hourMs;
    phone.lines = {{0,
                    {u("household"), u("h-3-2-502"), u("phones")},
                    u("add"),
                    u("1351122334"),
                    {},
                    u("phone"),
                    true,
                    true},
                   {1,
                    {u("household"), u("h-3-2-502"), u("best_time")},
                    u("set"),
                    u("晚饭后"),
                    {},
                    u("text"),
                    false,
                    true}};
    phone.dependents = 1;
    setAside.push_back(phone);

    UnsentRow row{u("action-1"),         u("visit"), u("no_answer"), stairPlace(4, 2), u("许汉林"),
                  m_nowMs - 22 * 60'000, 0};
    unsent.push_back(row);
    row = {u("action-2"),         u("visit"), u("met"), stairPlace(4, 1), u("谢桂香"),
           m_nowMs - 31 * 60'000, 0};
    unsent.push_back(row);
    row.actionId = u("action-3");
    row.kind = u("door_note");
    row.outcome.clear();
    unsent.push_back(row);
}

} // namespace banyan::ui
