#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace banyan {

// What went wrong, as a code that a screen or a program can act on. The list is part of the
// project's language: the wire and the JSON of the command line use errorName().
enum class ErrorCode {
    Invalid,      // a value is not acceptable; context says which and why
    NotFound,     // no such record, entity, field, case or device
    NotAllowed,   // the role or the scope does not permit it
    Conflict,     // what the caller relied on has changed
    Unreachable,  // the office did not answer
    Untrusted,    // the office's certificate is not the one that was enrolled with
    Unauthorized, // the office does not know this token, or the code has expired
    Revoked,      // this device has been revoked
    Forked,       // another store already used this device's numbers
    TooLarge,     // over a limit; context says which
    Garbled,      // bytes that are not what they claim to be
    TooOld,       // the other end speaks a version this one does not
    Busy,         // try again later
    Unchanged,    // all of it is so already
    Storage,      // the database or the disk failed
    Damaged,      // the database holds what was never written; see core/store/damagedpages.h
    Internal      // a fault of the program
};

const char* errorName(ErrorCode code);
ErrorCode errorNamed(std::string_view name); // Internal for a name not known

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string context; // for people: English, says what is wrong; no personal data
};

struct Done {};

// A value or an Error. Never ignored, never empty.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorCode code, std::string context)
        : m_state(std::in_place_index<1>, Error{code, std::move(context)}) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() & {
        assert(m_state.index() == 0);
        return std::get<0>(m_state);
    }
    const T& operator*() const& {
        assert(m_state.index() == 0);
        return std::get<0>(m_state);
    }
    T&& operator*() && {
        assert(m_state.index() == 0);
        return std::get<0>(std::move(m_state));
    }
    T* operator->() { return &**this; }
    const T* operator->() const { return &**this; }
    const Error& error() const {
        assert(m_state.index() == 1);
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

using Status = Result<Done>;
inline Status ok() { return Done{}; }

} // namespace banyan
