#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace banyan {

// What a picture says of itself that this app has a use for.
struct ExifFacts {
    struct Position {
        double latitude = 0;  // degrees, north positive
        double longitude = 0; // degrees, east positive
    };
    std::optional<Position> position;
    std::int64_t takenAtMs = 0; // local time of China where no zone is given; 0: not known
};

// Reads the Exif block (CIPA DC-008, TIFF 6.0) of a JPEG file's bytes. Pure; takes any bytes at
// all, follows no loop and reads nothing outside them. What is odd is not known.
ExifFacts readExif(std::string_view jpeg);

} // namespace banyan
