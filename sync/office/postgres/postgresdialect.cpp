#include "sync/office/postgres/postgresdialect.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace banyan {

namespace {

struct Token {
    std::string space; // what stands before it
    std::string text;
    bool is(std::string_view word) const { return text == word; }
    bool isName() const {
        return !text.empty() && (text[0] == '"' || text[0] == '_' || std::islower(text[0]));
    }
    std::string name() const {
        return text.size() > 1 && text[0] == '"' ? text.substr(1, text.size() - 2) : text;
    }
};

bool isWordLetter(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '_';
}

// A word, a quoted name, a literal, a parameter, or one other character.
std::size_t tokenLength(std::string_view sql) {
    const char first = sql.front();
    if (first == '\'' || first == '"') {
        const auto end = sql.find(first, 1);
        return end == std::string_view::npos ? sql.size() : end + 1;
    }
    std::size_t length = 1;
    if (isWordLetter(first) || first == '?')
        while (length < sql.size() && isWordLetter(sql[length]))
            ++length;
    return length;
}

std::vector<Token> tokensOf(std::string_view sql) {
    std::vector<Token> tokens;
    while (!sql.empty()) {
        Token token;
        while (!sql.empty() && std::isspace(static_cast<unsigned char>(sql.front()))) {
            token.space += sql.front();
            sql.remove_prefix(1);
        }
        if (sql.empty())
            break;
        const auto length = tokenLength(sql);
        token.text = sql.substr(0, length);
        sql.remove_prefix(length);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

// One statement on its way.
class Translation {
public:
    Translation(std::string_view sql, const std::string& district,
                const std::set<std::string, std::less<>>& tables)
        : m_tokens(tokensOf(sql))
        , m_district(district)
        , m_tables(tables) {}

    std::string run() {
        const bool isChange = at(0).is("UPDATE") || at(0).is("DELETE");
        m_isConfined = isChange && isTable(at(0).is("UPDATE") ? 1 : 2);
        for (m_at = 0; m_at < m_tokens.size(); ++m_at)
            take(m_tokens[m_at]);
        if (m_isConfined && !m_isInCondition)
            m_out += " WHERE district = " + m_district;
        if (m_isInCondition)
            m_out += ")";
        return std::move(m_out);
    }

private:
    const Token& at(std::size_t index) const {
        static const Token none;
        return index < m_tokens.size() ? m_tokens[index] : none;
    }
    bool isTable(std::size_t index) const {
        return at(index).isName() && m_tables.contains(at(index).name());
    }

    void take(const Token& token) {
        m_depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (token.text[0] == '?')
            m_out +=
                token.space + "$"
                + (token.text.size() > 1 ? token.text.substr(1) : std::to_string(++m_parameters));
        else if (token.is("user") && !(m_at > 0 && at(m_at - 1).is("FROM")))
            m_out += token.space + "\"user\"";
        else if ((token.is("FROM") || token.is("JOIN")) && isTable(m_at + 1) && m_at > 0
                 && !at(m_at - 1).is("DELETE"))
            readFrom(token);
        else if (token.is("(") && isDistrictFirst())
            m_out +=
                token.space + "(" + (at(m_at - 1).is("VALUES") ? m_district : "district") + ", ";
        else if (m_isConfined && m_depth == 0 && token.is("WHERE")) {
            m_out += token.space + "WHERE district = " + m_district + " AND (";
            m_isInCondition = true;
        } else
            m_out += token.space + token.text;
    }

    void readFrom(const Token& token) {
        const Token& table = at(++m_at);
        m_out += token.space + token.text + " (SELECT * FROM " + table.text
                 + " WHERE district = " + m_district + ")";
        const bool hasAlias = at(m_at + 1).is("AS") || at(m_at + 1).isName();
        if (!hasAlias)
            m_out += " AS " + table.text;
    }

    // The lists of an insertion: columns, values, and what it may conflict on.
    bool isDistrictFirst() const {
        if (!at(0).is("INSERT") || !isTable(2) || m_depth != 1)
            return false;
        return m_at == 3 || at(m_at - 1).is("VALUES") || at(m_at - 1).is("CONFLICT");
    }

    const std::vector<Token> m_tokens;
    const std::string& m_district;
    const std::set<std::string, std::less<>>& m_tables;
    std::string m_out;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_parameters = 0;
    bool m_isConfined = false;    // an UPDATE or DELETE that gets a condition
    bool m_isInCondition = false; // whose bracket is to be closed
};

} // namespace

PostgresDialect::PostgresDialect(int district, std::set<std::string, std::less<>> tables)
    : m_district(std::to_string(district))
    , m_tables(std::move(tables)) {}

std::string PostgresDialect::translated(std::string_view sql) const {
    return Translation(sql, m_district, m_tables).run();
}

bool isWriting(std::string_view sql) {
    return sql.starts_with("INSERT") || sql.starts_with("UPDATE") || sql.starts_with("DELETE");
}

} // namespace banyan
