#include "qml/viewmodels/visitform.h"

#include "qml/viewmodels/words.h"

#include <QDateTime>

namespace banyan::ui {

namespace {

const QString asRuled = QStringLiteral("rule");

Choice timeChoice(const QString& label, const QDate& date, int hour, int minute = 0) {
    const qint64 atMs = QDateTime(date, QTime(hour, minute)).toMSecsSinceEpoch();
    return {QString::number(atMs), label, {}, {}, false};
}

std::vector<Choice> choicesOf(const QString& list, const QString& chosen) {
    std::vector<Choice> choices;
    for (const QString& code : Words::codesOf(list))
        choices.push_back({code, Words::code(list, code), {}, {}, code == chosen});
    return choices;
}

} // namespace

VisitForm::VisitForm(QObject* parent)
    : ViewModel(parent)
    , m_outcomes(ChoiceModel::Kind::One, this)
    , m_people(ChoiceModel::Kind::Any, this)
    , m_purposes(ChoiceModel::Kind::One, this)
    , m_nextTimes(ChoiceModel::Kind::One, this)
    , m_occupancies(ChoiceModel::Kind::One, this) {
    connect(&m_outcomes, &ChoiceModel::chosenChanged, this, [this] {
        m_nextTimes.setChoices(timesFrom(nowMs()));
        Q_EMIT phrasesChanged();
    });
    connect(this, &VisitForm::phrasesChanged, this, &VisitForm::saveTextChanged);
    connect(&m_photos, &PhotosForm::changed, this, [this] {
        Q_EMIT saveTextChanged();
        if (recorded() && m_photos.settled())
            Q_EMIT saved();
    });
    for (ChoiceModel* folded : {&m_purposes, &m_nextTimes, &m_occupancies})
        connect(folded, &ChoiceModel::chosenChanged, this, &VisitForm::moreChanged);
}

QString VisitForm::title() const {
    if (!ready())
        return {};
    return Words::joined({m_record.row.place.door, Words::household(m_record.row.headName)});
}

QString VisitForm::moreText() const {
    QStringList parts;
    for (const ChoiceModel* folded : {&m_purposes, &m_nextTimes, &m_occupancies}) {
        if (!folded->chosenLabel().isEmpty())
            parts << folded->chosenLabel();
    }
    return Words::joined(parts);
}

QString VisitForm::stair() const { return Words::stair(m_record.row.place); }

QString VisitForm::memory() const {
    QStringList notes;
    for (const DoorNote& note : m_record.doorNotes)
        notes << note.text;
    return notes.join(tr("；", "between two short remarks"));
}

void VisitForm::load() {
    backend()->household(m_householdId, this, [this](Result<HouseholdRecord> record) {
        if (!good(record))
            return;
        m_record = *std::move(record);
        fillChoices();
        setReady();
        Q_EMIT recordChanged();
        Q_EMIT phrasesChanged();
    });
}

void VisitForm::fillChoices() {
    const QString first = m_firstOutcome.isEmpty() ? QStringLiteral("met") : m_firstOutcome;
    std::vector<Choice> outcomes = choicesOf(QStringLiteral("visit_outcome"), first);
    for (Choice& choice : outcomes) {
        choice.icon = Words::outcomeIcon(choice.code);
        choice.tone = Words::outcomeTone(choice.code);
    }
    m_outcomes.setChoices(std::move(outcomes));
    std::vector<Choice> people;
    for (const Person& person : m_record.people) {
        if (!person.dead && !person.movedOut)
            people.push_back({person.residentId, person.name, {}, {}, people.empty()});
    }
    m_people.setChoices(std::move(people));
    m_purposes.setChoices(choicesOf(QStringLiteral("visit_purpose"), m_firstPurpose));
    m_nextTimes.setChoices(timesFrom(nowMs()));
    m_occupancies.setChoices(choicesOf(QStringLiteral("occupancy"), m_record.row.occupancy));
}

std::vector<Choice> VisitForm::timesFrom(qint64 atMs) const {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(atMs);
    const QDate today = now.date();
    std::vector<Choice> times;
    if (!needsTime())
        times.push_back({asRuled, tr("照常"), {}, {}, true});
    if (now.time() < QTime(18, 0))
        times.push_back(timeChoice(tr("今天 18:30"), today, 18, 30));
    times.push_back(timeChoice(tr("明天上午"), today.addDays(1), 9));
    times.push_back(timeChoice(tr("明天下午"), today.addDays(1), 15));
    times.push_back(timeChoice(tr("明天 18:30"), today.addDays(1), 18, 30));
    times.push_back(timeChoice(tr("周六上午"), today.addDays(1 + (12 - today.dayOfWeek()) % 7), 9));
    times.push_back(timeChoice(tr("一周后"), today.addDays(7), 9));
    times.push_back(timeChoice(tr("一个月后"), today.addMonths(1), 9));
    times.front().chosen = true;
    return times;
}

bool VisitForm::talked() const {
    const QString code = m_outcomes.chosen();
    return code == QLatin1String("met") || code == QLatin1String("by_phone");
}

bool VisitForm::needsTime() const { return m_outcomes.chosen() == QLatin1String("come_back"); }

QStringList VisitForm::phrases() const {
    const QString code = m_outcomes.chosen();
    if (code == QLatin1String("no_answer"))
        return {tr("灯亮着"), tr("邻居说出门了"), tr("留了连心卡"), tr("门口有旧传单")};
    if (code == QLatin1String("refused"))
        return {tr("隔着门说了话"), tr("说没空"), tr("请别再来")};
    if (code == QLatin1String("come_back"))
        return {tr("晚饭后在家"), tr("周末在家"), tr("先打电话")};
    return {tr("都好"),     tr("药快吃完了"),   tr("楼道灯不亮"),
            tr("要修水管"), tr("想找社区医生"), tr("孩子放假在家")};
}

QString VisitForm::saveText() const {
    if (recorded())
        return m_photos.preparing() ? tr("走访存好了，照片还在整理") : tr("走访存好了，回去");
    //: the big button; %1 is the outcome
    return tr("存好：%1").arg(m_outcomes.chosenLabel());
}

void VisitForm::setText(const QString& text) {
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

void VisitForm::addPhrase(const QString& phrase) {
    setText(m_text.isEmpty() ? phrase : m_text + tr("；", "between two short remarks") + phrase);
}

VisitDraft VisitForm::draft() const {
    VisitDraft draft;
    draft.householdId = m_householdId;
    draft.dwellingId = m_record.dwellingId;
    draft.purpose = m_purposes.chosen();
    draft.outcome = m_outcomes.chosen();
    if (talked())
        draft.metResidentIds = m_people.allChosen();
    draft.text = m_text.trimmed();
    draft.nextVisitAtMs = m_nextTimes.chosen().toLongLong(); // "rule" is 0
    if (m_occupancies.chosen() != m_record.row.occupancy)
        draft.occupancy = m_occupancies.chosen();
    draft.cardDelivered = m_cardDelivered;
    draft.photos = m_photos.chosen();
    draft.observedAtMs = nowMs();
    return draft;
}

void VisitForm::save() {
    if (recorded()) {
        Q_EMIT saved();
        return;
    }
    if (m_saving)
        return;
    m_saving = true;
    backend()->recordVisit(draft(), this, [this](Result<RecordedVisit> visit) {
        m_saving = false;
        if (good(visit))
            m_photos.attachTo({QStringLiteral("visit"), visit->visitId}, visit->photosLeftOut);
    });
}

} // namespace banyan::ui
