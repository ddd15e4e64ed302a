#pragma once

#include <QByteArray>
#include <QFont>

#include <optional>

namespace banyan::ui {

// A PDF of Qt's with the text behind its glyphs put right. Fonts draw 人 and the radical ⼈
// (U+2F08) with one glyph, and Qt names the glyph by the lower number: who searches or copies 人
// would find nothing. Here radicals become the characters that `font` draws alike. Nothing: it is
// no PDF that can be read.
std::optional<QByteArray> withSearchableText(const QByteArray& pdf, const QFont& font);

} // namespace banyan::ui
