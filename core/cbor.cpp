#include "core/cbor.h"

#include <QUtf8StringView>

namespace banyan {

void CborWriter::value(const Value& value) {
    switch (value.index()) {
    case 1:
        integer(std::get<std::int64_t>(value));
        break;
    case 2:
        real(std::get<double>(value));
        break;
    case 3:
        text(std::get<std::string>(value));
        break;
    case 4:
        id(std::get<Uuid>(value));
        break;
    default:
        null();
    }
}

CborReader::CborReader(std::string_view bytes)
    : m_bytes(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())))
    , m_stream(m_bytes) {}

std::size_t CborReader::array(std::size_t itemsMax) {
    if (m_failed || !m_stream.isArray() || !m_stream.isLengthKnown()
        || m_stream.length() > itemsMax) {
        m_failed = true;
        return 0;
    }
    const auto length = static_cast<std::size_t>(m_stream.length());
    m_failed = !m_stream.enterContainer();
    return m_failed ? 0 : length;
}

void CborReader::endArray() {
    if (!m_failed && (m_stream.hasNext() || !m_stream.leaveContainer()))
        m_failed = true;
}

void CborReader::emptyArray() {
    array(0);
    endArray();
}

std::size_t CborReader::map(std::size_t itemsMax) {
    if (m_failed || !m_stream.isMap() || !m_stream.isLengthKnown()
        || m_stream.length() > itemsMax) {
        m_failed = true;
        return 0;
    }
    const auto length = static_cast<std::size_t>(m_stream.length());
    m_failed = !m_stream.enterContainer();
    return m_failed ? 0 : length;
}

void CborReader::endMap() { endArray(); }

std::int64_t CborReader::integer() {
    if (m_failed || !m_stream.isInteger()) {
        m_failed = true;
        return 0;
    }
    // toInteger() wraps beyond 64 bits signed; such a number is nobody's. Qt gives a negative one
    // by its absolute value, with 0 for the one that does not fit, -2^64.
    constexpr quint64 most = INT64_MAX;
    const bool isBeyond = m_stream.isUnsignedInteger()
                              ? m_stream.toUnsignedInteger() > most
                              : static_cast<quint64>(m_stream.toNegativeInteger()) - 1 > most;
    if (isBeyond) {
        m_failed = true;
        return 0;
    }
    const std::int64_t value = m_stream.toInteger();
    m_stream.next();
    return value;
}

std::int64_t CborReader::integer(std::int64_t least, std::int64_t most) {
    const std::int64_t value = integer();
    if (value < least || value > most)
        m_failed = true;
    return m_failed ? least : value;
}

double CborReader::real() {
    if (m_failed || !m_stream.isDouble()) {
        m_failed = true;
        return 0;
    }
    const double value = m_stream.toDouble();
    m_stream.next();
    return value;
}

bool CborReader::boolean() {
    if (m_failed || !m_stream.isBool()) {
        m_failed = true;
        return false;
    }
    const bool value = m_stream.toBool();
    m_stream.next();
    return value;
}

bool CborReader::nullNext() {
    if (m_failed || !m_stream.isNull())
        return false;
    m_stream.next();
    return true;
}

std::string CborReader::chunked(bool wantsText) {
    if (m_failed || !(wantsText ? m_stream.isString() : m_stream.isByteArray())
        || !m_stream.isLengthKnown()) {
        m_failed = true;
        return {};
    }
    const qsizetype size = m_stream.currentStringChunkSize();
    if (size < 0 || size > m_bytes.size()) {
        m_failed = true;
        return {};
    }
    std::string out(static_cast<std::size_t>(size), '\0');
    const auto first = m_stream.readStringChunk(out.data(), size);
    if (first.status != QCborStreamReader::Ok || first.data != size) {
        // A chunk of length nothing ends the string at once.
        if (!(size == 0 && first.status == QCborStreamReader::EndOfString)) {
            m_failed = true;
            return {};
        }
        return out;
    }
    char nothing;
    if (m_stream.readStringChunk(&nothing, 1).status != QCborStreamReader::EndOfString)
        m_failed = true;
    return out;
}

std::string CborReader::text() {
    std::string out = chunked(true);
    if (!m_failed && !QUtf8StringView(out.data(), static_cast<qsizetype>(out.size())).isValidUtf8())
        m_failed = true;
    if (m_failed)
        out.clear();
    return out;
}

std::string CborReader::bytes() { return chunked(false); }

Uuid CborReader::id() {
    const auto raw = bytes();
    const auto id = Uuid::fromBytes(raw);
    if (!id)
        m_failed = true;
    return id.value_or(Uuid{});
}

Value CborReader::value() {
    if (m_failed)
        return {};
    if (m_stream.isInteger())
        return integer();
    if (m_stream.isString())
        return text();
    if (m_stream.isByteArray())
        return id();
    if (m_stream.isDouble())
        return real();
    if (!nullNext())
        m_failed = true;
    return {};
}

void CborReader::skip() {
    constexpr int depthMax = 16;
    if (!m_failed && !m_stream.next(depthMax))
        m_failed = true;
}

bool CborReader::finished() {
    return !m_failed && !m_stream.hasNext() && m_stream.lastError() == QCborError::EndOfFile
               ? true
               : (!m_failed && m_stream.lastError() == QCborError::NoError
                  && m_stream.currentOffset() == m_bytes.size());
}

} // namespace banyan
