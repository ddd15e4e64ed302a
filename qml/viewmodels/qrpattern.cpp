#include "qml/viewmodels/qrpattern.h"

#include "sync/client/qrcode.h"

#include <QPainter>

namespace banyan::ui {

namespace {

constexpr int quietZone = 4; // modules around it (ISO/IEC 18004)

} // namespace

QrPattern::QrPattern(QQuickItem* parent)
    : QQuickPaintedItem(parent) {}

void QrPattern::setText(const QString& text) {
    if (text == m_text)
        return;
    m_text = text;
    update();
    Q_EMIT textChanged();
}

void QrPattern::paint(QPainter* painter) {
    const auto code = makeQrCode(m_text.toStdString());
    if (m_text.isEmpty() || !code)
        return;
    const int modules = code->size + 2 * quietZone;
    const int side = std::max(1, int(std::min(width(), height())) / modules);
    const int margin = (int(width()) - side * modules) / 2;
    painter->fillRect(QRectF(0, 0, width(), height()), Qt::white);
    for (int row = 0; row < code->size; ++row)
        for (int column = 0; column < code->size; ++column)
            if (code->isDark(row, column))
                painter->fillRect(margin + (column + quietZone) * side,
                                  margin + (row + quietZone) * side, side, side, Qt::black);
}

} // namespace banyan::ui
