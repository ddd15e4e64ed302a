#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// The way to the office in words: one sentence that is always true, what is still only here, how
// far a pull has come, and whose phone this is. "At the centre" is said only of what is confirmed.
class SyncModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool enrolled READ enrolled NOTIFY enrolledChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY statusChanged)
    Q_PROPERTY(QString tone READ tone NOTIFY statusChanged)
    Q_PROPERTY(QString iconName READ iconName NOTIFY statusChanged)
    Q_PROPERTY(QString pillText READ pillText NOTIFY statusChanged)
    Q_PROPERTY(QString confirmedText READ confirmedText NOTIFY statusChanged)
    Q_PROPERTY(QString nextTryText READ nextTryText NOTIFY statusChanged)
    Q_PROPERTY(bool isUnknown READ isUnknown NOTIFY statusChanged)
    Q_PROPERTY(QString rescueText READ rescueText NOTIFY statusChanged)
    Q_PROPERTY(QString attachmentsText READ attachmentsText NOTIFY statusChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY statusChanged)
    Q_PROPERTY(bool firstPull READ firstPull NOTIFY statusChanged)
    Q_PROPERTY(QString busyText READ busyText NOTIFY statusChanged)
    Q_PROPERTY(qreal progress READ progress NOTIFY statusChanged)
    Q_PROPERTY(QString progressText READ progressText NOTIFY statusChanged)
    Q_PROPERTY(int unsentCount READ unsentCount NOTIFY statusChanged)
    Q_PROPERTY(bool canSeal READ canSeal NOTIFY statusChanged)
    Q_PROPERTY(QString bundleText READ bundleText NOTIFY bundleChanged)
    Q_PROPERTY(bool bundleFailed READ bundleFailed NOTIFY bundleChanged)
    Q_PROPERTY(QString personName READ personName NOTIFY statusChanged)
    Q_PROPERTY(QString personLine READ personLine NOTIFY statusChanged)
    Q_PROPERTY(QString officeName READ officeName NOTIFY statusChanged)
    Q_PROPERTY(QString deviceName READ deviceName NOTIFY statusChanged)
    Q_PROPERTY(bool atDesk READ atDesk NOTIFY statusChanged)
    Q_PROPERTY(banyan::ui::RowList* notices READ notices CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* unsent READ unsent CONSTANT)

public:
    explicit SyncModel(QObject* parent = nullptr);

    bool enrolled() const { return m_status.enrolled; }
    QString sentence() const;
    QString tone() const;
    QString iconName() const;
    QString pillText() const;
    QString confirmedText() const;
    QString nextTryText() const;
    bool isUnknown() const; // the office does not know this phone
    QString rescueText() const;
    QString attachmentsText() const;
    bool busy() const { return m_status.phase != SyncPhase::Idle; }
    bool firstPull() const { return m_status.phase == SyncPhase::FirstPull; }
    QString busyText() const;
    qreal progress() const; // 0..1, -1: not known
    QString progressText() const;
    int unsentCount() const { return m_status.unsent; }
    bool canSeal() const { return m_status.canSeal; }
    QString bundleText() const { return m_bundleText; } // what became of the last file
    bool bundleFailed() const { return m_bundleFailed; }
    QString personName() const { return m_identity.name; }
    QString personLine() const;
    QString officeName() const { return m_identity.office; }
    QString deviceName() const { return m_identity.deviceName; }
    bool atDesk() const { return m_identity.atDesk; }
    RowList* notices() { return &m_notices; }
    RowList* unsent() { return &m_unsent; }

    Q_INVOKABLE void syncNow();
    Q_INVOKABLE void seal(const QUrl& file);
    Q_INVOKABLE void importReply(const QUrl& file);

Q_SIGNALS:
    void enrolledChanged();
    void statusChanged();
    void bundleChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;
    void connected() override;

private:
    struct Notice { // one thing to know about the way to the office
        QString name;
        QString tone;
        QString icon;
        QString text;
        bool operator==(const Notice&) const = default;
    };

    void takeStatus();
    QString failureText() const;
    QString clockText() const;
    std::vector<Notice> noticesNow() const;
    void setBundle(const QString& text, bool hasFailed);

    SyncStatus m_status;
    Identity m_identity;
    QString m_bundleText;
    bool m_bundleFailed = false;
    RowModel<Notice> m_notices;
    WindowedModel<UnsentRow> m_unsent;
};

} // namespace banyan::ui
