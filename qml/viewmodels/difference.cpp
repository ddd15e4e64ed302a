#include "qml/viewmodels/difference.h"

#include <QList>

namespace banyan::ui {

namespace {

constexpr qsizetype codePointsMax = 400;
using Points = QList<uint>;

// length[i][j]: longest common subsequence of a from i and b from j.
std::vector<std::vector<int>> commonLengths(const Points& a, const Points& b) {
    std::vector<std::vector<int>> length(std::size_t(a.size()) + 1,
                                         std::vector<int>(std::size_t(b.size()) + 1, 0));
    for (std::size_t i = std::size_t(a.size()); i-- > 0;) {
        for (std::size_t j = std::size_t(b.size()); j-- > 0;) {
            length[i][j] = a[qsizetype(i)] == b[qsizetype(j)]
                               ? length[i + 1][j + 1] + 1
                               : std::max(length[i + 1][j], length[i][j + 1]);
        }
    }
    return length;
}

void add(std::vector<Stretch>& stretches, uint point, bool differs) {
    if (stretches.empty() || stretches.back().differs != differs)
        stretches.push_back({QString(), differs});
    const char32_t character = point;
    stretches.back().text += QString::fromUcs4(&character, 1);
}

} // namespace

std::vector<Stretch> differences(const QString& text, const QString& other) {
    if (text == other || other.isEmpty())
        return {{text, false}};
    const Points a = text.toUcs4();
    const Points b = other.toUcs4();
    if (a.size() > codePointsMax || b.size() > codePointsMax)
        return {{text, true}};
    const auto length = commonLengths(a, b);
    std::vector<Stretch> stretches;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < std::size_t(a.size())) {
        const bool more = j < std::size_t(b.size());
        if (more && a[qsizetype(i)] == b[qsizetype(j)]) {
            add(stretches, a[qsizetype(i)], false);
            ++i;
            ++j;
        } else if (more && length[i][j + 1] >= length[i + 1][j]) {
            ++j;
        } else {
            add(stretches, a[qsizetype(i)], true);
            ++i;
        }
    }
    return stretches;
}

} // namespace banyan::ui
