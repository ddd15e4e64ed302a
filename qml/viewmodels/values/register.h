#pragma once

#include "core/result.h"
#include "qml/viewmodels/values/household.h"

#include <QStringList>

#include <optional>

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

// A kind of work that waits for the reader.
struct InboxRow {
    QString key;    // of the core's inbox; or "cases", "duplicates", "set_aside"
    QString entity; // whose register shows it; empty: the page of what needs a person
    int count = 0;
    bool operator==(const InboxRow&) const = default;
};

struct RegisterAsk {
    QString entity;
    QString text;
    bool openOnly = false;
    QString inbox;           // key: only what waits there
    QString state, category; // codes
    QString within;          // id of a unit or grid
    QString sort;            // newest, due, title
    QString figure;          // of the period report: only the records behind it
    QString from, to, unit;
    bool operator==(const RegisterAsk&) const = default;
};

// One value that occurs in a register, and how often.
struct RegisterFacetRow {
    QString code;
    QString name; // of a unit
    int count = 0;
};

// What a register can be narrowed by, within the inbox or the figure that it is asked for, and to
// whom several of its records may be given.
struct RegisterToolsValue {
    QString stateList, categoryList; // code lists
    std::vector<RegisterFacetRow> states, categories, units;
    bool hasDue = false;
    bool mayCreate = false;
    struct Assignable {
        QString field;
        QString target; // entity
    };
    std::vector<Assignable> assignable;
};

// One thing done to several records: a step where `state` is given, else a field's value.
struct EachAsk {
    QString entity;
    QStringList ids;
    QString state;
    QString comment;
    QString field, value;
};

struct EachResult {
    struct Left {
        QString title;
        QString state; // as it stands
        ErrorCode why = ErrorCode::Internal;
    };
    int done = 0;
    std::vector<Left> left;
    // What broke it off; so many of them had not been tried.
    std::optional<ErrorCode> stoppedBy;
    int untried = 0;
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
    QStringList steps;     // states that its reader may take it to without another word
    QString category = {}; // code
    QString categoryList = {};
    bool operator==(const RegisterRow&) const = default;
};

// A record that a set of references names.
struct NamedRecord {
    QString id;
    QString title; // empty: this device does not hold it
    bool operator==(const NamedRecord&) const = default;
};

struct RegisterFieldRow {
    QString name;
    QString value; // text, code or id
    QString shown; // of a reference the title of what it names
    QString codeList;
    QString form;   // text, long, code, date, time, number, yes_no, reference, references, list
    QString target; // entity of a reference
    QString otherTarget; // of a set that names records of two kinds
    std::vector<NamedRecord> named;
    QString format; // list_code, where what is written needs a hint
    bool required = false;
    bool editable = false;
    bool operator==(const RegisterFieldRow&) const = default;
};

struct RegisterStepRow {
    QString state; // to which it leads
    QString asks;  // the field that has to be written with it; empty: none
};

// One step of one record.
struct StepAsk {
    QString entity;
    QString id;
    QString state;
    QString comment;
    QString answer; // what the step asks for: text of its field
};

struct RegisterRecordValue {
    QString entity;
    QString id; // empty: one to be created
    QString title;
    QString state;
    QString stateList;
    std::vector<RegisterStepRow> steps;
    std::vector<RegisterFieldRow> fields;
};

struct RegisterSave {
    QString entity;
    QString id; // empty: create
    std::vector<std::pair<QString, QString>> values;
    std::vector<PhotoDraft> photos; // of a new one that may have any
};

struct SavedRecord { // the fact that a record of a register is on disk
    QString recordId;
    QString actionId;
    qint64 undoUntilMs = 0; // withheld from sending until then; 0: it goes at once
    int photosLeftOut = 0;  // could not be kept; the record is
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
    QString unit;     // code or id; empty: all that is here
};

struct ReportValue {
    QString unit; // its name
    qint64 asOfMs = 0;
    std::vector<ReportFigureRow> figures;
    QString csv;
};

} // namespace banyan::ui
