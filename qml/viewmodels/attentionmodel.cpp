#include "qml/viewmodels/attentionmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QString sectionOf(const AttentionRow& row) {
    switch (row.kind) {
    case AttentionKind::Case:
        return QCoreApplication::translate("AttentionModel", "请你看一眼");
    case AttentionKind::SetAside:
        return QCoreApplication::translate("AttentionModel", "没有收下的");
    case AttentionKind::Decided:
        return QCoreApplication::translate("AttentionModel", "定下来的");
    default:
        return QCoreApplication::translate("AttentionModel", "这台手机");
    }
}

QString kindOf(const AttentionRow& row) {
    switch (row.kind) {
    case AttentionKind::Case:
        return QStringLiteral("case");
    case AttentionKind::SetAside:
        return QStringLiteral("set_aside");
    case AttentionKind::Decided:
        return QStringLiteral("decided");
    case AttentionKind::TooOld:
        return QStringLiteral("too_old");
    case AttentionKind::Forked:
        return QStringLiteral("forked");
    case AttentionKind::WrongClock:
        return QStringLiteral("wrong_clock");
    case AttentionKind::Revoked:
        return QStringLiteral("revoked");
    }
    return {};
}

// How it ended: what is used now, what one had written oneself, why.
QString decidedLine(const AttentionRow& row, qint64 nowMs) {
    QString what = Words::caseOutcome(row);
    if (!row.mine.isEmpty() && row.mine != row.decision)
        //: how a case was decided, what the reader had written
        what = QCoreApplication::translate("AttentionModel", "%1，你写的是「%2」")
                   .arg(what, Words::value(row.codeList, row.mine));
    QString who = Words::joined({row.decidedBy, Words::moment(row.atMs, nowMs)});
    if (!row.reason.isEmpty())
        who = QCoreApplication::translate("AttentionModel", "%1，理由：%2").arg(who, row.reason);
    return what + QLatin1Char('\n') + who;
}

QString lineOf(const AttentionRow& row, qint64 nowMs) {
    switch (row.kind) {
    case AttentionKind::Decided:
        return decidedLine(row, nowMs);
    case AttentionKind::TooOld:
        return QCoreApplication::translate("AttentionModel",
                                           "请更新应用。记下的都在，走访照样能记。");
    case AttentionKind::Forked:
        return QCoreApplication::translate("AttentionModel",
                                           "正在和中心对齐，记下的都在，你不用做什么。");
    case AttentionKind::WrongClock:
        return QCoreApplication::translate("AttentionModel",
                                           "差了 %1。请在手机设置里打开自动对时；走访照样能记。")
            .arg(Words::timeSpan(row.clockOffMs));
    case AttentionKind::Revoked:
        return QCoreApplication::translate("AttentionModel",
                                           "请和社区联系。记下的会交给他们处理。");
    default:
        break;
    }
    QStringList parts{Words::household(row.headName)};
    if (!row.field.isEmpty())
        parts << Words::field(row.field);
    parts << Words::moment(row.atMs, nowMs);
    return Words::joined(parts);
}

} // namespace

AttentionModel::AttentionModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"kind", [](const AttentionRow& row) { return kindOf(row); }},
           {"caseKind", [](const AttentionRow& row) { return row.caseKind; }},
           {"recordId", [](const AttentionRow& row) { return row.id; }},
           {"section", [](const AttentionRow& row) { return sectionOf(row); }},
           {"iconName", [](const AttentionRow& row) { return Words::attention(row).icon; }},
           {"tone", [](const AttentionRow& row) { return Words::attention(row).tone; }},
           {"title", [](const AttentionRow& row) { return Words::attention(row).text; }},
           {"placeLine",
            [](const AttentionRow& row) {
                return row.place.door.isEmpty() ? QString() : Words::address(row.place);
            }},
           {"line", [this](const AttentionRow& row) { return lineOf(row, nowMs()); }}},
          [](const AttentionRow& row) { return kindOf(row) + row.id; }, this) {
    m_rows.setFetch([this](int offset, int count) {
        backend()->attention(offset, count, this,
                             [this, offset](Result<Slice<AttentionRow>> slice) {
                                 if (!good(slice)) {
                                     m_rows.fail();
                                     return;
                                 }
                                 m_rows.receive(offset, slice->total, std::move(slice->rows));
                                 setReady();
                                 Q_EMIT rowsChanged();
                             });
    });
}

bool AttentionModel::concerns(const Change& change) const {
    return change.areas & Change::Attention;
}

} // namespace banyan::ui
