#include "qml/viewmodels/choicemodel.h"

namespace banyan::ui {

ChoiceModel::ChoiceModel(Kind kind, QObject* parent)
    : RowModel<Choice>(
        {{"code", [](const Choice& row) { return row.code; }},
         {"label", [](const Choice& row) { return row.label; }},
         {"iconName", [](const Choice& row) { return row.icon; }},
         {"tone", [](const Choice& row) { return row.tone; }},
         {"chosen", [](const Choice& row) { return row.chosen; }}},
        [](const Choice& row) { return row.code; }, parent)
    , m_kind(kind) {}

QString ChoiceModel::chosen() const {
    const std::vector<QString> all = allChosen();
    return all.empty() ? QString() : all.front();
}

QString ChoiceModel::chosenLabel() const {
    for (const Choice& choice : rows()) {
        if (choice.chosen)
            return choice.label;
    }
    return {};
}

std::vector<QString> ChoiceModel::allChosen() const {
    std::vector<QString> codes;
    for (const Choice& choice : rows()) {
        if (choice.chosen)
            codes.push_back(choice.code);
    }
    return codes;
}

void ChoiceModel::choose(const QString& code) {
    std::vector<Choice> next = rows();
    for (Choice& choice : next) {
        if (choice.code == code)
            choice.chosen = m_kind == Kind::One || !choice.chosen;
        else if (m_kind == Kind::One)
            choice.chosen = false;
    }
    if (next == rows())
        return;
    setRows(std::move(next));
    Q_EMIT chosenChanged();
}

void ChoiceModel::setChoices(std::vector<Choice> choices) {
    const std::vector<QString> before = allChosen();
    const auto wasChosen = [&](const Choice& choice) {
        return std::ranges::find(before, choice.code) != before.end();
    };
    if (std::ranges::any_of(choices, wasChosen)) {
        for (Choice& choice : choices)
            choice.chosen = wasChosen(choice);
    }
    show(std::move(choices));
}

void ChoiceModel::show(std::vector<Choice> choices) {
    const std::vector<QString> before = allChosen();
    setRows(std::move(choices));
    if (allChosen() != before)
        Q_EMIT chosenChanged();
}

} // namespace banyan::ui
