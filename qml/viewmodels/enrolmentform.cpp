#include "qml/viewmodels/enrolmentform.h"

#include "qml/viewmodels/qrpicture.h"

#include <QClipboard>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QImageReader>
#include <QtConcurrent>

namespace banyan::ui {

namespace {

constexpr int pictureMegabytesMax = 256;

QString decode(const QString& path) {
    QImageReader reader(path);
    reader.setAutoTransform(true);
    return textOfQrPicture(reader.read());
}

} // namespace

void EnrolmentForm::setText(const QString& text) {
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
    fail(QString());
}

void EnrolmentForm::paste() { setText(QGuiApplication::clipboard()->text().trimmed()); }

void EnrolmentForm::readPicture(const QUrl& file) {
    QImageReader::setAllocationLimit(pictureMegabytesMax);
    setBusy(true);
    fail(QString());
    auto* watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcher<QString>::finished, this, [this, watcher] {
        const QString text = watcher->result();
        watcher->deleteLater();
        setBusy(false);
        if (text.isEmpty()) {
            fail(tr("这张图片里没有找到二维码。拍正一点、近一点再试。"));
            return;
        }
        setText(text);
        enrol();
    });
    watcher->setFuture(QtConcurrent::run(decode, file.toLocalFile()));
}

void EnrolmentForm::enrol() {
    if (m_busy)
        return;
    if (m_text.trimmed().isEmpty()) {
        fail(tr("先粘贴登记码，或者选一张二维码图片。"));
        return;
    }
    setBusy(true);
    fail(QString());
    backend()->enrol(m_text.trimmed(), this, [this](Result<Done> done) {
        setBusy(false);
        if (!done) {
            fail(sentenceFor(done.error().code));
            return;
        }
        setText(QString());
        Q_EMIT enrolled();
    });
}

QString EnrolmentForm::sentenceFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid:
    case ErrorCode::Garbled:
        return tr("这不是榕格的登记码。请让社区再发一次。");
    case ErrorCode::Unauthorized:
        return tr("这个登记码用过了，或者过期了。请让社区再给一个。");
    case ErrorCode::Untrusted:
        return tr("对面不是发码的那个中心，已经停下。请告诉社区。");
    case ErrorCode::Unreachable:
        return tr("连不上中心。找个有网的地方再试，登记码还能用。");
    case ErrorCode::TooOld:
        return tr("应用太旧了，请先更新。");
    case ErrorCode::Busy:
        return tr("中心正忙，等一会儿再试。");
    default:
        return tr("没有登记成。再试一次，还不行就找社区。");
    }
}

void EnrolmentForm::fail(const QString& sentence) {
    if (m_failure == sentence)
        return;
    m_failure = sentence;
    Q_EMIT failureChanged();
}

void EnrolmentForm::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

} // namespace banyan::ui
