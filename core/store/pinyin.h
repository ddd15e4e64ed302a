#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace banyan {

// Reads names in pinyin with ICU's Han-Latin/Names, which knows characters that are read
// differently as surnames (曾 zeng, 单 shan, 仇 qiu). ICU takes some 40 µs a name, so readings are
// remembered, and forgotten all at once when there are too many. Not thread-safe: one per thread.
class Pinyin {
public:
    explicit Pinyin(std::size_t namesMax = 20'000);
    ~Pinyin();
    Pinyin(const Pinyin&) = delete;
    Pinyin& operator=(const Pinyin&) = delete;

    // One syllable for each Chinese character, lower-case without tones; ü is "v", as on Chinese
    // keyboards (吕 lv). What is not Chinese passes through in lower case, one entry for each word.
    std::vector<std::string> syllables(std::string_view name);

    // The same, joined by spaces: the form kept beside the name.
    std::string text(std::string_view name);

private:
    struct Reader;

    const std::string& reading(std::string_view name);

    std::unique_ptr<Reader> m_reader;
    std::unordered_map<std::string, std::string> m_readings;
    std::size_t m_namesMax;
};

} // namespace banyan
