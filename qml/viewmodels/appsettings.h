#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QSettings>

namespace banyan::ui {

// How the app looks and speaks, kept in one settings file of this user. No personal data. An empty
// path keeps nothing (tests, screenshots).
class AppSettings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("built by the composition root")
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(QString appearance READ appearance WRITE setAppearance NOTIFY appearanceChanged)
    Q_PROPERTY(bool large READ large WRITE setLarge NOTIFY largeChanged)
    Q_PROPERTY(bool dark READ dark NOTIFY appearanceChanged)

public:
    explicit AppSettings(const QString& path, QObject* parent = nullptr);

    QString language() const { return m_language; }     // "zh" or "en"
    QString appearance() const { return m_appearance; } // "system", "light" or "dark"
    bool large() const { return m_large; }
    bool dark() const;
    void setLanguage(const QString& language);
    void setAppearance(const QString& appearance);
    void setLarge(bool large);

Q_SIGNALS:
    void languageChanged();
    void appearanceChanged();
    void largeChanged();

private:
    void keep(const QString& key, const QVariant& value);

    QString m_path;
    QString m_language;
    QString m_appearance;
    bool m_large = false;
};

} // namespace banyan::ui
