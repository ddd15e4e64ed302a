#include "qml/viewmodels/photomodel.h"

#include "qml/viewmodels/words.h"

#include <QLocale>

namespace banyan::ui {

void PhotoModel::load() {
    backend()->photo(m_photoId, this, [this](Result<PhotoRow> photo) {
        if (!good(photo))
            return;
        m_photo = *std::move(photo);
        setReady();
        Q_EMIT photoChanged();
    });
}

bool PhotoModel::concerns(const Change& change) const { return change.areas & Change::Household; }

QString PhotoModel::line() const {
    if (!ready())
        return {};
    QStringList parts;
    if (m_photo.takenAtMs > 0)
        parts << tr("%1 拍的").arg(Words::moment(m_photo.takenAtMs, nowMs()));
    parts << (m_photo.mine ? tr("你加的") : m_photo.author);
    parts << QLocale().formattedDataSize(m_photo.bytes, 0, QLocale::DataSizeTraditionalFormat);
    parts.removeAll(QString());
    return Words::joined(parts);
}

QString PhotoModel::positionText() const {
    if (!m_photo.position)
        return {};
    //: latitude, longitude in degrees
    return tr("拍照的位置：%1，%2")
        .arg(QString::number(m_photo.position->latitude, 'f', 5),
             QString::number(m_photo.position->longitude, 'f', 5));
}

QString PhotoModel::iconName() const { return Words::photo(m_photo).icon; }
QString PhotoModel::tone() const { return Words::photo(m_photo).tone; }
QString PhotoModel::sentence() const { return ready() ? Words::photoSentence(m_photo) : QString(); }

bool PhotoModel::mayRetry() const {
    return ready() && (m_photo.state == PhotoState::Failed || m_photo.state == PhotoState::GivenUp);
}

bool PhotoModel::mayGiveUp() const {
    const bool isOwed = m_photo.state == PhotoState::OnPhone || m_photo.state == PhotoState::Sending
                        || m_photo.state == PhotoState::Failed;
    return ready() && m_photo.mine && isOwed;
}

QStringList PhotoModel::giveUpReasons() const {
    return {tr("拍糊了"), tr("拍错了门"), tr("不用了")};
}

void PhotoModel::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void PhotoModel::settle(const Result<Done>& done) {
    setBusy(false);
    setProblem(done ? QString() : Words::photoProblem(done.error().code));
    if (done)
        scheduleLoad();
}

void PhotoModel::fetch() {
    if (!mayFetch() || m_busy)
        return;
    setBusy(true);
    backend()->fetchPhoto(m_photoId, this, [this](Result<Done> done) { settle(done); });
}

void PhotoModel::retry() {
    if (!mayRetry() || m_busy)
        return;
    setBusy(true);
    backend()->retryPhoto(m_photoId, this, [this](Result<Done> done) { settle(done); });
}

void PhotoModel::giveUp(const QString& reason) {
    if (!mayGiveUp() || m_busy || reason.trimmed().isEmpty())
        return;
    setBusy(true);
    backend()->giveUpPhoto(m_photoId, reason.trimmed(), this,
                           [this](Result<Done> done) { settle(done); });
}

} // namespace banyan::ui
