#include "qml/viewmodels/casemodel.h"

#include "qml/viewmodels/difference.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QStringList choiceCodes(const QString& kind) {
    if (kind == QLatin1String("visit_twice"))
        return {QStringLiteral("joint"), QStringLiteral("duplicate")};
    if (kind == QLatin1String("double_presence"))
        return {QStringLiteral("here"), QStringLiteral("there"), QStringLiteral("both")};
    if (kind == QLatin1String("delete"))
        return {QStringLiteral("keep"), QStringLiteral("drop")};
    return {};
}

QString writerOf(const CaseVersion& row) {
    if (row.mine)
        return QCoreApplication::translate("CaseModel", "你");
    if (row.authorUnit.isEmpty())
        return row.author;
    return QCoreApplication::translate("CaseModel", "%1（%2）", "a person, a unit")
        .arg(row.author, row.authorUnit);
}

} // namespace

CaseModel::CaseModel(QObject* parent)
    : ViewModel(parent)
    , m_versions(
          {{"versionId", [](const CaseVersion& row) { return row.versionId; }},
           {"who", [](const CaseVersion& row) { return writerOf(row); }},
           {"initial",
            [](const CaseVersion& row) {
                return row.mine ? QCoreApplication::translate("CaseModel", "你").left(1)
                                : row.author.left(1);
            }},
           {"mine", [](const CaseVersion& row) { return row.mine; }},
           {"when",
            [this](const CaseVersion& row) {
                QStringList parts{Words::moment(row.atMs, nowMs())};
                if (!row.place.isEmpty())
                    parts << Words::writtenAt(row.place);
                return Words::joined(parts);
            }},
           {"ground", [](const CaseVersion& row) { return row.ground; }},
           {"plainText", [this](const CaseVersion& row) { return valueText(row.value); }},
           {"markedText", [this](const CaseVersion& row) { return markedUp(row); }},
           {"current", [](const CaseVersion& row) { return row.current; }}},
          [](const CaseVersion& row) { return row.versionId; }, this)
    , m_choices(ChoiceModel::Kind::One, this) {
    connect(&m_choices, &ChoiceModel::chosenChanged, this, &CaseModel::draftChanged);
}

void CaseModel::load() {
    backend()->conflictCase(m_caseId, this, [this](Result<CaseRecord> record) {
        if (good(record))
            receive(*std::move(record));
    });
}

bool CaseModel::concerns(const Change& change) const { return change.areas & Change::Attention; }

void CaseModel::receive(CaseRecord record) {
    m_record = std::move(record);
    fillChoices();
    m_versions.setRows(m_record.versions);
    m_versions.touchAll();
    setReady();
    Q_EMIT recordChanged();
    Q_EMIT draftChanged();
}

void CaseModel::fillChoices() {
    std::vector<Choice> choices;
    for (const QString& code : choiceCodes(m_record.kind))
        choices.push_back({code, Words::caseChoice(code), {}, {}, false});
    m_choices.setChoices(std::move(choices));
}

QString CaseModel::title() const { return Words::caseTitle(m_record.kind); }
QString CaseModel::question() const { return Words::caseQuestion(m_record.kind); }

QString CaseModel::subtitle() const {
    QStringList parts{Words::address(m_record.place), Words::household(m_record.headName)};
    if (!m_record.field.isEmpty())
        parts << Words::field(m_record.field);
    return Words::joined(parts);
}

QString CaseModel::valueText(const QString& value) const {
    return Words::value(m_record.codeList, value);
}

// Styled text for one version: what differs from before (or, where nothing was, from the other) is
// underlined and bold.
QString CaseModel::markedUp(const CaseVersion& version) const {
    const QString own = valueText(version.value);
    QString against = beforeText();
    for (const CaseVersion& row : m_record.versions) {
        if (against.isEmpty() && row.value != version.value)
            against = valueText(row.value);
    }
    if (against.isEmpty() || byChoice())
        return own.toHtmlEscaped();
    QString marked;
    for (const Stretch& stretch : differences(own, against)) {
        const QString text = stretch.text.toHtmlEscaped();
        marked += stretch.differs ? QStringLiteral("<u><b>%1</b></u>").arg(text) : text;
    }
    return marked;
}

QString CaseModel::beforeText() const {
    return m_record.before.isEmpty() ? QString() : valueText(m_record.before);
}

QString CaseModel::beforeLine() const {
    if (m_record.beforeAtMs == 0)
        return {};
    return Words::joined({Words::day(m_record.beforeAtMs, nowMs()), m_record.beforeAuthor});
}

bool CaseModel::mayWrite() const { return choiceCodes(m_record.kind).isEmpty() && mayDecide(); }

QString CaseModel::decidedText() const {
    if (m_record.decidedAtMs == 0)
        return {};
    const QString what = byChoice() ? Words::caseChoice(m_record.decision)
                                    : tr("用「%1」").arg(valueText(m_record.decision));
    //: who, when, what was decided
    const QString text =
        tr("%1 %2 定了：%3")
            .arg(m_record.decidedBy, Words::moment(m_record.decidedAtMs, nowMs()), what);
    //: what was decided, why
    return m_record.decisionReason.isEmpty() ? text
                                             : tr("%1 理由：%2").arg(text, m_record.decisionReason);
}

void CaseModel::choose(const QString& versionId) {
    m_chosenVersion = versionId;
    m_writing = false;
    Q_EMIT draftChanged();
}

void CaseModel::setWriting(bool writing) {
    if (m_writing == writing)
        return;
    m_writing = writing;
    if (writing)
        m_chosenVersion.clear();
    Q_EMIT draftChanged();
}

void CaseModel::setReason(const QString& reason) {
    if (m_reason == reason)
        return;
    m_reason = reason;
    Q_EMIT draftChanged();
}

void CaseModel::setOwnValue(const QString& value) {
    if (m_ownValue == value)
        return;
    m_ownValue = value;
    Q_EMIT draftChanged();
}

const CaseVersion* CaseModel::chosen() const {
    const auto found =
        std::ranges::find(m_record.versions, m_chosenVersion, &CaseVersion::versionId);
    return found == m_record.versions.end() ? nullptr : &*found;
}

bool CaseModel::decidable() const {
    if (!mayDecide())
        return false;
    if (byChoice())
        return !m_choices.chosen().isEmpty();
    return m_writing ? !m_ownValue.trimmed().isEmpty() : chosen() != nullptr;
}

QString CaseModel::decideText() const {
    if (byChoice())
        return m_choices.chosen().isEmpty() ? tr("先选一个") : m_choices.chosenLabel();
    if (m_writing && !m_ownValue.trimmed().isEmpty())
        return tr("用「%1」").arg(m_ownValue.trimmed());
    if (const CaseVersion* version = chosen())
        return tr("用「%1」").arg(valueText(version->value));
    return m_writing ? tr("写下对的") : tr("先选一个");
}

QString CaseModel::keptSentence() const {
    if (byChoice())
        return tr("两边写的都会留着，定错了可以改回来。");
    return tr("%n 个写法都会留在这一户的记录里。", nullptr,
              int(m_record.versions.size()) + (m_record.before.isEmpty() ? 0 : 1)
                  + (m_writing ? 1 : 0));
}

void CaseModel::decide() {
    if (!decidable())
        return;
    CaseDecision decision{m_caseId, {}, {}, {}, m_reason.trimmed()};
    if (byChoice())
        decision.code = m_choices.chosen();
    else if (m_writing)
        decision.ownValue = m_ownValue.trimmed();
    else
        decision.versionId = m_chosenVersion;
    backend()->decide(decision, this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT decided();
    });
}

} // namespace banyan::ui
