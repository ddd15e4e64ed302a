#include "qml/viewmodels/campaignshareform.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

Choice anyChoice(const QString& label) { return {QString(), label, {}, {}, true}; }

std::vector<Choice> choicesOf(const QString& list, const QString& any) {
    std::vector<Choice> choices{anyChoice(any)};
    for (const QString& code : Words::codesOf(list))
        choices.push_back({code, Words::code(list, code), {}, {}, false});
    return choices;
}

} // namespace

CampaignShareForm::CampaignShareForm(QObject* parent)
    : ViewModel(parent)
    , m_grids(ChoiceModel::Kind::One, this)
    , m_estates(ChoiceModel::Kind::One, this)
    , m_care(ChoiceModel::Kind::One, this)
    , m_occupancies(ChoiceModel::Kind::One, this)
    , m_reached(ChoiceModel::Kind::One, this)
    , m_people(
          {{"userId", [](const Row& row) { return row.person.userId; }},
           {"name", [](const Row& row) { return row.person.name; }},
           {"role", [](const Row& row) { return Words::role(row.person.role); }},
           {"group", [](const Row& row) { return row.person.group; }},
           {"heading", [](const Row& row) { return row.isFirst ? row.person.group : QString(); }},
           {"headingLine", [](const Row& row) { return tr("%n 人", nullptr, row.groupSize); }},
           {"chosen", [](const Row& row) { return row.isChosen; }}},
          [](const Row& row) { return row.person.userId; }, this) {
    connect(&m_grids, &ChoiceModel::chosenChanged, this, [this] {
        fillEstates();
        count();
    });
    for (ChoiceModel* part : {&m_estates, &m_care, &m_occupancies, &m_reached})
        connect(part, &ChoiceModel::chosenChanged, this, &CampaignShareForm::count);
}

void CampaignShareForm::load() {
    m_care.setChoices(choicesOf(QStringLiteral("care_category"), tr("不限")));
    m_occupancies.setChoices(choicesOf(QStringLiteral("occupancy"), tr("不限")));
    std::vector<Choice> spans{anyChoice(tr("不限"))};
    for (const int days : reachedDays)
        spans.push_back({QString::number(days), tr("%n 天没见到", nullptr, days), {}, {}, false});
    m_reached.setChoices(std::move(spans));
    backend()->campaignOptions(m_campaignId, this, [this](Result<CampaignOptions> options) {
        if (!options) {
            setProblem(Words::campaignProblem(options.error().code));
            return;
        }
        receive(*std::move(options));
        count();
    });
}

void CampaignShareForm::receive(CampaignOptions options) {
    m_options = std::move(options);
    std::vector<Choice> grids{anyChoice(tr("全部"))};
    for (const CampaignPlaceRow& place : m_options.places)
        if (place.gridId.isEmpty())
            grids.push_back({place.id, place.name, {}, {}, false});
    m_grids.setChoices(std::move(grids));
    fillEstates();
    std::vector<Row> people;
    for (const CampaignPersonRow& person : m_options.people)
        people.push_back(
            {person, people.empty() || people.back().person.group != person.group,
             int(std::ranges::count(m_options.people, person.group, &CampaignPersonRow::group)),
             false});
    m_people.setRows(std::move(people));
    setReady();
    Q_EMIT optionsChanged();
}

// Those of the grid that is chosen, or of the only one.
void CampaignShareForm::fillEstates() {
    std::vector<Choice> estates{anyChoice(tr("全部"))};
    for (const CampaignPlaceRow& place : m_options.places)
        if (!place.gridId.isEmpty() && (place.gridId == m_grids.chosen() || !manyGrids()))
            estates.push_back({place.id, place.name, {}, {}, false});
    m_estates.setChoices(std::move(estates));
}

CampaignRuleAsk CampaignShareForm::rule() const {
    return {m_grids.chosen(), m_estates.chosen(), m_care.chosen(), m_occupancies.chosen(),
            m_reached.chosen().toInt()};
}

void CampaignShareForm::count() {
    if (!ready())
        return;
    const CampaignRuleAsk asked = rule();
    m_fit = {}; // what it was is another rule's
    m_isCounted = false;
    Q_EMIT fitChanged();
    backend()->campaignFit(m_campaignId, asked, this, [this, asked](Result<CampaignFit> fit) {
        if (asked != rule())
            return; // something else is asked for by now
        if (!fit) {
            setProblem(Words::campaignProblem(fit.error().code));
            return;
        }
        setProblem({});
        m_fit = *fit;
        m_isCounted = true;
        Q_EMIT fitChanged();
    });
}

QStringList CampaignShareForm::chosenPeople() const {
    QStringList chosen;
    for (const Row& row : m_people.rows())
        if (row.isChosen)
            chosen << row.person.userId;
    return chosen;
}

QString CampaignShareForm::fitText() const {
    if (!m_isCounted)
        return {};
    if (m_fit.fit == 0)
        return tr("没有一户合这些条件，放宽一点再选。");
    if (m_fit.missing == 0)
        return tr("合条件的 %n 户都派过了。", nullptr, m_fit.fit);
    if (m_fit.missing == m_fit.fit)
        return tr("合条件的有 %n 户。", nullptr, m_fit.fit);
    return tr("合条件的有 %n 户，其中 %1 户还没派。", nullptr, m_fit.fit).arg(m_fit.missing);
}

QString CampaignShareForm::shareText() const {
    const int people = int(chosenPeople().size());
    if (people == 0 || m_fit.missing == 0)
        return tr("派下去");
    return tr("%1 户分给 %n 人", nullptr, people).arg(m_fit.missing);
}

QString CampaignShareForm::refusal() const {
    if (m_fit.missing == 0)
        return fitText();
    return chosenPeople().isEmpty() ? tr("先选谁去敲门。") : QString();
}

void CampaignShareForm::choosePerson(const QString& userId) {
    std::vector<Row> rows = m_people.rows();
    for (Row& row : rows)
        if (row.person.userId == userId)
            row.isChosen = !row.isChosen;
    m_people.setRows(std::move(rows));
    setProblem({});
    Q_EMIT fitChanged();
}

void CampaignShareForm::chooseGroup(const QString& group) {
    std::vector<Row> rows = m_people.rows();
    const auto isOut = [&](const Row& row) { return row.person.group == group && !row.isChosen; };
    const bool isWanted = std::ranges::any_of(rows, isOut);
    for (Row& row : rows)
        if (row.person.group == group)
            row.isChosen = isWanted;
    m_people.setRows(std::move(rows));
    setProblem({});
    Q_EMIT fitChanged();
}

void CampaignShareForm::share() {
    if (m_sharing || !m_isCounted)
        return;
    setProblem(refusal());
    if (!problem().isEmpty())
        return;
    m_sharing = true;
    backend()->shareCampaign(m_campaignId, rule(), chosenPeople(), this,
                             [this](Result<int> shared_) {
                                 m_sharing = false;
                                 if (shared_)
                                     Q_EMIT shared(*shared_);
                                 else
                                     setProblem(Words::campaignProblem(shared_.error().code));
                             });
}

} // namespace banyan::ui
