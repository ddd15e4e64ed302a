#pragma once

#include "core/result.h"

#include <QByteArray>
#include <string_view>

struct zip;

namespace banyan {

constexpr std::size_t zipPartBytesMax = 64 << 20;

// The parts of an archive that lies in memory, unpacked one at a time and never beyond a size,
// whatever the archive claims. The bytes must outlive it. One thread.
class ZipParts {
public:
    explicit ZipParts(std::string_view bytes);
    ~ZipParts();
    ZipParts(const ZipParts&) = delete;

    bool isOpen() const { return m_zip != nullptr; }
    // NotFound, Garbled (damaged, or with a password), TooLarge.
    Result<QByteArray> part(const QByteArray& name) const;

private:
    ::zip* m_zip = nullptr;
};

} // namespace banyan
