#pragma once

#include "qml/viewmodels/values/household.h"

#include <QStringList>

namespace banyan::ui {

// One register: all records of one entity.
struct RegisterKindRow {
    QString part;   // key of the part of the method it belongs to
    QString entity; // registry name
    int count = 0;
    int open = 0;
    bool mayCreate = false;
    bool operator==(const RegisterKindRow&) const = default;
};

struct RegisterAsk {
    QString entity;
    QString text;
    bool openOnly = false;
    QString figure; // of the period report: only the records behind it
    QString from, to, unit;
    bool operator==(const RegisterAsk&) const = default;
};

struct RegisterRow {
    QString id;
    QString title;
    QString state; // code
    QString stateList;
    QString day; // "2026-05-28"
    QString unit;
    bool late = false;
    bool unsent = false;
    bool operator==(const RegisterRow&) const = default;
};

struct RegisterFieldRow {
    QString name;
    QString value; // text, code or id
    QString shown; // of a reference the title of what it names
    QString codeList;
    QString form;   // text, long, code, date, time, number, yes_no, reference, list
    QString target; // entity of a reference
    bool required = false;
    bool editable = false;
    bool operator==(const RegisterFieldRow&) const = default;
};

struct RegisterRecordValue {
    QString entity;
    QString id; // empty: one to be created
    QString title;
    QString state;
    QString stateList;
    QStringList steps;
    std::vector<RegisterFieldRow> fields;
};

struct RegisterSave {
    QString entity;
    QString id; // empty: create
    std::vector<std::pair<QString, QString>> values;
};

struct ReportFigureRow {
    QString part;
    QString key;
    QString entity;
    QString value;
    QString possible; // of how many; empty where that is not known
    bool operator==(const ReportFigureRow&) const = default;
};

struct ReportAsk {
    QString from, to; // days
    QString unit;     // code; empty: all that is here
};

struct ReportValue {
    QString unit; // its name
    qint64 asOfMs = 0;
    std::vector<ReportFigureRow> figures;
    QString csv;
};

} // namespace banyan::ui
