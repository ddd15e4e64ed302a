#pragma once

#include "tests/e2e/support/replicas.h"

#include <QBuffer>
#include <QImage>
#include <QRandomGenerator>

// Photos as files, and what the programs say of them.
namespace banyan::e2e {

// A photo of noise, which stays large when it is encoded anew: about 1.5 MB at the largest size.
inline std::string makePhoto(const Office& office, const std::string& name, int width = 1600,
                             int height = 1200) {
    QImage image(width, height, QImage::Format_RGB32);
    QRandomGenerator random(qHash(name));
    for (int y = 0; y < height; ++y)
        random.fillRange(reinterpret_cast<quint32*>(image.scanLine(y)), width);
    const QString path = office.path(q(name + ".jpg"));
    require(image.save(path, "jpeg", 90), "cannot write " + path.toStdString());
    return path.toStdString();
}

inline QByteArray bytesOf(const std::string& path) {
    QFile file(q(path));
    require(file.open(QFile::ReadOnly), "cannot read " + path);
    return file.readAll();
}

inline QJsonValue attachment(const Phone& phone, const std::string& id,
                             Where at = Where::current()) {
    for (const QJsonValue& each : phone.json({"attachments"}, at).toArray())
        if (text(each, "id") == id)
            return each;
    require(false, "no attachment " + id, at);
    return {};
}

// Where the office keeps a content.
inline std::string atOfficeDisk(const Office& office, const std::string& hash) {
    return (office.data() + QStringLiteral("/attachments/")).toStdString() + hash.substr(0, 2) + "/"
           + hash.substr(2);
}

} // namespace banyan::e2e
