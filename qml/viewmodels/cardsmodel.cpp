#include "qml/viewmodels/cardsmodel.h"

#include "qml/viewmodels/papers/paperwriter.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

CardsModel::CardsModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"section", [](const CardText& row) { return row.community; }},
           {"name", [](const CardText& row) { return row.name; }},
           {"line",
            [](const CardText& row) {
                QStringList parts;
                for (const QString& part : {row.post, row.place, row.phone})
                    if (!part.isEmpty())
                        parts << part;
                return Words::joined(parts);
            }}},
          [](const CardText& row) { return row.place + row.name + row.phone; }, this) {}

std::vector<CardText> CardsModel::narrowed(const std::vector<CardText>& cards,
                                           const QString& text) {
    std::vector<CardText> found;
    for (const CardText& card : cards)
        if (text.isEmpty() || card.name.contains(text) || card.post.contains(text)
            || card.place.contains(text))
            found.push_back(card);
    return found;
}

void CardsModel::load() {
    backend()->cardTexts(this, [this](Result<std::vector<CardText>> cards) {
        if (!good(cards))
            return;
        m_cards = *std::move(cards);
        setReady();
        show();
    });
}

void CardsModel::show() {
    m_rows.setRows(narrowed(m_cards, m_text));
    Q_EMIT shown();
}

void CardsModel::setText(const QString& text) {
    m_text = text.trimmed();
    show();
}

QString CardsModel::countText() const {
    if (!ready())
        return {};
    const int sheets = (m_rows.count() + cardsOnSheet - 1) / cardsOnSheet;
    return Words::joined({tr("%n 张卡", nullptr, m_rows.count()), tr("%n 页", nullptr, sheets)});
}

bool CardsModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
