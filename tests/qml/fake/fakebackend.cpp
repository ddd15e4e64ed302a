#include "tests/qml/fake/fakebackend.h"

#include <QDateTime>

#include <algorithm>

namespace banyan::ui {

namespace {

constexpr int householdCount = 420;

QString u(const char* text) { return QString::fromUtf8(text); }

template <typename Row>
Slice<Row> sliceOf(const std::vector<Row>& rows, int offset, int count) {
    Slice<Row> slice;
    slice.total = int(rows.size());
    const int end = std::min(offset + count, slice.total);
    for (int at = offset; at < end; ++at)
        slice.rows.push_back(rows[std::size_t(at)]);
    return slice;
}

bool isDue(const DoorRow& row) { return row.due.kind != Due::None && row.due.kind != Due::Later; }

} // namespace

FakeBackend::FakeBackend(QObject* parent)
    : Backend(parent)
    , m_district(FakeBackend::nowMs(), householdCount) {
    m_status.enrolled = true;
    m_status.lastConfirmedAtMs = FakeBackend::nowMs() - 95 * 60'000;
    m_status.nextTryAtMs = FakeBackend::nowMs() + 4 * 60'000;
    m_status.error = ErrorCode::Unreachable;
    m_status.online = false;
    m_status.setAside = int(m_district.setAside.size());
    m_status.canSeal = true;
    fillAttention();
    countUnsent();
    for (int at = 0; at < 3; ++at) { // three doors are done already
        DoorRow& row = m_district.households[std::size_t(8 + at)].record.row;
        static const char* outcomes[] = {"met", "no_answer", "met"};
        row.outcomeToday = u(outcomes[at]);
        row.outcomeAtMs = FakeBackend::nowMs() - (22 + 9 * at) * 60'000;
        row.sync = at < 2 ? RecordSync::Unsent : RecordSync::Confirmed;
    }
}

qint64 FakeBackend::nowMs() const {
    return QDateTime(QDate(2026, 6, 12), QTime(16, 40)).toMSecsSinceEpoch();
}

Identity FakeBackend::identity() const {
    return {u("林晓红"),         m_role,        u("进东社区"),           u("第 1 网格"),
            u("榕城区网格中心"), u("红米 13C"), m_role == u("community")};
}

void FakeBackend::fillAttention() {
    m_attention.clear();
    for (const CaseRecord& record : m_district.cases) {
        AttentionRow row;
        row.id = record.caseId;
        row.caseKind = record.kind;
        row.field = record.field;
        row.place = record.place;
        row.headName = record.headName;
        row.atMs = record.versions.back().atMs;
        m_attention.push_back(row);
    }
    for (const SetAsideRecord& record : m_district.setAside) {
        AttentionRow row;
        row.kind = AttentionKind::SetAside;
        row.id = record.actionId;
        row.reason = record.reason;
        row.place = record.place;
        row.headName = record.headName;
        row.atMs = record.writtenAtMs;
        m_attention.push_back(row);
    }
    m_attention.insert(m_attention.end(), m_district.decided.begin(), m_district.decided.end());
    if (m_status.error == ErrorCode::TooOld || m_status.isOfficeNewer) {
        AttentionRow row;
        row.kind = AttentionKind::TooOld;
        m_attention.push_back(row);
    }
    if (m_status.clockOffMs != 0) {
        AttentionRow row;
        row.kind = AttentionKind::WrongClock;
        row.clockOffMs = m_status.clockOffMs;
        m_attention.push_back(row);
    }
}

void FakeBackend::countUnsent() {
    m_status.unsent = int(m_district.unsent.size());
    m_status.unsentVisits =
        int(std::ranges::count(m_district.unsent, u("visit"), &UnsentRow::kind));
    Q_EMIT syncStatusChanged();
}

void FakeBackend::setStatus(const SyncStatus& status) {
    m_status = status;
    fillAttention();
    Q_EMIT syncStatusChanged();
    Q_EMIT changed({});
}

void FakeBackend::setEnrolled(bool enrolled) {
    m_status.enrolled = enrolled;
    Q_EMIT syncStatusChanged();
}

void FakeBackend::setFirstPull(int done, int total) {
    m_status.phase = SyncPhase::FirstPull;
    m_status.recordsDone = done;
    m_status.recordsTotal = total;
    m_status.secondsLeft = 130;
    Q_EMIT syncStatusChanged();
}

void FakeBackend::setQuiet() {
    m_district.unsent.clear();
    m_district.cases.clear();
    m_district.setAside.clear();
    m_district.decided.clear();
    m_status = {};
    m_status.enrolled = true;
    m_status.lastConfirmedAtMs = nowMs() - 5 * 60'000;
    fillAttention();
    countUnsent();
    Q_EMIT changed({});
}

void FakeBackend::setForked() {
    m_status.clockOffMs = 25 * 60'000;
    fillAttention();
    AttentionRow row;
    row.kind = AttentionKind::Forked;
    row.id = u("forked");
    row.atMs = nowMs();
    m_attention.push_back(row);
    Q_EMIT syncStatusChanged();
    Q_EMIT changed({});
}

void FakeBackend::setRevoked() {
    m_status.error = ErrorCode::Revoked;
    setStatus(SyncStatus(m_status));
}

void FakeBackend::setTooOld() {
    m_status.error = ErrorCode::TooOld;
    setStatus(SyncStatus(m_status));
}

void FakeBackend::setOfficeNewer() {
    setQuiet();
    m_status.isOfficeNewer = true;
    m_status.canSeal = true;
    m_status.attachmentsUnsent = 2;
    m_status.attachmentsFailed = 1;
    m_status.clockOffMs = -37 * 60'000;
    setStatus(SyncStatus(m_status));
}

void FakeBackend::setDeparted() {
    const qint64 dayMs = 24 * 3'600'000;
    m_departures = {
        {u("2"), DepartureReason::Moved, u("第 1 网格"), 1, 0, {u("601 何桂芳")}, nowMs() - dayMs},
        {u("1"),
         DepartureReason::Expired,
         {},
         12,
         0,
         {u("101"), u("102"), u("201"), u("202")},
         nowMs() - 9 * dayMs}};
    Q_EMIT changed({Change::Departures, {}});
}

void FakeBackend::departures(QObject* context, Reply<std::vector<Departure>> reply) {
    answer<std::vector<Departure>>(context, std::move(reply), m_departures);
}

void FakeBackend::dismissDeparture(const QString& id, QObject* context, Reply<Done> reply) {
    if (std::erase_if(m_departures, [&](const Departure& row) { return row.id == id; }) == 0) {
        answer<Done>(context, std::move(reply), {ErrorCode::NotFound, "no such departure"});
        return;
    }
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT recorded();
    Q_EMIT changed({Change::Departures, {}});
}

void FakeBackend::enrol(const QString& uri, QObject* context, Reply<Done> reply) {
    if (!uri.startsWith(u("banyan://"))) {
        answer<Done>(context, std::move(reply), {ErrorCode::Invalid, "not an enrolment text"});
        return;
    }
    if (uri.contains(u("used"))) {
        answer<Done>(context, std::move(reply), {ErrorCode::Unauthorized, "code used"});
        return;
    }
    answer<Done>(context, std::move(reply), Done{});
    setEnrolled(true);
}

void FakeBackend::dayPlan(QObject* context, Reply<DayPlan> reply) {
    DayPlan plan{identity().community, identity().grid, {}, {}};
    for (const FakeHousehold& household : m_district.households) {
        const DoorRow& row = household.record.row;
        if (!row.outcomeToday.isEmpty())
            plan.done.push_back(row);
        else if (isDue(row))
            plan.ahead.push_back(row);
    }
    std::ranges::sort(plan.done, std::greater<>(), &DoorRow::outcomeAtMs);
    answer<DayPlan>(context, std::move(reply), std::move(plan));
}

void FakeBackend::doorCard(const QString& householdId, QObject* context, Reply<DoorCard> reply) {
    const FakeHousehold* household = m_district.find(householdId);
    if (!household) {
        answer<DoorCard>(context, std::move(reply), {ErrorCode::NotFound, "no such household"});
        return;
    }
    DoorCard card;
    card.row = household->record.row;
    for (const DoorNote& note : household->record.doorNotes)
        card.doorNotes.push_back(note.text);
    card.bestTime = household->record.bestTime;
    if (!household->visits.empty()) {
        card.lastNote = household->visits.front().text;
        card.lastOutcome = household->visits.front().outcome;
        card.lastVisitAtMs = household->visits.front().observedAtMs;
    }
    for (const Person& person : household->record.people)
        card.phones.insert(card.phones.end(), person.phones.begin(), person.phones.end());
    answer<DoorCard>(context, std::move(reply), std::move(card));
}

bool FakeBackend::matches(const FakeHousehold& household, const HouseholdQuery& query) const {
    const DoorRow& row = household.record.row;
    for (const QString& filter : query.filters) {
        const bool holds = filter == u("due")           ? isDue(row)
                           : filter == u("care")        ? !row.careTags.empty()
                           : filter == u("not_reached") ? row.people == 0
                           : filter == u("vacant")      ? row.occupancy == u("vacant")
                           : filter == u("arrival")     ? row.due.kind == Due::NewArrival
                           : filter == u("refuses")     ? row.visitState == u("refuses")
                           : filter == u("unsent")      ? row.sync == RecordSync::Unsent
                           : filter == u("no_card") ? !m_cardsDelivered.contains(row.householdId)
                                                    : true;
        if (!holds)
            return false;
    }
    if (query.text.isEmpty())
        return true;
    return row.headName.contains(query.text) || row.place.door.contains(query.text)
           || std::ranges::any_of(household.record.people, [&](const Person& person) {
                  return person.name.contains(query.text)
                         || std::ranges::any_of(person.phones, [&](const QString& phone) {
                                return phone.contains(query.text);
                            });
              });
}

void FakeBackend::households(const HouseholdQuery& query, int offset, int count, QObject* context,
                             Reply<Slice<DoorRow>> reply) {
    std::vector<DoorRow> rows;
    for (const FakeHousehold& household : m_district.households) {
        if (matches(household, query))
            rows.push_back(household.record.row);
    }
    answer<Slice<DoorRow>>(context, std::move(reply), sliceOf(rows, offset, count));
}

void FakeBackend::household(const QString& householdId, QObject* context,
                            Reply<HouseholdRecord> reply) {
    const FakeHousehold* household = m_district.find(householdId);
    if (household)
        answer<HouseholdRecord>(context, std::move(reply), household->record);
    else
        answer<HouseholdRecord>(context, std::move(reply),
                                {ErrorCode::NotFound, "no such household"});
}

void FakeBackend::visits(const QString& householdId, int offset, int count, QObject* context,
                         Reply<Slice<VisitRow>> reply) {
    const FakeHousehold* household = m_district.find(householdId);
    answer<Slice<VisitRow>>(context, std::move(reply),
                            household ? sliceOf(household->visits, offset, count)
                                      : Slice<VisitRow>());
}

} // namespace banyan::ui
