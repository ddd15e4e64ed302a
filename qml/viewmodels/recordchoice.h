#pragma once

#include <QObject>
#include <QQmlEngine>

namespace banyan::ui {

// What a page hands over to have a record chosen in a register: one is tapped there, and made()
// says which.
class RecordChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString field MEMBER m_field) // for which field of whoever asks

public:
    using QObject::QObject;

Q_SIGNALS:
    void made(const QString& recordId, const QString& title);

private:
    QString m_field;
};

} // namespace banyan::ui
