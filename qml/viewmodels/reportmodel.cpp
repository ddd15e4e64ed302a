#include "qml/viewmodels/reportmodel.h"

#include "qml/viewmodels/words.h"

#include <QDateTime>
#include <QSaveFile>

namespace banyan::ui {

ReportModel::ReportModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"key", [](const ReportFigureRow& row) { return row.key; }},
           {"entity", [](const ReportFigureRow& row) { return row.entity; }},
           {"section", [](const ReportFigureRow& row) { return Words::reportPart(row.part); }},
           {"label", [](const ReportFigureRow& row) { return Words::figure(row.key); }},
           {"value",
            [](const ReportFigureRow& row) {
                return row.possible.isEmpty() ? row.value
                                              : row.value + QStringLiteral(" / ") + row.possible;
            }},
           {"share",
            [](const ReportFigureRow& row) {
                const double possible = row.possible.toDouble();
                return possible > 0 ? row.value.toDouble() / possible : -1.0;
            }}},
          [](const ReportFigureRow& row) { return row.key; }, this) {}

void ReportModel::changeTo(const ReportAsk& ask) {
    m_ask = ask;
    Q_EMIT asked();
    if (hasBegun())
        load();
}

void ReportModel::setFrom(const QString& day) {
    if (day != m_ask.from)
        changeTo({day, m_ask.to, m_ask.unit});
}

void ReportModel::setTo(const QString& day) {
    if (day != m_ask.to)
        changeTo({m_ask.from, day, m_ask.unit});
}

void ReportModel::setUnit(const QString& code) {
    if (code != m_ask.unit)
        changeTo({m_ask.from, m_ask.to, code.trimmed()});
}

void ReportModel::load() {
    if (m_ask.to.isEmpty()) { // the year up to today
        const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs()).date();
        m_ask.to = today.toString(Qt::ISODate);
        m_ask.from = today.addYears(-1).addDays(1).toString(Qt::ISODate);
        Q_EMIT asked();
    }
    backend()->report(m_ask, this, [this](Result<ReportValue> report) {
        if (!good(report))
            return;
        m_report = *std::move(report);
        m_rows.setRows(m_report.figures);
        setReady();
        Q_EMIT figuresChanged();
    });
}

bool ReportModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

QString ReportModel::subtitle() const {
    QStringList parts;
    if (!m_report.unit.isEmpty())
        parts << m_report.unit;
    if (m_report.asOfMs)
        parts << tr("截至 %1").arg(Words::moment(m_report.asOfMs, nowMs()));
    return Words::joined(parts);
}

QString ReportModel::saveCsv(const QUrl& file) const {
    QSaveFile out(file.toLocalFile());
    const QByteArray bytes = m_report.csv.toUtf8();
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return tr("没能存下，请换个地方再试。");
}

} // namespace banyan::ui
