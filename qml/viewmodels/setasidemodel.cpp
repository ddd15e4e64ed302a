#include "qml/viewmodels/setasidemodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

SetAsideModel::SetAsideModel(QObject* parent)
    : ViewModel(parent)
    , m_lines(
          {{"label", [](const SetAsideLine& row) { return Words::setAsideLine(row); }},
           {"text",
            [](const SetAsideLine& row) {
                return row.target.field.isEmpty() ? QString()
                                                  : Words::value(row.codeList, row.value);
            }},
           {"code", [](const SetAsideLine& row) { return row.value; }},
           {"coded", [](const SetAsideLine& row) { return !row.codeList.isEmpty(); }},
           {"form", [](const SetAsideLine& row) { return row.form; }},
           {"hint", [](const SetAsideLine& row) { return Words::formHint(row.form); }},
           {"editable", [](const SetAsideLine& row) { return row.editable; }},
           {"wrong", [](const SetAsideLine& row) { return row.wrong; }}},
          [](const SetAsideLine& row) { return QString::number(row.change) + row.target.field; },
          this) {}

void SetAsideModel::load() {
    backend()->setAside(m_actionId, this, [this](Result<SetAsideRecord> record) {
        if (!good(record))
            return;
        m_record = *std::move(record);
        m_lines.setRows(m_record.lines);
        setReady();
        Q_EMIT recordChanged();
    });
}

QString SetAsideModel::subtitle() const {
    return Words::joined({Words::address(m_record.place), Words::household(m_record.headName)});
}

QString SetAsideModel::writtenLine() const {
    return Words::joined(
        {Words::actionKind(m_record.kind), Words::moment(m_record.writtenAtMs, nowMs())});
}

QString SetAsideModel::reason() const { return Words::setAsideReason(m_record.reason); }

QString SetAsideModel::dependentsText() const {
    return m_record.dependents > 0 ? tr("后面还有 %n 条在等它。", nullptr, m_record.dependents)
                                   : QString();
}

bool SetAsideModel::corrected() const { return m_lines.rows() != m_record.lines; }

QStringList SetAsideModel::withdrawReasons() const {
    return {tr("记错了门"), tr("写错了"), tr("记重了"), tr("已经不用了")};
}

QStringList SetAsideModel::codesOf(int line) const {
    return line >= 0 && line < m_lines.rowCount()
               ? Words::offered(m_lines.rows()[std::size_t(line)].codeList, {}, nowMs())
               : QStringList();
}

QStringList SetAsideModel::wordsOf(int line) const {
    QStringList words;
    for (const QString& code : codesOf(line))
        words << Words::code(m_lines.rows()[std::size_t(line)].codeList, code);
    return words;
}

void SetAsideModel::correct(int line, const QString& value) {
    std::vector<SetAsideLine> rows = m_lines.rows();
    if (line < 0 || line >= int(rows.size()))
        return;
    rows[std::size_t(line)].value = value.trimmed();
    m_lines.setRows(std::move(rows));
    Q_EMIT draftChanged();
}

void SetAsideModel::resend() {
    std::vector<Correction> corrections;
    for (std::size_t at = 0; at < m_record.lines.size(); ++at) {
        const SetAsideLine& line = m_lines.rows()[at];
        if (line.value != m_record.lines[at].value)
            corrections.push_back({line.change, line.target, line.value});
    }
    backend()->resend(m_actionId, corrections, this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT settled();
    });
}

void SetAsideModel::withdraw(const QString& reason) {
    if (reason.trimmed().isEmpty())
        return;
    backend()->withdraw(m_actionId, reason.trimmed(), this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT settled();
    });
}

} // namespace banyan::ui
