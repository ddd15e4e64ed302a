#pragma once

#include "qml/viewmodels/values/paper.h"

#include <QString>

#include <vector>

class QIODevice;

namespace banyan::ui {

constexpr int cardsOnSheet = 10; // of A4: two columns of five, each 90 x 54 mm

// The one place that draws papers: A4 PDF files with text that can be searched and copied. Words
// are those of the installed translator. CPU work, on any thread, with a QGuiApplication for its
// fonts. False: the file could not be written; what was there under that name is then unharmed.
bool writePaper(const std::vector<CardText>& cards, const QString& path);
bool writePaper(const MinutesText& minutes, const QString& path);
bool writePaper(const ReportText& report, const QString& path);

} // namespace banyan::ui
