#include "sync/images/photo.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>
#include <QtConcurrent>
#include <array>

namespace banyan {

namespace {

constexpr qint64 fileBytesMax = 64 << 20;
constexpr qint64 pixelsMax = 100'000'000;
constexpr int decoderMebibytesMax = 512;

Result<QByteArray> bytesOf(const QString& path) {
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, "there is no such picture file"};
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Storage, "this picture file cannot be read"};
    QByteArray bytes = file.read(fileBytesMax + 1);
    if (bytes.size() > fileBytesMax)
        return Error{ErrorCode::TooLarge, "this picture file is larger than 64 MiB"};
    return bytes;
}

bool isKnown(const QByteArray& format) {
    constexpr std::array known{"jpeg", "png"};
    return std::any_of(known.begin(), known.end(),
                       [&](const char* each) { return format == each; });
}

Result<QImage> decoded(QByteArray bytes, int edgeMax) {
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::ReadOnly);
    QImageReader::setAllocationLimit(decoderMebibytesMax);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    if (!isKnown(reader.format()))
        return Error{ErrorCode::Garbled, "this is not a photo in JPEG or PNG"};
    const QSize size = reader.size();
    if (!size.isValid())
        return Error{ErrorCode::Garbled, "this picture file is damaged"};
    if (qint64{size.width()} * size.height() > pixelsMax)
        return Error{ErrorCode::TooLarge, "this picture has more than 100 million pixels"};
    // A JPEG decodes smaller at once, in less memory; the last step makes it exact.
    if (const QSize twice = size.scaled(2 * edgeMax, 2 * edgeMax, Qt::KeepAspectRatio);
        twice.width() < size.width())
        reader.setScaledSize(twice.expandedTo({1, 1}));
    reader.setAutoTransform(true);
    QImage image = reader.read();
    if (image.isNull())
        return Error{ErrorCode::Garbled, "this picture file is damaged"};
    return image;
}

// The pixels alone, in sRGB on white: a new image has no texts, profiles or thumbnails.
QImage bare(QImage image, int edgeMax) {
    if (image.colorSpace().isValid())
        image.convertToColorSpace(QColorSpace::SRgb);
    if (image.width() > edgeMax || image.height() > edgeMax)
        image = image.scaled(
            image.size().scaled(edgeMax, edgeMax, Qt::KeepAspectRatio).expandedTo({1, 1}),
            Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage plain(image.size(), QImage::Format_RGB32);
    plain.fill(Qt::white);
    QPainter painter(&plain);
    image.setDevicePixelRatio(1);
    painter.drawImage(0, 0, image);
    painter.end();
    return plain;
}

Result<std::string> encoded(const QImage& image, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    QImageWriter writer(&buffer, QByteArrayLiteral("jpeg"));
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    if (!writer.write(image))
        return Error{ErrorCode::Internal, "this program cannot write JPEG files"};
    return bytes.toStdString();
}

} // namespace

Result<Photo> preparePhoto(const QString& path, const PhotoOptions& options) {
    auto bytes = bytesOf(path);
    if (!bytes)
        return bytes.error();
    const ExifFacts facts = readExif({bytes->constData(), static_cast<std::size_t>(bytes->size())});
    auto image = decoded(*std::move(bytes), options.edgeMax);
    if (!image)
        return image.error();
    const QImage plain = bare(*std::move(image), options.edgeMax);
    auto jpeg = encoded(plain, options.quality);
    if (!jpeg)
        return jpeg.error();
    Photo photo{*std::move(jpeg), plain.width(), plain.height(), facts.takenAtMs, {}};
    if (options.keepsPosition)
        photo.position = facts.position;
    return photo;
}

Result<QImage> readPicture(const QString& path, int edgeMax) {
    auto bytes = bytesOf(path);
    if (!bytes)
        return bytes.error();
    auto image = decoded(*std::move(bytes), edgeMax);
    if (!image)
        return image.error();
    return bare(*std::move(image), edgeMax);
}

QFuture<Result<Photo>> preparePhotoSoon(const QString& path, const PhotoOptions& options) {
    return QtConcurrent::run([path, options] { return preparePhoto(path, options); });
}

} // namespace banyan
