// What the invented grid has of records that are one, of photos and of decisions.
#include "tests/qml/fake/fakedistrict.h"

namespace banyan::ui {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QString u(const char* text) { return QString::fromUtf8(text); }

DuplicateLine line(const char* field, const char* first, const char* second,
                   const char* codeList = "") {
    DuplicateLine row;
    row.field = u(field);
    row.codeList = u(codeList);
    row.values = {u(first), u(second)};
    row.same = row.values[0] == row.values[1];
    return row;
}

CaseVersion versionOf(const DuplicateSide& side) {
    CaseVersion version;
    version.versionId = side.versionId;
    version.recordId = side.recordId;
    version.author = side.author;
    version.mine = side.mine;
    version.atMs = side.atMs;
    version.value = side.name;
    return version;
}

// As the list of what needs a person has it.
CaseRecord caseOf(const DuplicateRecord& record) {
    CaseRecord row;
    row.caseId = record.caseId;
    row.kind = u("duplicate");
    row.entity = record.entity;
    row.place = record.sides.back().place;
    row.headName = record.sides.back().name;
    row.mayDecide = record.mayTellApart;
    for (const DuplicateSide& side : record.sides)
        row.versions.push_back(versionOf(side));
    return row;
}

} // namespace

void FakeDistrict::tellDuplicateCase() {
    DuplicateSide older;
    older.versionId = u("w1");
    older.recordId = u("h-3-2-701-1");
    older.name = u("郑伟");
    older.place = {u("榕园小区"), u("3"), u("2"), u("701")};
    older.mine = true;
    older.atMs = m_nowMs - 50 * hourMs;
    older.counted = {{u("visit"), 3}, {u("consent"), 1}, {u("care_tag"), 1}};
    DuplicateSide newer;
    newer.versionId = u("w2");
    newer.recordId = u("h-5-1-302-9");
    newer.name = u("郑伟");
    newer.place = {u("榕园小区"), u("5"), u("1"), u("302")};
    newer.author = u("陈燕");
    newer.atMs = m_nowMs - 46 * hourMs;
    newer.counted = {{u("visit"), 1}, {u("residency"), 1}};

    DuplicateRecord twice;
    twice.caseId = u("case-twice");
    twice.entity = u("resident");
    twice.sides = {older, newer};
    twice.lines = {line("name", "郑伟", "郑伟"),
                   line("sex", "1", "1", "sex"),
                   line("birth_date", "1997-03-12", "1997-03-12"),
                   line("id_number", "445299********0018", "445299********0018"),
                   line("phones", "15013105015", "15013105051、06638221100"),
                   line("relation", "02", "", "relation"),
                   line("employment", "new_employment", "employed", "employment"),
                   line("education", "70", "70", "education")};
    twice.mayMerge = true;
    twice.mayTellApart = true;
    duplicates.push_back(twice);
    cases.push_back(caseOf(twice));
}

void FakeDistrict::tellDuplicateDoors() {
    DuplicateSide older;
    older.versionId = u("d1");
    older.recordId = u("door-1");
    older.name = u("许汉林");
    older.place = {u("榕园小区"), u("3"), u("2"), u("402")};
    older.atMs = m_nowMs - 400 * dayMs;
    older.counted = {{u("household"), 1}, {u("visit"), 6}};
    DuplicateSide newer = older;
    newer.versionId = u("d2");
    newer.recordId = u("door-2");
    newer.name.clear();
    newer.author = u("李强");
    newer.atMs = m_nowMs - 3 * dayMs;
    newer.counted.clear();
    newer.here = true;

    DuplicateRecord doors;
    doors.caseId = u("case-doors");
    doors.entity = u("dwelling");
    doors.sides = {older, newer};
    doors.lines = {line("estate", "榕园小区", "榕园小区"), line("door", "402", "402"),
                   line("floor", "4", ""),
                   line("occupancy", "self_occupied", "rented", "occupancy")};
    doors.mayTellApart = true; // but not merge: a worker's phone
    duplicates.push_back(doors);
    cases.push_back(caseOf(doors));
}

void FakeDistrict::tellMerge() {
    MergeStory story;
    story.merged.record = {u("resident"), u("merged-1")};
    story.merged.name = u("陈小铭");
    story.merged.place = {u("榕园小区"), u("5"), u("1"), u("302")};
    story.merged.mergedBy = u("王芳");
    story.merged.mergedAtMs = m_nowMs - 9 * dayMs;
    story.survivor = {u("resident"), u("h-3-2-501-1")};
    story.survivorName = u("陈小明");
    story.survivorPlace = {u("榕园小区"), u("3"), u("2"), u("501")};
    story.edits = {{{u("resident"), u("h-3-2-501-1"), u("phones")},
                    {},
                    u("13726230418"),
                    u("林晓红"),
                    true,
                    m_nowMs - 2 * dayMs},
                   {{u("resident"), u("h-3-2-501-1"), u("employment")},
                    u("employment"),
                    u("self_employed"),
                    u("李强"),
                    false,
                    m_nowMs - 26 * hourMs}};
    story.mayGiveBack = true;
    merges.push_back(story);
}

void FakeDistrict::tellPhotos() {
    FakeHousehold* household = find(u("h-3-2-501"));
    if (!household || household->visits.empty())
        return;
    const QString visit = household->visits.front().visitId;
    PhotoRow photo;
    photo.record = {u("visit"), visit};
    photo.mine = true;
    photo.author = u("林晓红");
    photo.takenAtMs = household->visits.front().observedAtMs;
    photo.bytes = 251'020;
    const auto add = [&](const char* id, PhotoState state, int percent) {
        photo.photoId = u(id);
        photo.state = state;
        photo.percent = percent;
        photos.push_back(photo);
    };
    add("photo-there", PhotoState::AtOffice, 100);
    add("photo-going", PhotoState::Sending, 42);
    photo.error = u("too_large");
    add("photo-failed", PhotoState::Failed, 0);
    photo.error.clear();
    photo.mine = false;
    photo.author = u("李强");
    add("photo-other", PhotoState::AtOffice, 100);
    household->visits.front().photos = int(photos.size());
    photo.record = {u("problem"), u("3栋2单元楼道水管漏水，五楼到一楼都湿了")};
    photo.mine = true;
    photo.author = u("林晓红");
    add("photo-leak", PhotoState::AtOffice, 100);
    add("photo-stair", PhotoState::OnPhone, 0);
}

void FakeDistrict::tellDecided() {
    AttentionRow row;
    row.kind = AttentionKind::Decided;
    row.id = u("case-decided");
    row.caseKind = u("review");
    row.field = u("name");
    row.place = {u("榕园小区"), u("3"), u("2"), u("601")};
    row.headName = u("黄文杰");
    row.decision = u("黄文杰");
    row.mine = u("黄文洁");
    row.decidedBy = u("王芳");
    row.reason = u("看过身份证");
    row.atMs = m_nowMs - 20 * hourMs;
    decided.push_back(row);
}

void FakeDistrict::tellRefusedWork() {
    SetAsideRecord visit;
    visit.actionId = u("action-moved");
    visit.kind = u("household");
    visit.reason = u("out_of_scope");
    visit.place = {u("榕园小区"), u("3"), u("2"), u("703")};
    visit.headName = u("蔡志勇");
    visit.householdId = u("h-3-2-703");
    visit.writtenAtMs = m_nowMs - 30 * hourMs;
    SetAsideLine occupancy{0,
                           {u("dwelling"), u("door-703"), u("occupancy")},
                           u("set"),
                           u("rented"),
                           u("occupancy"),
                           u("text"),
                           false,
                           true};
    SetAsideLine phone{1,        {u("household"), u("h-3-2-703"), u("phones")},
                       u("add"), u("13900130017"),
                       {},       u("phone"),
                       false,    true};
    SetAsideLine old{2,           {u("household"), u("h-3-2-703"), u("phones")},
                     u("remove"), u("06638221100"),
                     {},          u("phone"),
                     false,       false};
    visit.lines = {occupancy, phone, old};
    setAside.push_back(visit);
}

} // namespace banyan::ui
