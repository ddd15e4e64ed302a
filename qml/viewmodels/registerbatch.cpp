#include "qml/viewmodels/registerbatch.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

constexpr std::size_t leftShownMax = 5;

QStringList idsOf(const std::vector<RegisterRow>& rows) {
    QStringList ids;
    for (const auto& row : rows)
        ids << row.id;
    return ids;
}

} // namespace

RegisterBatch::RegisterBatch(QObject* parent)
    : QObject(parent) {}

void RegisterBatch::setLines(RegisterModel* lines) {
    m_lines = lines;
    connect(lines, &RegisterModel::pickedChanged, this, &RegisterBatch::whenPicked);
    connect(lines, &RegisterModel::toolsChanged, this, &RegisterBatch::whenPicked);
    whenPicked();
}

// Whatever one of the picked lines can take is offered: those that cannot are named afterwards.
void RegisterBatch::whenPicked() {
    const auto picked = m_lines->pickedRows();
    const auto& tools = m_lines->tools();
    std::vector<Choice> steps;
    for (const auto& row : picked)
        for (const QString& to : row.steps)
            if (std::ranges::find(steps, to, &Choice::code) == steps.end())
                steps.push_back({to, Words::step(tools.stateList, row.state, to), {}, {}, false});
    std::vector<Choice> hands;
    for (const auto& each : tools.assignable)
        if (!picked.empty())
            //: on a button: to choose a unit or person for the field that is named
            hands.push_back({each.field,
                             tr("定%1…").arg(Words::registryField(m_lines->entity(), each.field)),
                             {},
                             {},
                             false});
    m_steps.show(std::move(steps));
    m_hands.show(std::move(hands));
    if (idsOf(picked) != m_ask.ids) // it was asked about others
        m_question.clear();
    Q_EMIT changed();
}

QString RegisterBatch::progressText() const {
    return m_isBusy && m_tried > 0 ? tr("办了 %1 / %2").arg(m_tried).arg(m_ask.ids.size())
                                   : QString();
}

QString RegisterBatch::pickedText() const {
    const int count = m_lines ? m_lines->pickedCount() : 0;
    return count > 0 ? tr("选了 %n 条", nullptr, count) : tr("点一点，选上要一起办的。");
}

QString RegisterBatch::targetOf(const QString& field) const {
    for (const auto& each : m_lines->tools().assignable)
        if (each.field == field)
            return each.target;
    return {};
}

QString RegisterBatch::stepText(const QString& state) const {
    for (const auto& step : m_steps.rows())
        if (step.code == state)
            return step.label;
    return {};
}

void RegisterBatch::ask(EachAsk ask, const QString& question) {
    if (m_isBusy)
        return;
    ask.entity = m_lines->entity();
    ask.ids = idsOf(m_lines->pickedRows());
    m_ask = std::move(ask);
    m_question = question;
    m_report.clear();
    Q_EMIT changed();
}

void RegisterBatch::askStep(const QString& state) {
    EachAsk step;
    step.state = state;
    ask(std::move(step),
        tr("这 %n 条都「%1」？", nullptr, m_lines->pickedCount()).arg(stepText(state)));
}

void RegisterBatch::askHand(const QString& field, const QString& recordId, const QString& name) {
    EachAsk hand;
    hand.field = field;
    hand.value = recordId;
    ask(std::move(hand), tr("这 %n 条的%1都定为「%2」？", nullptr, m_lines->pickedCount())
                             .arg(Words::registryField(m_lines->entity(), field), name));
}

void RegisterBatch::cancel() {
    m_question.clear();
    Q_EMIT changed();
}

void RegisterBatch::confirm(const QString& comment) {
    if (m_question.isEmpty() || m_isBusy)
        return;
    m_ask.comment = comment;
    m_isBusy = true;
    Q_EMIT changed();
    m_tried = 0;
    m_lines->backend()->doEach(
        m_ask, this,
        [this](const Result<int>& tried) {
            m_tried = *tried;
            Q_EMIT changed();
        },
        [this](const Result<EachResult>& result) { whenDone(result); });
}

void RegisterBatch::whenDone(const Result<EachResult>& result) {
    m_isBusy = false;
    m_question.clear();
    m_wentWhole = result && result->left.empty() && !result->stoppedBy;
    if (!result) {
        m_report = Words::problem(result.error().code);
        Q_EMIT changed();
        return;
    }
    QStringList lines{tr("%n 条办好了。", nullptr, result->done)};
    for (std::size_t i = 0; i < std::min(leftShownMax, result->left.size()); ++i)
        lines << Words::notDone(m_lines->tools().stateList, result->left[i]);
    if (result->left.size() > leftShownMax)
        lines << tr("还有 %n 条也没办成。", nullptr, int(result->left.size() - leftShownMax));
    if (result->stoppedBy)
        lines << tr("还有 %n 条没轮到，请再选上办一次。", nullptr, result->untried)
              << Words::problem(*result->stoppedBy);
    m_report = lines.join(QLatin1Char('\n'));
    m_lines->setPicking(false);
    Q_EMIT changed();
}

void RegisterBatch::forget() {
    m_report.clear();
    Q_EMIT changed();
}

} // namespace banyan::ui
