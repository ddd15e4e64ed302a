#include "qml/controls/picture.h"

#include "sync/images/photo.h"

#include <QPainter>
#include <QtConcurrent>

namespace banyan::ui {

namespace {

constexpr int edgeLeast = 320;  // pixels; a thumbnail on any screen
constexpr int edgeMost = 1'600; // what photos are kept at

} // namespace

Picture::Picture(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_image = m_watcher.result();
        m_failed = m_image.isNull();
        Q_EMIT loaded();
        update();
    });
}

qreal Picture::aspect() const {
    return m_image.isNull() ? 0 : qreal(m_image.height()) / m_image.width();
}

void Picture::setFile(const QString& file) {
    if (m_file == file)
        return;
    m_file = file;
    Q_EMIT fileChanged();
    if (isComponentComplete())
        load();
}

void Picture::componentComplete() {
    QQuickPaintedItem::componentComplete();
    load();
}

void Picture::load() {
    m_image = {};
    m_failed = false;
    update();
    if (m_file.isEmpty())
        return;
    const int edge = m_whole ? edgeMost : edgeLeast;
    m_watcher.setFuture(QtConcurrent::run([file = m_file, edge] {
        auto image = readPicture(file, edge);
        return image ? *std::move(image) : QImage();
    }));
}

void Picture::paint(QPainter* painter) {
    if (m_image.isNull())
        return;
    const QSizeF wanted =
        QSizeF(m_image.size())
            .scaled(size(), m_whole ? Qt::KeepAspectRatio : Qt::KeepAspectRatioByExpanding);
    const QRectF target(QPointF((width() - wanted.width()) / 2, (height() - wanted.height()) / 2),
                        wanted);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setClipRect(boundingRect());
    painter->drawImage(target, m_image);
}

} // namespace banyan::ui
