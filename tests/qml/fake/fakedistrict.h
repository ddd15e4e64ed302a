#pragma once

#include "qml/viewmodels/values/attention.h"
#include "qml/viewmodels/values/duplicate.h"
#include "qml/viewmodels/values/household.h"
#include "qml/viewmodels/values/syncstatus.h"

#include <vector>

namespace banyan::ui {

struct FakeHousehold {
    HouseholdRecord record;
    std::vector<VisitRow> visits; // latest first
};

// An invented grid: one stair told in detail, the rest of the estate by a fixed rule. ID numbers
// use the unassigned county 445299.
class FakeDistrict {
public:
    FakeDistrict(qint64 nowMs, int householdCount);

    std::vector<FakeHousehold> households; // walking order
    std::vector<CaseRecord> cases;
    std::vector<DuplicateRecord> duplicates;
    std::vector<MergeStory> merges;
    std::vector<PhotoRow> photos;
    std::vector<AttentionRow> decided;
    std::vector<SetAsideRecord> setAside;
    std::vector<UnsentRow> unsent;

    FakeHousehold* find(const QString& householdId);
    const Person* person(const QString& residentId, QString* householdId = nullptr) const;

private:
    void tellStair();
    void tellEstate(int count);
    void tellNameCase();
    void tellDuplicateCase();
    void tellDuplicateDoors();
    void tellMerge();
    void tellPhotos();
    void tellDecided();
    void tellRefusedWork();
    void tellWaitingWork();
    FakeHousehold& addHousehold(const Place& place, const QString& head, int people);
    void addPerson(FakeHousehold& household, const QString& name, const QString& relation,
                   const QString& sex, int age, const QString& phone = {});
    void addVisit(FakeHousehold& household, int daysAgo, const QString& outcome,
                  const QString& text, const QString& author, bool mine = true);

    qint64 m_nowMs;
};

QString fakeIdNumber(int year, int month, int day, int order);

} // namespace banyan::ui
