#include "tests/qml/screenshots/inspector.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>

namespace banyan::ui {

namespace {

// Rounding of glyphs and layouts.
constexpr qreal slack = 1.5;

bool isText(const QQuickItem* item) { return item->inherits("QQuickText"); }
bool isButton(const QQuickItem* item) { return item->inherits("QQuickAbstractButton"); }

QString nameOf(const QQuickItem* item) {
    return item->objectName().isEmpty() ? QString::fromLatin1(item->metaObject()->className())
                                        : item->objectName();
}

// Whether a Flickable that scrolls sideways may hold it beyond the edge.
bool insideStrip(const QQuickItem* item) {
    for (const QQuickItem* parent = item->parentItem(); parent; parent = parent->parentItem()) {
        if (parent->inherits("QQuickListView"))
            return parent->property("orientation").toInt() == Qt::Horizontal;
    }
    return false;
}

void inspectText(const QQuickItem* item, const QQuickWindow* window, QStringList& faults) {
    const QString text = item->property("text").toString();
    if (text.isEmpty())
        return;
    if (item->property("truncated").toBool())
        faults << QStringLiteral("cut: \"%1\"").arg(text);
    if (item->property("contentWidth").toReal() > item->width() + slack)
        faults << QStringLiteral("wider than its place: \"%1\"").arg(text);
    const qreal right = item->mapToScene(QPointF(item->width(), 0)).x();
    if (right > window->width() + slack && !insideStrip(item))
        faults << QStringLiteral("beyond the edge: \"%1\"").arg(text);
}

void inspectButton(QQuickItem* item, int targetMin, QStringList& faults) {
    if (!item->isEnabled())
        return;
    const QVariant own = item->property("targetMin"); // where a row of many leaves no more
    const int wideMin = own.isValid() ? own.toInt() : targetMin;
    if (item->height() < targetMin - slack || item->width() < wideMin - slack)
        faults << QStringLiteral("too small to hit: %1 is %2 x %3")
                      .arg(nameOf(item))
                      .arg(item->width())
                      .arg(item->height());
    if (!item->objectName().contains(QLatin1Char('.')))
        faults << QStringLiteral("without a name: %1").arg(nameOf(item));
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(item);
    if (!spoken || spoken->text(QAccessible::Name).trimmed().isEmpty())
        faults << QStringLiteral("says nothing: %1").arg(nameOf(item));
}

void inspectItem(QQuickItem* item, QQuickWindow* window, int targetMin, QStringList& faults) {
    if (!item->isVisible() || item->opacity() == 0)
        return;
    if (isText(item))
        inspectText(item, window, faults);
    if (isButton(item))
        inspectButton(item, targetMin, faults);
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children)
        inspectItem(child, window, targetMin, faults);
}

} // namespace

QStringList inspect(QQuickWindow* window, int targetMin) {
    QStringList faults;
    inspectItem(window->contentItem(), window, targetMin, faults);
    return faults;
}

} // namespace banyan::ui
