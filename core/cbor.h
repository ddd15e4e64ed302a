#pragma once

#include "core/result.h"
#include "core/value.h"

#include <QByteArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// CBOR (RFC 8949) with std::string as the text type. Thin over Qt's streams, which convert to
// UTF-16 by default.
class CborWriter {
public:
    CborWriter()
        : m_stream(&m_bytes) {}
    void array(std::size_t count) { m_stream.startArray(count); }
    void endArray() { m_stream.endArray(); }
    void map(std::size_t count) { m_stream.startMap(count); }
    void endMap() { m_stream.endMap(); }
    void integer(std::int64_t value) { m_stream.append(static_cast<qint64>(value)); }
    void real(double value) { m_stream.append(value); }
    void boolean(bool value) { m_stream.append(value); }
    void null() { m_stream.append(nullptr); }
    void text(std::string_view value) {
        m_stream.appendTextString(value.data() ? value.data() : "",
                                  static_cast<qsizetype>(value.size()));
    }
    void bytes(std::string_view value) {
        m_stream.appendByteString(value.data() ? value.data() : "",
                                  static_cast<qsizetype>(value.size()));
    }
    void id(const Uuid& value) { bytes(value.view()); }
    void value(const Value& value);
    std::string take() {
        return std::string(m_bytes.constData(), static_cast<std::size_t>(m_bytes.size()));
    }

private:
    QByteArray m_bytes;
    QCborStreamWriter m_stream;
};

// Reads what the writer writes and refuses everything else: after the first fault every read
// returns nothing and failed() is true, so that a decoder can be written straight through and
// checked once. Bounded: text and bytes at most what is left of the input, containers at most
// `itemsMax`.
class CborReader {
public:
    explicit CborReader(std::string_view bytes);

    std::size_t array(std::size_t itemsMax); // enters; its length
    void endArray();
    void emptyArray(); // one that must have no items
    std::size_t map(std::size_t itemsMax);
    void endMap();
    std::int64_t integer();
    std::int64_t integer(std::int64_t least, std::int64_t most);
    double real();
    bool boolean();
    bool nullNext(); // consumes a null if one is next
    // What is next, without consuming it.
    bool integerNext() const { return !m_failed && m_stream.isInteger(); }
    bool textNext() const { return !m_failed && m_stream.isString(); }
    bool bytesNext() const { return !m_failed && m_stream.isByteArray(); }
    std::string text();
    std::string bytes();
    Uuid id();
    Value value();
    bool hasNext() const { return !m_failed && m_stream.hasNext(); }
    void skip(); // one item of any kind

    bool failed() const { return m_failed; }
    void fail() { m_failed = true; }
    // No fault so far and nothing left over.
    bool finished();

private:
    std::string chunked(bool wantsText);

    QByteArray m_bytes;
    QCborStreamReader m_stream;
    bool m_failed = false;
};

} // namespace banyan
