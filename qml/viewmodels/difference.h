#pragma once

#include <QString>

#include <vector>

namespace banyan::ui {

// Which characters of a text differ from another, by their longest common subsequence over code
// points: what a reader of two spellings wants pointed out. Quadratic; texts longer than 400 code
// points are marked as a whole.
struct Stretch {
    QString text;
    bool differs = false;
};
std::vector<Stretch> differences(const QString& text, const QString& other);

} // namespace banyan::ui
