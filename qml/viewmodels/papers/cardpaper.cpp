// Contact cards on sheets to cut: two columns of five.
#include "qml/viewmodels/papers/paperfile.h"
#include "qml/viewmodels/papers/paperwriter.h"

#include "core/usecases/vcard.h"
#include "sync/client/qrcode.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>

namespace banyan::ui {

namespace {

// Millimetres.
constexpr double cardWidth = 90, cardHeight = 54;
constexpr double sheetLeft = 15, sheetTop = 13.5;
constexpr int columns = 2;
constexpr double inset = 5;
constexpr double codeSide = 26;
constexpr int quietZone = 2; // modules: the card is white around it

class CardPainter {
    Q_DECLARE_TR_FUNCTIONS(CardPaper)

public:
    explicit CardPainter(QPdfWriter& writer)
        : m_painter(&writer)
        , m_dots(writer.resolution() / 25.4) {}

    void draw(const CardText& card, int place) {
        const QPointF corner(sheetLeft + (place % columns) * cardWidth,
                             sheetTop + (place / columns) * cardHeight);
        m_painter.setPen(QPen(Qt::lightGray, 0.1 * m_dots, Qt::DashLine)); // to cut along
        m_painter.drawRect(scaled({corner, QSizeF(cardWidth, cardHeight)}));
        m_painter.setPen(Qt::black);
        const double left = corner.x() + inset;
        const double width = cardWidth - 3 * inset - codeSide;
        write({left, corner.y() + 4, cardWidth - 2 * inset, 7}, card.place, 9, false);
        write({left, corner.y() + 13, width, 11}, card.name, 20, true);
        write({left, corner.y() + 25, width, 7}, card.post, 10, false);
        write({left, corner.y() + 33, width, 9}, card.phone, 15, true);
        write({left, corner.y() + 45, cardWidth - 2 * inset, 6}, tr("有事请打这个电话，服务不打烊"),
              8, false);
        drawCode(card, {corner.x() + cardWidth - inset - codeSide, corner.y() + 14});
    }

private:
    QRectF scaled(const QRectF& millimetres) const {
        return {millimetres.x() * m_dots, millimetres.y() * m_dots, millimetres.width() * m_dots,
                millimetres.height() * m_dots};
    }

    // On one line, smaller where it would not fit.
    void write(const QRectF& millimetres, const QString& text, double points, bool isBold) {
        const QRectF box = scaled(millimetres);
        QFont font = paperFont(points, isBold);
        const double wanted = QFontMetricsF(font, m_painter.device()).horizontalAdvance(text);
        if (wanted > box.width())
            font.setPointSizeF(points * box.width() / wanted * 0.98);
        m_painter.setFont(font);
        m_painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }

    void drawCode(const CardText& card, const QPointF& corner) {
        const auto code =
            makeQrCode(vCardText({card.name.toStdString(), card.post.toStdString(),
                                  card.phone.toStdString(), card.place.toStdString()}));
        if (!code)
            return; // too long for a code: the card still says it all in words
        const double module = codeSide / (code->size + 2 * quietZone);
        m_painter.save();
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(Qt::black);
        for (int row = 0; row < code->size; ++row)
            for (int column = 0; column < code->size; ++column)
                if (code->isDark(row, column))
                    m_painter.drawRect(
                        scaled({corner.x() + (column + quietZone) * module,
                                corner.y() + (row + quietZone) * module, module, module}));
        m_painter.restore();
    }

    QPainter m_painter;
    double m_dots; // of one millimetre
};

} // namespace

bool writePaper(const std::vector<CardText>& cards, const QString& path) {
    const QString title = QCoreApplication::translate("CardPaper", "连心卡");
    return writeA4(path, title, [&](QPdfWriter& writer) {
        CardPainter painter(writer);
        for (std::size_t at = 0; at < cards.size(); ++at) {
            if (at > 0 && at % cardsOnSheet == 0)
                writer.newPage();
            painter.draw(cards[at], int(at % cardsOnSheet));
        }
    });
}

} // namespace banyan::ui
