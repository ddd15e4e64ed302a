#pragma once

#include <QFutureWatcher>
#include <QImage>
#include <QQmlEngine>
#include <QQuickPaintedItem>

namespace banyan::ui {

// A photo from a file, decoded aside within the bounds of readPicture(), since it may be somebody
// else's. Fills its place (cropped) or fits into it (whole). `failed` when it is no photo.
class Picture : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY fileChanged)
    Q_PROPERTY(bool whole MEMBER m_whole NOTIFY wholeChanged)
    Q_PROPERTY(bool failed READ failed NOTIFY loaded)
    Q_PROPERTY(qreal aspect READ aspect NOTIFY loaded) // height by width; 0 before it is known

public:
    explicit Picture(QQuickItem* parent = nullptr);

    QString file() const { return m_file; }
    bool failed() const { return m_failed; }
    qreal aspect() const;
    void setFile(const QString& file);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void fileChanged();
    void wholeChanged();
    void loaded();

protected:
    void componentComplete() override;

private:
    void load();

    QString m_file;
    bool m_whole = false;
    bool m_failed = false;
    QImage m_image;
    QFutureWatcher<QImage> m_watcher;
};

} // namespace banyan::ui
