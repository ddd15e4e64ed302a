#include "qml/viewmodels/todaymodel.h"

#include "qml/viewmodels/words.h"

#include <utility>

namespace banyan::ui {

QString NextDoor::name() const {
    const QString name = Words::household(m_card.row.headName);
    return m_card.row.people > 0 ? Words::joined({name, Words::people(m_card.row.people)}) : name;
}

QString NextDoor::stair() const { return Words::stair(m_card.row.place); }
QString NextDoor::markIcon() const { return Words::due(m_card.row, m_nowMs).icon; }
QString NextDoor::markTone() const { return Words::due(m_card.row, m_nowMs).tone; }
QString NextDoor::markText() const { return Words::due(m_card.row, m_nowMs).text; }

QString NextDoor::memory() const {
    QStringList sentences;
    for (const QString& note : m_card.doorNotes)
        sentences << note;
    if (!m_card.bestTime.isEmpty())
        sentences << tr("%1来好").arg(m_card.bestTime);
    if (!m_card.lastNote.isEmpty())
        sentences << tr("上次：%1").arg(m_card.lastNote);
    else if (m_card.lastVisitAtMs > 0)
        sentences << tr("上次：%1 %2")
                         .arg(Words::day(m_card.lastVisitAtMs, m_nowMs),
                              Words::outcome(m_card.lastOutcome));
    return sentences.join(tr("；", "between two short remarks"));
}

QString NextDoor::caution() const {
    if (m_card.row.visitState == QLatin1String("refuses"))
        return tr("这一户说过不愿被访，尊重他们。");
    if (m_card.quietNow)
        return tr("这个时候别敲门，晚点再来。");
    if (m_card.visitsLastWeek > 2)
        return tr("这一周已经来过 %n 次了。", nullptr, m_card.visitsLastWeek);
    return {};
}

QString NextDoor::phone() const {
    return m_card.phones.empty() ? QString() : m_card.phones.front();
}

void NextDoor::show(DoorCard card, qint64 nowMs) {
    m_card = std::move(card);
    m_nowMs = nowMs;
    std::vector<Tag> tags;
    for (const QString& code : m_card.row.careTags)
        tags.push_back({Words::careTag(code), QString(), QStringLiteral("blue")});
    m_tags.setRows(std::move(tags));
    Q_EMIT changed();
}

TodayModel::TodayModel(QObject* parent)
    : ViewModel(parent)
    , m_next(this)
    , m_ahead(doorRoles([this] { return nowMs(); }), doorKey, this)
    , m_done(doorRoles([this] { return nowMs(); }), doorKey, this) {}

void TodayModel::load() {
    backend()->dayPlan(this, [this](Result<DayPlan> plan) {
        if (good(plan))
            receive(*std::move(plan));
    });
}

bool TodayModel::concerns(const Change& change) const {
    return change.areas & (Change::Doors | Change::Household);
}

void TodayModel::connected() {
    connect(backend(), &Backend::visitRecorded, this,
            [this](const RecordedVisit& visit) { m_recordedId = visit.householdId; });
}

// The door just recorded is ahead again, and not because another time was agreed.
bool TodayModel::takenBack() const {
    const auto again = std::ranges::find(m_plan, m_recordedId, &DoorRow::householdId);
    return again != m_plan.end() && again->due.kind != Due::ComeBack;
}

void TodayModel::receive(DayPlan plan) {
    m_placeLine = Words::joined({plan.community, plan.grid});
    m_total = int(plan.ahead.size() + plan.done.size());
    m_done.setRows(std::move(plan.done));
    m_plan = std::move(plan.ahead);
    if (takenBack())
        m_chosenId = std::exchange(m_recordedId, QString());
    const auto still = std::ranges::find(m_plan, m_chosenId, &DoorRow::householdId);
    if (still == m_plan.end())
        m_chosenId = m_plan.empty() ? QString() : m_plan.front().householdId;
    showCard(m_chosenId);
    setReady();
    Q_EMIT planChanged();
}

void TodayModel::choose(const QString& householdId) {
    m_chosenId = householdId;
    showCard(householdId);
}

void TodayModel::showCard(const QString& householdId) {
    std::vector<DoorRow> ahead;
    std::ranges::copy_if(m_plan, std::back_inserter(ahead),
                         [&](const DoorRow& row) { return row.householdId != householdId; });
    m_ahead.setRows(std::move(ahead));
    if (householdId.isEmpty()) {
        m_next.show({}, nowMs());
        return;
    }
    backend()->doorCard(householdId, this, [this, householdId](Result<DoorCard> card) {
        if (good(card) && householdId == m_chosenId)
            m_next.show(*std::move(card), nowMs());
    });
}

void TodayModel::record(const QString& outcome) {
    if (!m_next.present())
        return;
    VisitDraft draft;
    draft.householdId = m_next.householdId();
    draft.outcome = outcome;
    draft.observedAtMs = nowMs();
    backend()->recordVisit(draft, this, [this](Result<RecordedVisit> visit) {
        if (good(visit))
            scheduleLoad();
    });
}

} // namespace banyan::ui
