#include "qml/controls/icon.h"

#include <QFile>
#include <QHash>
#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

namespace banyan::ui {

namespace {

Q_LOGGING_CATEGORY(logIcons, "banyan.icons")

const QByteArray& drawing(const QString& name) {
    static QHash<QString, QByteArray> drawings;
    auto found = drawings.find(name);
    if (found != drawings.end())
        return *found;
    QFile file(QStringLiteral(":/qt/qml/Banyan/Controls/icons/%1.svg").arg(name));
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly))
        bytes = file.readAll();
    else
        qCWarning(logIcons) << "no icon named" << name;
    return *drawings.insert(name, bytes);
}

} // namespace

Icon::Icon(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void Icon::setName(const QString& name) {
    if (m_name == name)
        return;
    m_name = name;
    Q_EMIT nameChanged();
    update();
}

void Icon::setColor(const QColor& color) {
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void Icon::paint(QPainter* painter) {
    if (m_name.isEmpty())
        return;
    QByteArray bytes = drawing(m_name);
    if (bytes.isEmpty())
        return;
    bytes.replace("currentColor", m_color.name().toLatin1());
    QSvgRenderer renderer(bytes);
    const qreal side = std::min(width(), height());
    const QRectF target((width() - side) / 2, (height() - side) / 2, side, side);
    painter->setOpacity(m_color.alphaF());
    renderer.render(painter, target);
}

} // namespace banyan::ui
