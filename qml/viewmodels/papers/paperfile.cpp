#include "qml/viewmodels/papers/paperfile.h"

#include "qml/viewmodels/papers/searchabletext.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace banyan::ui {

namespace {

constexpr int dotsPerInch = 300;

} // namespace

QFont paperFont(double points, bool isBold) {
    static const QString family = [] {
        const QStringList here = QFontDatabase::families();
        for (const char* wanted : {"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
                                   "HarmonyOS Sans SC", "MiSans", "PingFang SC"})
            if (here.contains(QLatin1String(wanted)))
                return QString::fromLatin1(wanted);
        return QFont().family();
    }();
    QFont font(family);
    font.setPointSizeF(points);
    font.setBold(isBold);
    return font;
}

bool writeA4(const QString& path, const QString& title,
             const std::function<void(QPdfWriter&)>& draw) {
    QByteArray drawn;
    QBuffer buffer(&drawn);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Banyan"));
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        draw(writer);
    } // which ends the file
    const auto searchable = withSearchableText(drawn, paperFont(10));
    QSaveFile out(path);
    return searchable && out.open(QIODevice::WriteOnly)
           && out.write(*searchable) == searchable->size() && out.commit();
}

bool writeHtml(const QString& path, const QString& title, const QString& html) {
    return writeA4(path, title, [&](QPdfWriter& writer) {
        QTextDocument document;
        document.setDefaultFont(paperFont(10));
        document.setDocumentMargin(0);
        document.setHtml(html);
        document.print(&writer); // with margins of its own, 2 cm
    });
}

} // namespace banyan::ui
