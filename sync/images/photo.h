#pragma once

#include "core/result.h"
#include "sync/images/exif.h"

#include <QFuture>
#include <QImage>
#include <QString>
#include <optional>
#include <string>

namespace banyan {

struct PhotoOptions {
    int edgeMax = 1600; // pixels of the longer side
    int quality = 80;   // of JPEG, 0 to 100
    bool keepsPosition = false;
};

// A photo as it may leave the phone: upright, small, and nothing in it but the picture.
struct Photo {
    std::string jpeg;
    int width = 0; // pixels
    int height = 0;
    std::int64_t takenAtMs = 0;                  // 0: not known
    std::optional<ExifFacts::Position> position; // only when it is to be kept; not in the JPEG
};

// Reads a JPEG or PNG file and encodes the picture anew. Decoders read what comes from
// outside: only these two, at most 64 MiB of file, 100 million pixels, 512 MiB of memory. CPU
// work, touches no database; any thread. Errors: NotFound, Storage (cannot be read), TooLarge,
// Garbled (not a picture of these kinds, or a damaged one).
Result<Photo> preparePhoto(const QString& path, const PhotoOptions& options = {});

// The picture in a JPEG or PNG file, upright, for showing it: at most so many pixels a side. Within
// the same bounds, so that it may be somebody else's file. Any thread.
Result<QImage> readPicture(const QString& path, int edgeMax);

// preparePhoto() on QtConcurrent's threads.
QFuture<Result<Photo>> preparePhotoSoon(const QString& path, const PhotoOptions& options = {});

} // namespace banyan
