#pragma once

#include <QFont>
#include <QString>

#include <functional>

class QPdfWriter;

namespace banyan::ui {

QFont paperFont(double points, bool isBold = false); // a Chinese face that is here

// An A4 file of what `draw` puts on the writer, which reaches to the edges. False: it could not be
// written.
bool writeA4(const QString& path, const QString& title,
             const std::function<void(QPdfWriter&)>& draw);
// The same of a document in HTML, with page numbers.
bool writeHtml(const QString& path, const QString& title, const QString& html);

} // namespace banyan::ui
