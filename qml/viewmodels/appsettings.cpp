#include "qml/viewmodels/appsettings.h"

#include <QGuiApplication>
#include <QPalette>

namespace banyan::ui {

AppSettings::AppSettings(const QString& path, QObject* parent)
    : QObject(parent)
    , m_path(path) {
    const QSettings file(m_path, QSettings::IniFormat);
    const auto read = [&](const QString& key, const QVariant& otherwise) {
        return m_path.isEmpty() ? otherwise : file.value(key, otherwise);
    };
    m_language = read(QStringLiteral("language"), QStringLiteral("zh")).toString();
    m_appearance = read(QStringLiteral("appearance"), QStringLiteral("system")).toString();
    m_large = read(QStringLiteral("large"), false).toBool();
}

bool AppSettings::dark() const {
    if (m_appearance != QLatin1String("system"))
        return m_appearance == QLatin1String("dark");
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
}

void AppSettings::setLanguage(const QString& language) {
    if (m_language == language)
        return;
    m_language = language;
    keep(QStringLiteral("language"), language);
    Q_EMIT languageChanged();
}

void AppSettings::setAppearance(const QString& appearance) {
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    keep(QStringLiteral("appearance"), appearance);
    Q_EMIT appearanceChanged();
}

void AppSettings::setLarge(bool large) {
    if (m_large == large)
        return;
    m_large = large;
    keep(QStringLiteral("large"), large);
    Q_EMIT largeChanged();
}

void AppSettings::keep(const QString& key, const QVariant& value) {
    if (!m_path.isEmpty())
        QSettings(m_path, QSettings::IniFormat).setValue(key, value);
}

} // namespace banyan::ui
