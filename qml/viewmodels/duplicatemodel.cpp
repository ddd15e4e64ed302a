#include "qml/viewmodels/duplicatemodel.h"

#include "qml/viewmodels/difference.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

const QString different = QStringLiteral("different");
const QString later = QStringLiteral("later");

QString initialOf(const QString& entity, const DuplicateSide& side) {
    const bool isDoor = entity == QLatin1String("dwelling") || side.name.isEmpty();
    return isDoor ? side.place.door.left(1) : side.name.left(1);
}

QString registeredLine(const DuplicateSide& side, qint64 nowMs) {
    const QString when = Words::moment(side.atMs, nowMs);
    if (side.mine)
        return QCoreApplication::translate("DuplicateModel", "你登记的·%1").arg(when);
    if (side.author.isEmpty())
        return QCoreApplication::translate("DuplicateModel", "部门名单·%1").arg(when);
    return QCoreApplication::translate("DuplicateModel", "%1登记的·%2").arg(side.author, when);
}

} // namespace

DuplicateModel::DuplicateModel(QObject* parent)
    : ViewModel(parent)
    , m_sides(
          {{"versionId", [](const DuplicateSide& row) { return row.versionId; }},
           {"recordId", [](const DuplicateSide& row) { return row.recordId; }},
           {"initial", [this](const DuplicateSide& row) { return initialOf(entity(), row); }},
           {"mine", [](const DuplicateSide& row) { return row.mine; }},
           {"title", [this](const DuplicateSide& row) { return Words::sideTitle(entity(), row); }},
           {"addressLine",
            [](const DuplicateSide& row) {
                return row.place.door.isEmpty() ? QString() : Words::address(row.place);
            }},
           {"registered",
            [this](const DuplicateSide& row) { return registeredLine(row, nowMs()); }},
           {"counts", [this](const DuplicateSide& row) { return countsOf(row); }},
           {"here", [](const DuplicateSide& row) { return row.here; }}},
          [](const DuplicateSide& row) { return row.versionId; }, this)
    , m_lines(
          {{"label", [](const DuplicateLine& row) { return Words::field(row.field); }},
           {"first", [this](const DuplicateLine& row) { return markedUp(row, 0); }},
           {"second", [this](const DuplicateLine& row) { return markedUp(row, 1); }}},
          [](const DuplicateLine& row) { return row.field; }, this)
    , m_choices(ChoiceModel::Kind::One, this) {}

void DuplicateModel::load() {
    backend()->duplicate(m_caseId, this, [this](Result<DuplicateRecord> record) {
        if (good(record))
            receive(*std::move(record));
    });
}

bool DuplicateModel::concerns(const Change& change) const {
    return change.areas & (Change::Attention | Change::Household);
}

void DuplicateModel::receive(DuplicateRecord record) {
    m_record = std::move(record);
    fillChoices();
    m_sides.setRows(m_record.sides);
    m_sides.touchAll();
    std::vector<DuplicateLine> lines = m_record.lines;
    std::erase_if(lines, &DuplicateLine::same);
    m_lines.setRows(std::move(lines));
    m_lines.touchAll();
    setReady();
    Q_EMIT recordChanged();
    Q_EMIT draftChanged();
}

void DuplicateModel::fillChoices() {
    std::vector<Choice> choices;
    if (m_record.mayTellApart)
        choices.push_back({different, Words::apart(m_record.entity), {}, {}, false});
    choices.push_back({later, tr("以后再定"), {}, {}, false});
    m_choices.setChoices(std::move(choices));
}

QString DuplicateModel::title() const { return Words::duplicateTitle(m_record.entity); }

QString DuplicateModel::subtitle() const {
    if (m_record.sides.empty())
        return {};
    const DuplicateSide& side = m_record.sides.back();
    QStringList parts{Words::sideTitle(m_record.entity, side)};
    if (!side.place.door.isEmpty() && m_record.entity != QLatin1String("dwelling"))
        parts << Words::address(side.place);
    return Words::joined(parts);
}

QString DuplicateModel::sameText() const {
    QStringList parts;
    for (const DuplicateLine& line : m_record.lines) {
        if (line.same && !line.values.empty())
            //: a field and what both records say in it
            parts << tr("%1：%2").arg(Words::field(line.field),
                                      Words::value(line.codeList, line.values.front()));
    }
    return parts.join(QLatin1Char('\n'));
}

QString DuplicateModel::limitText() const {
    if (!ready() || !isOpen() || m_record.mayMerge)
        return {};
    const bool allHere = std::ranges::all_of(m_record.sides, &DuplicateSide::here);
    if (!allHere)
        return tr("有一份在别的格里。合成一份要社区来定，他们两边都看得到。");
    return m_record.mayTellApart
               ? tr("合成一份由网格长或社区来定。要是你知道不是同一个，可以先说。")
               : tr("这件由网格长或社区来定，定了会告诉你。");
}

QString DuplicateModel::countsOf(const DuplicateSide& side) const {
    QStringList parts;
    for (const Counted& counted : side.counted)
        parts << Words::counted(counted.entity, counted.count);
    return Words::joined(parts);
}

// What differs is underlined and bold; what a record does not say is said to be missing.
QString DuplicateModel::markedUp(const DuplicateLine& line, std::size_t side) const {
    if (side >= line.values.size())
        return {};
    const QString own = line.values[side];
    if (own.isEmpty())
        return tr("没有写");
    const QString text = Words::value(line.codeList, own);
    const QString against = Words::value(line.codeList, line.values[1 - side]);
    if (!line.codeList.isEmpty() || line.values[1 - side].isEmpty() || text == against)
        return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
    QString marked;
    for (const Stretch& stretch : differences(text, against)) {
        const QString part = stretch.text.toHtmlEscaped();
        marked += stretch.differs ? QStringLiteral("<u><b>%1</b></u>").arg(part) : part;
    }
    return marked;
}

// What tells this record from the other: its name, its address, or who came first.
QString DuplicateModel::sideName(std::size_t at) const {
    const DuplicateSide& side = m_record.sides[at];
    const DuplicateSide& other = m_record.sides[1 - at];
    if (side.name != other.name && !side.name.isEmpty())
        return side.name;
    if (side.place != other.place && !side.place.door.isEmpty())
        return Words::address(side.place);
    return at == 0 ? tr("先登记的") : tr("后登记的");
}

std::size_t DuplicateModel::chosenSide() const {
    const auto found = std::ranges::find(m_record.sides, m_chosen, &DuplicateSide::versionId);
    return std::size_t(found - m_record.sides.begin());
}

QString DuplicateModel::decideText() const {
    if (m_chosen == different)
        return tr("记下：%1").arg(Words::apart(m_record.entity));
    if (m_chosen == later)
        return tr("以后再定");
    const std::size_t side = chosenSide();
    if (side >= m_record.sides.size() || m_record.sides.size() != 2)
        return tr("先选一个");
    //: the same person (household, door); which record stays
    return tr("%1，留「%2」这一份").arg(Words::together(m_record.entity), sideName(side));
}

QString DuplicateModel::keptSentence() const {
    if (!isOpen())
        return tr("两份写的都留着，定错了可以分开。");
    if (m_chosen == different)
        return tr("两份都照旧，这一对以后不再问。");
    const std::size_t side = chosenSide();
    if (side >= m_record.sides.size() || m_record.sides.size() != 2)
        return tr("不选也行，什么都不会动，走访照样记。");
    const QString counts = countsOf(m_record.sides[1 - side]);
    if (counts.isEmpty())
        return tr("另一份收起来，不删；定错了随时能分开。");
    return tr("另一份收起来，不删；它的%1归到这一份。定错了随时能分开。").arg(counts);
}

QString DuplicateModel::decidedText() const {
    if (isOpen() || m_record.sides.size() != 2)
        return {};
    QString what = Words::together(m_record.entity);
    const auto kept =
        std::ranges::find(m_record.sides, m_record.decision, &DuplicateSide::recordId);
    if (m_record.decision == different)
        what = Words::apart(m_record.entity);
    else if (kept != m_record.sides.end())
        what = tr("%1，留「%2」这一份")
                   .arg(what, sideName(std::size_t(kept - m_record.sides.begin())));
    const QString text =
        tr("%1 %2 定了：%3")
            .arg(m_record.decidedBy, Words::moment(m_record.decidedAtMs, nowMs()), what);
    return m_record.reason.isEmpty() ? text : tr("%1 理由：%2").arg(text, m_record.reason);
}

void DuplicateModel::setReason(const QString& reason) {
    if (m_reason == reason)
        return;
    m_reason = reason;
    Q_EMIT draftChanged();
}

void DuplicateModel::choose(const QString& what) {
    m_chosen = what;
    m_choices.choose(what); // a record is none of them: then nothing is ticked
    Q_EMIT draftChanged();
}

void DuplicateModel::decide() {
    if (!decidable())
        return;
    if (m_chosen == later) {
        Q_EMIT decided();
        return;
    }
    CaseDecision decision{m_caseId, {}, {}, {}, m_reason.trimmed()};
    if (m_chosen == different)
        decision.code = different;
    else
        decision.versionId = m_chosen;
    backend()->decide(decision, this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT decided();
    });
}

} // namespace banyan::ui
