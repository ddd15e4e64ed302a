#pragma once

#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace banyan::ui {

// A text as a QR code, black on white with its quiet zone, in any theme: scanners want it so.
// Draws nothing for an empty or too long text.
class QrPattern : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    explicit QrPattern(QQuickItem* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
};

} // namespace banyan::ui
