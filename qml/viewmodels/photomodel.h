#pragma once

#include "qml/viewmodels/viewmodel.h"

#include <QStringList>

namespace banyan::ui {

// One photo: the picture where it is here, how far it has come in words, and what a person can do
// about it. A photo that fails holds nothing else up.
class PhotoModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString photoId MEMBER m_photoId REQUIRED)
    Q_PROPERTY(QString file READ file NOTIFY photoChanged)
    Q_PROPERTY(QString line READ line NOTIFY photoChanged)
    Q_PROPERTY(QString positionText READ positionText NOTIFY photoChanged)
    Q_PROPERTY(QString iconName READ iconName NOTIFY photoChanged)
    Q_PROPERTY(QString tone READ tone NOTIFY photoChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY photoChanged)
    Q_PROPERTY(bool mayFetch READ mayFetch NOTIFY photoChanged)
    Q_PROPERTY(bool mayRetry READ mayRetry NOTIFY photoChanged)
    Q_PROPERTY(bool mayGiveUp READ mayGiveUp NOTIFY photoChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(QStringList giveUpReasons READ giveUpReasons CONSTANT)

public:
    using ViewModel::ViewModel;

    QString file() const { return m_photo.file; }
    QString line() const;
    QString positionText() const;
    QString iconName() const;
    QString tone() const;
    QString sentence() const;
    bool mayFetch() const { return ready() && m_photo.file.isEmpty() && hasArrived(); }
    bool mayRetry() const;
    bool mayGiveUp() const;
    bool busy() const { return m_busy; }
    QStringList giveUpReasons() const;

    Q_INVOKABLE void fetch();
    Q_INVOKABLE void retry();
    Q_INVOKABLE void giveUp(const QString& reason);

Q_SIGNALS:
    void photoChanged();
    void busyChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    bool hasArrived() const { return m_photo.state == PhotoState::AtOffice; }
    void setBusy(bool busy);
    void settle(const Result<Done>& done);

    QString m_photoId;
    bool m_busy = false;
    PhotoRow m_photo;
};

} // namespace banyan::ui
