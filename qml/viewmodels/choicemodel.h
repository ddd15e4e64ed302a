#pragma once

#include "qml/viewmodels/rowlist.h"

#include <QStringList>

namespace banyan::ui {

struct Choice {
    QString code;
    QString label;
    QString icon;
    QString tone;
    bool chosen = false;
    bool operator==(const Choice&) const = default;
};

// Chips to choose from: one of them, or any number.
class ChoiceModel : public RowModel<Choice> {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a form")
    Q_PROPERTY(int count READ count NOTIFY countChanged) // again, for the QML types of Qt 6.4
    Q_PROPERTY(QString chosen READ chosen NOTIFY chosenChanged)
    Q_PROPERTY(QString chosenLabel READ chosenLabel NOTIFY chosenChanged)

public:
    enum class Kind { One, Any };

    explicit ChoiceModel(Kind kind, QObject* parent = nullptr);

    QString chosen() const; // the first one, empty when none
    QString chosenLabel() const;
    std::vector<QString> allChosen() const;

    // One: takes its place. Any: on or off.
    Q_INVOKABLE void choose(const QString& code);
    // Keeps what was chosen; where none of that is left, what the new choices say.
    void setChoices(std::vector<Choice> choices);
    // Just these, chosen as they say.
    void show(std::vector<Choice> choices);

Q_SIGNALS:
    void chosenChanged();

private:
    Kind m_kind;
};

} // namespace banyan::ui
