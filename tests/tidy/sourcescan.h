#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

// How the tidy test reads C++ without a compiler: comments and literals blanked out, braces
// matched. A heuristic, good for this project's own formatting and no other.
namespace banyan::tidy {

// The end of the comment or literal that begins at `start`, or `start` when none does.
inline qsizetype endOfSkipped(const QString& text, qsizetype start) {
    const auto past = [&](const QString& closing, qsizetype from) {
        const auto found = text.indexOf(closing, from);
        return found < 0 ? text.size() : found + closing.size();
    };
    const QStringView rest = QStringView(text).mid(start);
    if (rest.startsWith(QLatin1String("//")))
        return qMax(start, past(QStringLiteral("\n"), start) - 1);
    if (rest.startsWith(QLatin1String("/*")))
        return past(QStringLiteral("*/"), start + 2);
    if (rest.startsWith(QLatin1String("R\""))) {
        const auto open = text.indexOf(QLatin1Char('('), start);
        return past(QLatin1Char(')') + text.mid(start + 2, open - start - 2) + QLatin1Char('"'),
                    open);
    }
    const QChar quote = text.at(start);
    const bool isSeparator =
        quote == QLatin1Char('\'') && start > 0 && text.at(start - 1).isLetterOrNumber(); // 1'000
    if ((quote != QLatin1Char('"') && quote != QLatin1Char('\'')) || isSeparator)
        return start;
    auto end = start + 1;
    while (end < text.size() && text.at(end) != quote && text.at(end) != QLatin1Char('\n'))
        end += text.at(end) == QLatin1Char('\\') ? 2 : 1;
    return qMin(end + 1, text.size());
}

// The text with comments and literals replaced by blanks; lines stay where they are.
inline QString withoutCommentsAndLiterals(const QString& text) {
    QString out = text;
    for (qsizetype i = 0; i < text.size();) {
        const auto end = endOfSkipped(text, i);
        for (auto at = i; at < end; ++at)
            if (out.at(at) != QLatin1Char('\n'))
                out[at] = QLatin1Char(' ');
        i = qMax(i + 1, end);
    }
    return out;
}

inline QString withoutDirectives(const QString& text) {
    static const QRegularExpression directive(QStringLiteral(R"(^[ \t]*#(?:[^\n]*\\\n)*[^\n]*)"),
                                              QRegularExpression::MultilineOption);
    QString out = text;
    auto matches = directive.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (auto i = match.capturedStart(); i < match.capturedEnd(); ++i)
            if (out.at(i) != QLatin1Char('\n'))
                out[i] = QLatin1Char(' ');
    }
    return out;
}

struct Function {
    QString name; // what stands before its parameters
    int line = 0; // of its first line
    int lines = 0;
};

// What the text before a `{` says that the block is.
enum class Block { Container, Function, Other };

inline Block blockAfter(const QString& header) {
    static const QRegularExpression container(
        QStringLiteral(R"(^(template\s*<[^{]*>\s*)?(inline\s+|static\s+)*)"
                       R"((namespace|class|struct|union|enum|extern)\b)"));
    static const QRegularExpression function(QStringLiteral(
        R"(\)\s*(const|noexcept|override|final|mutable|&|\s)*(->[^{};]*)?(\s:[^{};]*)?$|\]\s*$)"));
    const QString trimmed = header.trimmed();
    if (trimmed.isEmpty() || container.match(trimmed).hasMatch())
        return Block::Container;
    return function.match(trimmed).hasMatch() ? Block::Function : Block::Other;
}

inline Function functionFrom(const QString& text, qsizetype headerStart, qsizetype brace,
                             qsizetype end) {
    // What a macro or an access label left in front is not part of it.
    static const QRegularExpression lead(
        QStringLiteral(R"(^(\s+|[A-Z][A-Z0-9_]+(\([^)\n]*\))?[ \t]*\n|)"
                       R"((public|private|protected)(\s+\w+)?:|Q_SIGNALS:)+)"));
    const QString header = text.mid(headerStart, brace - headerStart);
    const auto skipped = lead.match(header).capturedLength();
    const QString name = header.mid(skipped).section(QLatin1Char('('), 0, 0).simplified();
    const int first = int(text.left(headerStart + skipped).count(QLatin1Char('\n'))) + 1;
    const int last = int(text.left(end).count(QLatin1Char('\n'))) + 1;
    return {name.section(QLatin1Char(' '), -1), first, last - first + 1};
}

inline qsizetype matchingBrace(const QString& text, qsizetype brace) {
    int depth = 0;
    for (qsizetype i = brace; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('{'))
            ++depth;
        else if (text.at(i) == QLatin1Char('}') && --depth == 0)
            return i;
    }
    return text.size() - 1;
}

// Every function of a C++ file with its length from signature to closing brace. What is inside a
// function, such as a lambda, belongs to it.
inline QList<Function> functionsIn(const QString& source) {
    const QString text = withoutDirectives(withoutCommentsAndLiterals(source));
    QList<Function> functions;
    qsizetype headerStart = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        if (letter == QLatin1Char(';') || letter == QLatin1Char('}')) {
            headerStart = i + 1;
        } else if (letter == QLatin1Char('{')) {
            const Block block = blockAfter(text.mid(headerStart, i - headerStart));
            if (block != Block::Container) {
                const qsizetype end = matchingBrace(text, i);
                if (block == Block::Function)
                    functions.append(functionFrom(text, headerStart, i, end));
                i = end;
                // After the initialiser of a member or a base, the function's own body follows.
                if (block == Block::Other)
                    continue;
            }
            headerStart = i + 1;
        }
    }
    return functions;
}

} // namespace banyan::tidy
