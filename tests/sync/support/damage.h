#pragma once

#include "core/store/change.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <string>
#include <vector>

namespace banyan::test {

constexpr int pageBytes = 4096;

inline QByteArray readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
inline bool writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

// A row as SQLite stores it in a table's leaf, made from its values and not by the reader under
// test: who finds these bytes in a file has found the row. Only for rows without overflow pages.
class StoredRow {
public:
    explicit StoredRow(std::int64_t id)
        : m_id(id) {}
    StoredRow& null() { return add(0, {}); }
    StoredRow& integer(std::int64_t value) {
        if (value == 0 || value == 1)
            return add(value == 0 ? 8 : 9, {});
        constexpr int widths[] = {1, 2, 3, 4, 6, 8};
        for (int type = 1; type <= 6; ++type) {
            const int bits = 8 * widths[type - 1];
            if (bits < 64
                && (value < -(std::int64_t{1} << (bits - 1))
                    || value >= std::int64_t{1} << (bits - 1)))
                continue;
            QByteArray bytes;
            for (int shift = bits - 8; shift >= 0; shift -= 8)
                bytes.append(static_cast<char>(static_cast<std::uint64_t>(value) >> shift));
            return add(type, bytes);
        }
        return *this;
    }
    StoredRow& text(std::string_view value) {
        return add(13 + 2 * static_cast<std::int64_t>(value.size()), bytesOf(value));
    }
    StoredRow& blob(std::string_view value) {
        return add(12 + 2 * static_cast<std::int64_t>(value.size()), bytesOf(value));
    }
    StoredRow& value(const Value& value) {
        switch (value.index()) {
        case 1:
            return integer(std::get<std::int64_t>(value));
        case 3:
            return text(std::get<std::string>(value));
        case 4:
            return blob(std::get<Uuid>(value).view());
        default:
            return null();
        }
    }
    QByteArray cell() const {
        const QByteArray header = varint(m_types.size() + 1) + m_types;
        return varint(header.size() + m_body.size()) + varint(m_id) + header + m_body;
    }

private:
    static QByteArray bytesOf(std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    }
    static QByteArray varint(std::int64_t value) {
        QByteArray bytes(1, static_cast<char>(value & 0x7f));
        while ((value >>= 7) != 0)
            bytes.prepend(static_cast<char>((value & 0x7f) | 0x80));
        return bytes;
    }
    StoredRow& add(std::int64_t type, const QByteArray& bytes) {
        m_types += varint(type);
        m_body += bytes;
        return *this;
    }

    std::int64_t m_id;
    QByteArray m_types, m_body;
};

} // namespace banyan::test
