#include "qml/viewmodels/policymodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

// As styled text, what is looked for in bold and underlined: never colour alone.
QString marked(const QString& text, const QString& wanted, int& hits) {
    QString out;
    qsizetype at = 0;
    while (!wanted.isEmpty()) {
        const qsizetype found = text.indexOf(wanted, at, Qt::CaseInsensitive);
        if (found < 0)
            break;
        out += text.mid(at, found - at).toHtmlEscaped() + QStringLiteral("<b><u>")
               + text.mid(found, wanted.size()).toHtmlEscaped() + QStringLiteral("</u></b>");
        at = found + wanted.size();
        ++hits;
    }
    return out + text.mid(at).toHtmlEscaped();
}

} // namespace

PolicyModel::PolicyModel(QObject* parent)
    : ViewModel(parent)
    , m_paragraphs(
          {{"number", [](const Paragraph& row) { return row.number; }},
           {"marked", [](const Paragraph& row) { return row.marked; }}},
          [](const Paragraph& row) { return QString::number(row.number); }, this) {}

void PolicyModel::setPolicyId(const QString& id) {
    if (id == m_policyId)
        return;
    m_policyId = id;
    scheduleLoad();
}

void PolicyModel::load() {
    const QString asked = m_policyId;
    backend()->policy(asked, this, [this, asked](Result<PolicyText> policy) {
        if (asked != m_policyId || !good(policy))
            return;
        m_policy = *std::move(policy);
        setReady();
        show();
    });
}

void PolicyModel::show() {
    m_hits = 0;
    std::vector<Paragraph> paragraphs;
    for (const QString& line : m_policy.text.split(QLatin1Char('\n'))) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        const int before = m_hits;
        const QString styled = marked(text, m_text, m_hits);
        paragraphs.push_back({int(paragraphs.size()), styled, m_hits > before});
    }
    m_paragraphs.setRows(std::move(paragraphs));
    Q_EMIT shown();
}

void PolicyModel::setText(const QString& text) {
    if (text.trimmed() == m_text)
        return;
    m_text = text.trimmed();
    show();
}

int PolicyModel::next(int from) const {
    const int count = m_paragraphs.count();
    for (int step = 1; step <= count; ++step) {
        const int at = (std::max(from, -1) + step) % count;
        if (m_paragraphs.rows()[std::size_t(at)].holds)
            return at;
    }
    return -1;
}

QString PolicyModel::line() const {
    QStringList parts;
    if (!m_policy.policy.kind.isEmpty())
        parts << Words::choice(QStringLiteral("policy_kind"), m_policy.policy.kind);
    if (!m_policy.policy.number.isEmpty())
        parts << m_policy.policy.number;
    return Words::joined(parts);
}

QString PolicyModel::validity() const {
    if (m_policy.policy.validFrom.isEmpty())
        return {};
    return m_policy.policy.validTo.isEmpty()
               ? tr("%1 起生效").arg(m_policy.policy.validFrom)
               : tr("%1 至 %2").arg(m_policy.policy.validFrom, m_policy.policy.validTo);
}

QString PolicyModel::stateText() const {
    return ready() ? Words::policyState(m_policy.policy.state).text : QString();
}
QString PolicyModel::stateIcon() const { return Words::policyState(m_policy.policy.state).icon; }
QString PolicyModel::stateTone() const { return Words::policyState(m_policy.policy.state).tone; }

QString PolicyModel::hitText() const {
    if (m_text.isEmpty())
        return {};
    return m_hits == 0 ? tr("文中没有") : tr("找到 %n 处", nullptr, m_hits);
}

bool PolicyModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
