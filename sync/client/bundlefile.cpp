#include "sync/client/bundlefile.h"

#include "sync/protocol/bundle.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>
#include <unistd.h>

namespace banyan {

Status checkNewFile(const std::string& path) {
    const QFileInfo file(QString::fromStdString(path));
    if (file.exists() || file.isSymLink())
        return Error{ErrorCode::Conflict,
                     path + " already exists; choose another name (nothing was changed)"};
    if (!file.dir().exists())
        return Error{ErrorCode::NotFound, "there is no directory " + file.path().toStdString()
                                              + " (nothing was changed)"};
    return ok();
}

Status writeNewFile(const std::string& path, std::string_view bytes) {
    if (auto status = checkNewFile(path); !status)
        return status;
    const QString name = QString::fromStdString(path);
    QTemporaryFile file(QFileInfo(name).dir().filePath(QStringLiteral(".bundle")));
    const bool isWritten = file.open() && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                           && file.write(bytes.data(), static_cast<qint64>(bytes.size()))
                                  == static_cast<qint64>(bytes.size())
                           && file.flush() && ::fsync(file.handle()) == 0;
    // Refuses when there is such a file by now.
    if (!isWritten || !file.rename(name))
        return Error{ErrorCode::Storage,
                     "cannot write " + path + ": " + file.errorString().toStdString()};
    file.setAutoRemove(false);
    return ok();
}

Result<std::string> readBundleFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return Error{ErrorCode::NotFound, "there is no file " + path};
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Storage, "cannot read " + path};
    const QByteArray bytes = file.read(static_cast<qint64>(bundleBytesMax) + 1);
    if (static_cast<std::size_t>(bytes.size()) > bundleBytesMax)
        return Error{ErrorCode::TooLarge, path + " is larger than a bundle can be"};
    return bytes.toStdString();
}

} // namespace banyan
