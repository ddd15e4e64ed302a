#pragma once

#include <QColor>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace banyan::ui {

// A line icon from controls/icons, drawn in one colour. Painted in software once per size and
// colour, so that it looks the same with and without a GPU. An unknown name draws nothing and says
// so in the log.
class Icon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    explicit Icon(QQuickItem* parent = nullptr);

    QString name() const { return m_name; }
    QColor color() const { return m_color; }
    void setName(const QString& name);
    void setColor(const QColor& color);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void nameChanged();
    void colorChanged();

private:
    QString m_name;
    QColor m_color = Qt::black;
};

} // namespace banyan::ui
