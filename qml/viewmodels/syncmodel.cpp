#include "qml/viewmodels/syncmodel.h"

#include "qml/viewmodels/words.h"

#include <QLocale>

namespace banyan::ui {

namespace {

constexpr qint64 clockOffWarnMs = 10 * 60'000;

QString unsentTitle(const UnsentRow& row) {
    QStringList parts{row.place.door, Words::household(row.headName)};
    return Words::joined(parts);
}

QString unsentLine(const UnsentRow& row, qint64 nowMs) {
    QStringList parts{Words::moment(row.atMs, nowMs)};
    parts << Words::actionKind(row.kind);
    if (!row.outcome.isEmpty())
        parts << Words::outcome(row.outcome);
    return Words::joined(parts);
}

} // namespace

SyncModel::SyncModel(QObject* parent)
    : ViewModel(parent)
    , m_notices(
          {{"name", [](const Notice& row) { return row.name; }},
           {"tone", [](const Notice& row) { return row.tone; }},
           {"iconName", [](const Notice& row) { return row.icon; }},
           {"text", [](const Notice& row) { return row.text; }}},
          [](const Notice& row) { return row.name; }, this)
    , m_unsent(
          {{"actionId", [](const UnsentRow& row) { return row.actionId; }},
           {"title", [](const UnsentRow& row) { return unsentTitle(row); }},
           {"line", [this](const UnsentRow& row) { return unsentLine(row, nowMs()); }},
           {"iconName",
            [](const UnsentRow& row) {
                return row.outcome.isEmpty() ? QStringLiteral("pencil")
                                             : Words::outcomeIcon(row.outcome);
            }}},
          [](const UnsentRow& row) { return row.actionId; }, this) {
    m_unsent.setFetch([this](int offset, int count) {
        backend()->unsent(offset, count, this, [this, offset](Result<Slice<UnsentRow>> slice) {
            if (good(slice))
                m_unsent.receive(offset, slice->total, std::move(slice->rows));
            else
                m_unsent.fail();
        });
    });
}

void SyncModel::connected() {
    connect(backend(), &Backend::syncStatusChanged, this, &SyncModel::takeStatus);
}

void SyncModel::load() {
    takeStatus();
    m_unsent.restart();
    setReady();
}

bool SyncModel::concerns(const Change& change) const { return change.areas & Change::Unsent; }

void SyncModel::takeStatus() {
    const bool wasEnrolled = m_status.enrolled;
    m_status = backend()->syncStatus();
    m_identity = backend()->identity();
    m_notices.setRows(noticesNow());
    if (m_status.enrolled != wasEnrolled)
        Q_EMIT enrolledChanged();
    Q_EMIT statusChanged();
}

QString SyncModel::sentence() const { return Words::syncSentence(m_status, nowMs()); }

QString SyncModel::tone() const {
    if (m_status.setAside > 0 && m_status.unsent == 0)
        return QStringLiteral("red");
    const bool waiting =
        m_status.unsent > 0 || m_status.attachmentsUnsent > 0 || m_status.lastConfirmedAtMs == 0;
    return waiting ? QStringLiteral("amber") : QStringLiteral("green");
}

QString SyncModel::iconName() const {
    if (m_status.phase == SyncPhase::FirstPull)
        return QStringLiteral("sync");
    if (m_status.unsent > 0 || (m_status.attachmentsUnsent > 0 && m_status.setAside == 0))
        return QStringLiteral("waiting");
    return m_status.setAside > 0 ? QStringLiteral("returned") : QStringLiteral("at-office");
}

QString SyncModel::pillText() const { return Words::unsentPill(m_status); }

QString SyncModel::confirmedText() const {
    if (m_status.lastConfirmedAtMs == 0)
        return tr("还没有");
    return Words::moment(m_status.lastConfirmedAtMs, nowMs());
}

QString SyncModel::failureText() const {
    if (!m_status.error || busy())
        return {};
    QString text = Words::syncProblem(*m_status.error);
    if (*m_status.error == ErrorCode::TooOld && canSeal() && m_status.unsent > 0)
        text += tr("%n 条也可以封成文件交给社区。", nullptr, m_status.unsent);
    return text;
}

bool SyncModel::isUnknown() const {
    return m_status.enrolled && m_status.error == ErrorCode::Unauthorized;
}

QString SyncModel::rescueText() const {
    if (!m_status.isRescued)
        return {};
    QString text =
        tr("手机里的资料坏过，救出了 %n 条还没到中心的。", nullptr, m_status.rescuedUnsent);
    if (m_status.rescuedNot > 0)
        text +=
            tr("有 %n 条没能全读出来，坏的文件留着，请告诉社区。", nullptr, m_status.rescuedNot);
    if (!m_status.isRescueCertain)
        text += tr("是不是还有别的，说不准。");
    return text;
}

QString SyncModel::nextTryText() const {
    return m_status.nextTryAtMs > 0 && !busy()
               ? tr("%1 会自己再试").arg(Words::clock(m_status.nextTryAtMs))
               : QString();
}

QString SyncModel::clockText() const {
    if (std::abs(m_status.clockOffMs) < clockOffWarnMs)
        return {};
    return tr("手机的时间和中心差了 %1，请打开自动对时。")
        .arg(Words::timeSpan(m_status.clockOffMs));
}

// All there is to know, what stops work from reaching the office first.
std::vector<SyncModel::Notice> SyncModel::noticesNow() const {
    std::vector<Notice> notices;
    const QString red = QStringLiteral("red");
    const QString amber = QStringLiteral("amber");
    if (const QString failed = failureText(); !failed.isEmpty()) {
        const Mark mark = Words::syncProblemMark(*m_status.error);
        notices.push_back({QStringLiteral("failure"), mark.tone, mark.icon, failed});
    }
    if (const QString rescue = rescueText(); !rescue.isEmpty())
        notices.push_back({QStringLiteral("rescue"), amber, QStringLiteral("warning"), rescue});
    if (const QString clock = clockText(); !clock.isEmpty())
        notices.push_back({QStringLiteral("clock"), amber, QStringLiteral("clock"), clock});
    if (m_status.isOfficeNewer)
        notices.push_back({QStringLiteral("newer"), QStringLiteral("blue"), QStringLiteral("info"),
                           tr("中心有些新内容，这个版本看不到。更新应用就能看到，别的都照常。")});
    if (m_status.attachmentsFailed > 0)
        notices.push_back({QStringLiteral("photos"), red, QStringLiteral("returned"),
                           tr("%n 张照片没传成。在那一户的走访里点开照片，看看怎么办。", nullptr,
                              m_status.attachmentsFailed)});
    return notices;
}

QString SyncModel::attachmentsText() const {
    return m_status.attachmentsUnsent > 0
               ? tr("还有 %n 张照片没传，连上 Wi-Fi 时传。", nullptr, m_status.attachmentsUnsent)
               : QString();
}

QString SyncModel::busyText() const {
    switch (m_status.phase) {
    case SyncPhase::Connecting:
        return tr("正在找中心…");
    case SyncPhase::Sending:
        return tr("正在传…");
    case SyncPhase::FirstPull:
    case SyncPhase::Pulling:
        return tr("正在取新的资料…");
    case SyncPhase::Idle:
        break;
    }
    return {};
}

qreal SyncModel::progress() const {
    if (m_status.recordsTotal <= 0)
        return -1;
    return qreal(m_status.recordsDone) / m_status.recordsTotal;
}

QString SyncModel::progressText() const {
    if (m_status.recordsTotal <= 0)
        return {};
    const QLocale locale;
    QStringList parts{
        tr("%1 / %2 条", "records done, records in all")
            .arg(locale.toString(m_status.recordsDone), locale.toString(m_status.recordsTotal))};
    if (m_status.secondsLeft >= 0)
        parts << tr("还要 %1").arg(Words::timeSpan(qint64(m_status.secondsLeft) * 1000));
    return Words::joined(parts);
}

QString SyncModel::personLine() const {
    return Words::joined({Words::role(m_identity.role), m_identity.community, m_identity.grid});
}

void SyncModel::syncNow() { backend()->syncNow(); }

void SyncModel::setBundle(const QString& text, bool hasFailed) {
    m_bundleText = text;
    m_bundleFailed = hasFailed;
    Q_EMIT bundleChanged();
}

void SyncModel::seal(const QUrl& file) {
    backend()->sealBundle(file, this, [this](Result<int> sealed) {
        if (!sealed)
            return setBundle(Words::bundleProblem(sealed.error().code), true);
        setBundle(*sealed > 0
                      ? tr("%n 条封好了。把文件交给社区就行，手机上的也还在。", nullptr, *sealed)
                      : tr("封好了。没有要传的，带去能取回新的资料。"),
                  false);
    });
}

void SyncModel::importReply(const QUrl& file) {
    backend()->importReply(file, this, [this](Result<BundleReply> reply) {
        if (!reply)
            return setBundle(Words::bundleProblem(reply.error().code), true);
        QStringList sentences;
        if (reply->accepted > 0)
            sentences << tr("回信读好了，中心收下了 %n 条。", nullptr, reply->accepted);
        else
            sentences << tr("回信读好了。");
        if (reply->inReview > 0)
            sentences << tr("%n 条两人写得不一样，等人定。", nullptr, reply->inReview);
        if (reply->setAside > 0)
            sentences << tr("%n 条没有收下，在待办里。", nullptr, reply->setAside);
        if (reply->hasMore)
            sentences << tr("中心还有别的给你，再封一份带过去，或者等有网。");
        setBundle(sentences.join(QString()), false);
    });
}

} // namespace banyan::ui
