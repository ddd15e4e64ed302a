#include "sync/office/postgres/postgressettings.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace banyan {

namespace {

QString pathIn(const std::string& directory) {
    return QString::fromStdString(directory) + QStringLiteral("/postgres.json");
}

} // namespace

Result<std::optional<PostgresSettings>> readPostgresSettings(const std::string& directory) {
    QFile file(pathIn(directory));
    if (!file.exists())
        return std::optional<PostgresSettings>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, "cannot read " + file.fileName().toStdString()};
    const auto json = QJsonDocument::fromJson(file.readAll()).object();
    PostgresSettings settings;
    settings.url = json[QLatin1String("url")].toString().toStdString();
    settings.district = json[QLatin1String("district")].toInt();
    if (settings.url.empty() || settings.district < 1)
        return Error{ErrorCode::Garbled,
                     file.fileName().toStdString()
                         + R"( should say {"url": "postgresql://...", "district": 1})"};
    return std::optional(settings);
}

Status writePostgresSettings(const std::string& directory, const PostgresSettings& settings) {
    const QJsonObject json{
        {QStringLiteral("url"), QString::fromStdString(settings.url)},
        {QStringLiteral("district"), settings.district},
    };
    QSaveFile file(pathIn(directory));
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                           && file.write(QJsonDocument(json).toJson()) > 0 && file.commit();
    if (!isWritten)
        return Error{ErrorCode::Storage, "cannot write " + file.fileName().toStdString()};
    return ok();
}

} // namespace banyan
