#include "sync/office/postgres/postgresstatement.h"

#include <bit>
#include <cstring>

namespace banyan {

namespace {

constexpr Oid boolType = 16;
constexpr Oid byteaType = 17;
constexpr Oid int8Type = 20;
constexpr Oid int2Type = 21;
constexpr Oid int4Type = 23;
constexpr Oid textType = 25;
constexpr Oid float8Type = 701;

constexpr char integerMark = 'I';
constexpr char realMark = 'R';
constexpr char textMark = 'T';
constexpr char paddedMark = 'P'; // a text, and a zero byte after it
constexpr std::size_t idBytes = 16;

std::string bigEndian(std::uint64_t number, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(number >> shift);
    return out;
}

// Sign-extended.
std::int64_t integerFrom(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const unsigned char byte : bytes)
        number = number << 8 | byte;
    const auto unused = static_cast<int>(64 - 8 * bytes.size());
    return bytes.empty() ? 0 : static_cast<std::int64_t>(number << unused) >> unused;
}

double realFrom(std::string_view bytes) { return std::bit_cast<double>(integerFrom(bytes)); }

bool isMarked(std::string_view bytes, char mark) {
    return bytes.size() != idBytes && !bytes.empty() && bytes[0] == mark;
}

std::string_view anyTextFrom(std::string_view bytes) {
    if (isMarked(bytes, textMark))
        return bytes.substr(1);
    if (isMarked(bytes, paddedMark))
        return bytes.substr(1, bytes.size() - 2);
    return bytes;
}

Value anyFrom(std::string_view bytes) {
    if (const auto id = Uuid::fromBytes(bytes))
        return *id;
    if (isMarked(bytes, integerMark))
        return integerFrom(bytes.substr(1));
    if (isMarked(bytes, realMark))
        return realFrom(bytes.substr(1));
    return std::string(anyTextFrom(bytes));
}

[[noreturn]] void failOnType(Oid type) {
    throw StorageError(0, "PostgreSQL: a value of another kind than type " + std::to_string(type));
}

} // namespace

std::string anyInteger(std::int64_t value) {
    return integerMark + bigEndian(static_cast<std::uint64_t>(value), 8);
}

std::string anyReal(double value) {
    return realMark + bigEndian(std::bit_cast<std::uint64_t>(value), 8);
}

std::string anyText(std::string_view text) {
    const bool isPadded = text.size() + 1 == idBytes;
    std::string out(1, isPadded ? paddedMark : textMark);
    out += text;
    if (isPadded)
        out += '\0';
    return out;
}

PostgresStatement::PostgresStatement(PostgresConnection& connection, std::string name,
                                     std::string sql, std::function<void()> written)
    : m_connection(connection)
    , m_name(std::move(name))
    , m_sql(std::move(sql))
    , m_written(std::move(written)) {}

void PostgresStatement::prepare() {
    if (m_epoch == m_connection.epoch())
        return;
    const auto described = m_connection.prepare(m_name, m_sql);
    m_types.clear();
    for (int i = 0; i < PQnparams(described.get()); ++i)
        m_types.push_back(PQparamtype(described.get(), i));
    m_columns = PQnfields(described.get());
    m_parameters.assign(m_types.size(), {});
    m_epoch = m_connection.epoch();
}

Oid PostgresStatement::parameterType(int at) {
    prepare();
    return m_types.at(static_cast<std::size_t>(at - 1));
}

void PostgresStatement::set(int at, std::string bytes) {
    m_parameters.at(static_cast<std::size_t>(at - 1)) = {std::move(bytes), false};
}

void PostgresStatement::bind(int at, std::int64_t value) {
    const auto number = static_cast<std::uint64_t>(value);
    switch (const Oid type = parameterType(at)) {
    case int8Type:
        return set(at, bigEndian(number, 8));
    case int4Type:
        return set(at, bigEndian(number, 4));
    case byteaType:
        return set(at, anyInteger(value));
    case float8Type:
        return bind(at, static_cast<double>(value));
    default:
        failOnType(type);
    }
}

void PostgresStatement::bind(int at, double value) {
    switch (const Oid type = parameterType(at)) {
    case float8Type:
        return set(at, bigEndian(std::bit_cast<std::uint64_t>(value), 8));
    case byteaType:
        return set(at, anyReal(value));
    default:
        failOnType(type);
    }
}

void PostgresStatement::bind(int at, std::string_view text) {
    switch (const Oid type = parameterType(at)) {
    case textType:
        return set(at, std::string(text));
    case byteaType:
        return set(at, anyText(text));
    default:
        failOnType(type);
    }
}

void PostgresStatement::bindBlob(int at, std::string_view bytes) {
    const Oid type = parameterType(at);
    if (type != byteaType)
        failOnType(type);
    set(at, std::string(bytes));
}

void PostgresStatement::bindNull(int at) {
    prepare();
    m_parameters.at(static_cast<std::size_t>(at - 1)) = {};
}

bool PostgresStatement::step() {
    if (!m_isRunning) {
        prepare();
        if (m_written)
            m_written();
        m_result = m_connection.query(m_name, m_parameters);
        m_row = -1;
        m_isRunning = true;
    }
    return m_result && ++m_row < PQntuples(m_result.get());
}

void PostgresStatement::run() {
    prepare();
    if (m_columns == 0 && !m_isRunning) {
        if (m_written)
            m_written();
        m_connection.post(m_name, m_parameters);
        return;
    }
    while (step()) {
    }
    reset();
}

void PostgresStatement::reset() {
    m_result.reset();
    m_isRunning = false;
}

std::string_view PostgresStatement::blob(int column) const {
    if (PQgetisnull(m_result.get(), m_row, column))
        return {};
    return {PQgetvalue(m_result.get(), m_row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), m_row, column))};
}

std::int64_t PostgresStatement::integer(int column) const {
    const auto bytes = blob(column);
    switch (PQftype(m_result.get(), column)) {
    case byteaType:
        return isMarked(bytes, integerMark) ? integerFrom(bytes.substr(1)) : 0;
    case boolType:
        return !bytes.empty() && bytes[0] != 0;
    case int2Type:
    case int4Type:
    case int8Type:
        return integerFrom(bytes);
    default:
        failOnType(PQftype(m_result.get(), column));
    }
}

double PostgresStatement::real(int column) const { return realFrom(blob(column)); }

std::string_view PostgresStatement::text(int column) const {
    const auto bytes = blob(column);
    return PQftype(m_result.get(), column) == byteaType ? anyTextFrom(bytes) : bytes;
}

bool PostgresStatement::isNull(int column) const {
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

Value PostgresStatement::value(int column) const {
    if (isNull(column))
        return {};
    switch (PQftype(m_result.get(), column)) {
    case byteaType:
        return anyFrom(blob(column));
    case textType:
        return std::string(blob(column));
    case float8Type:
        return real(column);
    default:
        return integer(column);
    }
}

} // namespace banyan
