#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The contact cards that are valid today, found as one types: what a sheet of cards will hold.
class CardsModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY shown)
    Q_PROPERTY(QString countText READ countText NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit CardsModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    QString countText() const; // how many cards on how many sheets
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

    // Those whose name, post or place holds `text`.
    static std::vector<CardText> narrowed(const std::vector<CardText>& cards, const QString& text);

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();

    QString m_text;
    std::vector<CardText> m_cards;
    RowModel<CardText> m_rows;
};

} // namespace banyan::ui
