#include "core/result.h"

namespace banyan {

const char* errorName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid:
        return "invalid";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::NotAllowed:
        return "not_allowed";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Unreachable:
        return "unreachable";
    case ErrorCode::Untrusted:
        return "untrusted";
    case ErrorCode::Unauthorized:
        return "unauthorized";
    case ErrorCode::Revoked:
        return "revoked";
    case ErrorCode::Forked:
        return "forked";
    case ErrorCode::TooLarge:
        return "too_large";
    case ErrorCode::Garbled:
        return "garbled";
    case ErrorCode::TooOld:
        return "too_old";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::Unchanged:
        return "unchanged";
    case ErrorCode::Storage:
        return "storage";
    case ErrorCode::Damaged:
        return "damaged";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

ErrorCode errorNamed(std::string_view name) {
    for (int i = 0; i < static_cast<int>(ErrorCode::Internal); ++i)
        if (name == errorName(static_cast<ErrorCode>(i)))
            return static_cast<ErrorCode>(i);
    return ErrorCode::Internal;
}

} // namespace banyan
