#include "core/tables/zipparts.h"

#include <memory>
#include <zip.h>

namespace banyan {

namespace {

constexpr std::size_t readBytes = 64 << 10;

struct Closer {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error broken() {
    return {ErrorCode::Garbled, "this workbook is damaged or has a password; save it once more in "
                                "the spreadsheet, without one"};
}

} // namespace

ZipParts::ZipParts(std::string_view bytes) {
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (!source)
        return;
    m_zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!m_zip)
        zip_source_free(source);
}

ZipParts::~ZipParts() {
    if (m_zip)
        zip_discard(m_zip);
}

Result<QByteArray> ZipParts::part(const QByteArray& name) const {
    if (!m_zip)
        return broken();
    const auto at = zip_name_locate(m_zip, name.constData(), 0);
    if (at < 0)
        return Error{ErrorCode::NotFound, "the workbook has no part " + name.toStdString()};
    const std::unique_ptr<zip_file_t, Closer> file(zip_fopen_index(m_zip, zip_uint64_t(at), 0));
    if (!file)
        return broken();
    QByteArray bytes;
    QByteArray piece(qsizetype(readBytes), Qt::Uninitialized);
    for (;;) {
        const auto count = zip_fread(file.get(), piece.data(), readBytes);
        if (count < 0)
            return broken();
        if (count == 0)
            return bytes;
        if (std::size_t(bytes.size() + count) > zipPartBytesMax)
            return Error{ErrorCode::TooLarge,
                         "this workbook unpacks to more than 64 MiB; divide it"};
        bytes.append(piece.constData(), qsizetype(count));
    }
}

} // namespace banyan
