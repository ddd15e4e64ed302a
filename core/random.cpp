#include "core/random.h"

#include <bit>
#include <cstring>
#include <sodium.h>

namespace banyan {

void SystemRandom::fill(void* bytes, std::size_t count) {
    static const int ready = sodium_init();
    (void)ready;
    randombytes_buf(bytes, count);
}

SeededRandom::SeededRandom(std::uint64_t seed) {
    for (auto& word : m_state) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = seed;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31);
    }
}

std::uint64_t SeededRandom::step() {
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

void SeededRandom::fill(void* bytes, std::size_t count) {
    auto* out = static_cast<unsigned char*>(bytes);
    while (count > 0) {
        const std::uint64_t word = step();
        const std::size_t part = count < sizeof word ? count : sizeof word;
        std::memcpy(out, &word, part);
        out += part;
        count -= part;
    }
}

} // namespace banyan
