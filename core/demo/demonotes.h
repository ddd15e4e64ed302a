#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace banyan::demo {

enum class NoteKind : std::uint8_t {
    None,
    Met,
    Elder,
    Child,
    Care,
    Newcomer,
    ByPhone,
    ByAnother,
    NoAnswer,
    Refused,
    ComeBack,
    MovedAway,
    NoSuchAddress,
};

// What workers write after a door, short and kind. First parts may stand alone;
// second parts follow a first one of the same kind, and some kinds have none.
std::span<const char* const> firstNotes(NoteKind kind);
std::span<const char* const> secondNotes(NoteKind kind);
// `second` counts from 1; 0 is none.
std::string noteText(NoteKind kind, std::size_t first, std::size_t second);

extern const std::span<const char* const> companionNames; // from 1; 0 is nobody
extern const std::span<const char* const> nextTimes;
struct TaskTitle {
    const char* kind;
    const char* title;
};
extern const std::span<const TaskTitle> taskTitles;

} // namespace banyan::demo
