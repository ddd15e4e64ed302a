#include "sync/images/exif.h"

#include "core/schema/civildate.h"

#include <cmath>
#include <string>

namespace banyan {

namespace {

constexpr std::size_t entryBytes = 12;
constexpr std::size_t entriesMax = 512;

enum Type : std::uint16_t { Ascii = 2, Long = 4, Rational = 5 };
enum Tag : std::uint16_t {
    LatitudeRef = 1,
    Latitude = 2,
    LongitudeRef = 3,
    Longitude = 4,
    ExifDirectory = 0x8769,
    GpsDirectory = 0x8825,
    TakenAt = 0x9003,
    TakenOffset = 0x9011,
};

// A TIFF structure: numbers in its own byte order, at offsets from its start. Everything outside
// its bytes reads as nothing.
class Tiff {
public:
    explicit Tiff(std::string_view bytes)
        : m_bytes(bytes)
        , m_isLittle(bytes.substr(0, 2) == "II") {}

    bool isSound() const {
        return (m_isLittle || m_bytes.substr(0, 2) == "MM") && number(2, 2) == 42;
    }
    std::uint32_t first() const { return number(4, 4); }
    std::uint32_t number(std::size_t at, std::size_t size) const {
        if (at > m_bytes.size() || size > m_bytes.size() - at)
            return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const auto byte =
                static_cast<unsigned char>(m_bytes[at + (m_isLittle ? size - 1 - i : i)]);
            value = value << 8 | byte;
        }
        return value;
    }
    // Where the entry of a tag begins in the directory at `at`; 0 when there is none.
    std::size_t entry(std::size_t at, Tag tag) const {
        const std::size_t count = std::min<std::size_t>(number(at, 2), entriesMax);
        for (std::size_t i = 0; at != 0 && i < count; ++i)
            if (number(at + 2 + i * entryBytes, 2) == tag)
                return at + 2 + i * entryBytes;
        return 0;
    }
    std::uint32_t directory(std::size_t at, Tag tag) const {
        const std::size_t found = entry(at, tag);
        return found != 0 && number(found + 2, 2) == Long ? number(found + 8, 4) : 0;
    }
    std::string_view text(std::size_t at, Tag tag) const {
        const std::size_t found = entry(at, tag);
        if (found == 0 || number(found + 2, 2) != Ascii)
            return {};
        const std::size_t length = number(found + 4, 4);
        const std::size_t begin = length <= 4 ? found + 8 : number(found + 8, 4);
        if (begin > m_bytes.size() || length > m_bytes.size() - begin)
            return {};
        const auto whole = m_bytes.substr(begin, length);
        return whole.substr(0, whole.find('\0'));
    }
    // Three rationals as degrees; nothing unless all are sound.
    std::optional<double> degrees(std::size_t at, Tag tag) const {
        const std::size_t found = entry(at, tag);
        if (found == 0 || number(found + 2, 2) != Rational || number(found + 4, 4) != 3)
            return std::nullopt;
        const std::size_t begin = number(found + 8, 4);
        double value = 0;
        double share = 1;
        for (std::size_t part = 0; part < 3; ++part, share /= 60) {
            const std::uint32_t below = number(begin + part * 8 + 4, 4);
            if (below == 0)
                return std::nullopt;
            value += share * number(begin + part * 8, 4) / below;
        }
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_isLittle;
};

// The payload of the APP1 segment that holds Exif; empty when there is none.
std::string_view exifIn(std::string_view jpeg) {
    constexpr std::string_view mark("Exif\0\0", 6);
    if (jpeg.substr(0, 2) != "\xff\xd8")
        return {};
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(jpeg[at]); };
    for (std::size_t at = 2; at + 4 <= jpeg.size() && byte(at) == 0xff;) {
        const unsigned marker = byte(at + 1);
        const std::size_t length = byte(at + 2) << 8 | byte(at + 3);
        if (marker == 0xda || length < 2 || length > jpeg.size() - at - 2)
            return {};
        const auto payload = jpeg.substr(at + 4, length - 2);
        if (marker == 0xe1 && payload.starts_with(mark))
            return payload.substr(mark.size());
        at += 2 + length;
    }
    return {};
}

std::optional<ExifFacts::Position> positionIn(const Tiff& tiff, std::size_t directory) {
    auto latitude = tiff.degrees(directory, Latitude);
    auto longitude = tiff.degrees(directory, Longitude);
    const auto north = tiff.text(directory, LatitudeRef);
    const auto east = tiff.text(directory, LongitudeRef);
    if (!latitude || !longitude || (north != "N" && north != "S") || (east != "E" && east != "W"))
        return std::nullopt;
    if (*latitude > 90 || *longitude > 180)
        return std::nullopt;
    return ExifFacts::Position{north == "N" ? *latitude : -*latitude,
                               east == "E" ? *longitude : -*longitude};
}

// "2026:05:28 16:20:31", with a zone such as "+08:00" where the camera knows it.
std::int64_t timeIn(const Tiff& tiff, std::size_t directory) {
    std::string text(tiff.text(directory, TakenAt));
    if (text.size() != 19)
        return 0;
    text[4] = text[7] = '-';
    text[10] = 'T';
    return parseIso(text + std::string(tiff.text(directory, TakenOffset))).value_or(0);
}

} // namespace

ExifFacts readExif(std::string_view jpeg) {
    ExifFacts facts;
    const Tiff tiff(exifIn(jpeg));
    if (!tiff.isSound())
        return facts;
    facts.takenAtMs = timeIn(tiff, tiff.directory(tiff.first(), ExifDirectory));
    if (const auto gps = tiff.directory(tiff.first(), GpsDirectory); gps != 0)
        facts.position = positionIn(tiff, gps);
    return facts;
}

} // namespace banyan
