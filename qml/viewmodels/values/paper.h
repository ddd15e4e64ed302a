#pragma once

#include "qml/viewmodels/values/register.h"

namespace banyan::ui {

// What a paper says, before it has words of a language and a form. Nothing of residents.

struct CardText {
    QString name, post, phone;
    QString place;
    QString community;
    bool operator==(const CardText&) const = default;
};

struct MinutesItemText {
    QString title, owner;
    QString due;   // day
    QString state; // code of agenda_state
    QString doneOn;
    QString result;
};

struct MinutesText {
    QString title, unit;
    QString heldOn; // day
    QString place, attendance, minutes;
    bool cancelled = false;
    std::vector<MinutesItemText> items;
};

struct ChartText {
    QString figure; // key
    std::vector<std::pair<QString, double>> bars;
};

struct ReportText {
    ReportAsk ask;
    ReportValue report;
    std::vector<ChartText> charts;
};

} // namespace banyan::ui
