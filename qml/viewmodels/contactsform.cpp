#include "qml/viewmodels/contactsform.h"

#include "qml/viewmodels/words.h"

#include <QRegularExpression>

namespace banyan::ui {

namespace {

bool isPhone(const QString& number) {
    static const QRegularExpression mobile(QStringLiteral("^1[3-9]\\d{9}$"));
    static const QRegularExpression landline(QStringLiteral("^0\\d{2,3}\\d{7,8}$"));
    return mobile.match(number).hasMatch() || landline.match(number).hasMatch();
}

QString digitsOf(const QString& text) {
    QString digits;
    for (const QChar letter : text) {
        if (letter.isDigit())
            digits += letter;
    }
    return digits;
}

} // namespace

ContactsForm::ContactsForm(QObject* parent)
    : ViewModel(parent)
    , m_phones(
          {{"number", [](const PhoneRow& row) { return row.number; }},
           {"added", [](const PhoneRow& row) { return row.added; }},
           {"removed", [](const PhoneRow& row) { return row.removed; }}},
          [](const PhoneRow& row) { return row.number; }, this)
    , m_notes(
          {{"entryId", [](const NoteRow& row) { return row.note.entryId; }},
           {"text", [](const NoteRow& row) { return row.note.text; }},
           {"line",
            [this](const NoteRow& row) {
                return row.added
                           ? tr("刚写的")
                           : Words::joined({row.note.author, Words::day(row.note.atMs, nowMs())});
            }},
           {"added", [](const NoteRow& row) { return row.added; }},
           {"struck", [](const NoteRow& row) { return row.struck; }}},
          [](const NoteRow& row) { return row.note.entryId; }, this) {}

QStringList ContactsForm::bestTimes() const {
    return {tr("上午"), tr("中午"), tr("下午"), tr("晚饭后"), tr("周末"), tr("先打电话")};
}

void ContactsForm::load() {
    backend()->household(m_householdId, this, [this](Result<HouseholdRecord> record) {
        if (!good(record))
            return;
        m_subtitle = Words::joined(
            {Words::address(record->row.place), Words::household(record->row.headName)});
        m_bestTime = m_bestTimeBefore = record->bestTime;
        std::vector<PhoneRow> phones;
        for (const QString& number : record->phones)
            phones.push_back({number});
        m_phones.setRows(std::move(phones));
        std::vector<NoteRow> notes;
        for (const DoorNote& note : record->doorNotes)
            notes.push_back({note});
        m_notes.setRows(std::move(notes));
        setReady();
        Q_EMIT draftChanged();
    });
}

void ContactsForm::setBestTime(const QString& text) {
    if (m_bestTime == text)
        return;
    m_bestTime = text;
    Q_EMIT draftChanged();
}

bool ContactsForm::addPhone(const QString& number) {
    const QString digits = digitsOf(number);
    const bool valid = isPhone(digits);
    m_phoneProblem = valid ? QString() : tr("号码不对：手机是 11 位，座机要带区号。");
    Q_EMIT phoneProblemChanged();
    if (!valid)
        return false;
    std::vector<PhoneRow> rows = m_phones.rows();
    const auto known = std::ranges::find(rows, digits, &PhoneRow::number);
    if (known == rows.end())
        rows.push_back({digits, true, false});
    else
        known->removed = false;
    m_phones.setRows(std::move(rows));
    Q_EMIT draftChanged();
    return true;
}

void ContactsForm::togglePhone(const QString& number) {
    std::vector<PhoneRow> rows = m_phones.rows();
    std::erase_if(rows, [&](const PhoneRow& row) { return row.number == number && row.added; });
    for (PhoneRow& row : rows) {
        if (row.number == number)
            row.removed = !row.removed;
    }
    m_phones.setRows(std::move(rows));
    Q_EMIT draftChanged();
}

bool ContactsForm::addNote(const QString& text) {
    const QString note = text.trimmed();
    if (note.isEmpty())
        return false;
    std::vector<NoteRow> rows = m_notes.rows();
    rows.push_back({DoorNote{QStringLiteral("new-%1").arg(rows.size()), note, {}, 0}, true, false});
    m_notes.setRows(std::move(rows));
    Q_EMIT draftChanged();
    return true;
}

void ContactsForm::toggleNote(const QString& entryId) {
    std::vector<NoteRow> rows = m_notes.rows();
    std::erase_if(rows,
                  [&](const NoteRow& row) { return row.note.entryId == entryId && row.added; });
    for (NoteRow& row : rows) {
        if (row.note.entryId == entryId)
            row.struck = !row.struck;
    }
    m_notes.setRows(std::move(rows));
    Q_EMIT draftChanged();
}

FieldRef ContactsForm::householdField(const QString& field) const {
    return {QStringLiteral("household"), m_householdId, field};
}

std::vector<FieldEdit> ContactsForm::edits() const {
    std::vector<FieldEdit> edits;
    for (const PhoneRow& row : m_phones.rows()) {
        if (row.added || row.removed)
            edits.push_back({householdField(QStringLiteral("phones")),
                             row.added ? EditOp::Add : EditOp::Remove, row.number});
    }
    for (const NoteRow& row : m_notes.rows()) {
        if (row.added)
            edits.push_back(
                {householdField(QStringLiteral("door_note")), EditOp::Add, row.note.text});
        else if (row.struck)
            edits.push_back(
                {householdField(QStringLiteral("door_note")), EditOp::Strike, row.note.entryId});
    }
    if (m_bestTime != m_bestTimeBefore)
        edits.push_back({householdField(QStringLiteral("best_time")), EditOp::Set, m_bestTime});
    return edits;
}

bool ContactsForm::dirty() const { return !edits().empty(); }

void ContactsForm::save() {
    const std::vector<FieldEdit> changes = edits();
    if (changes.empty()) {
        Q_EMIT saved();
        return;
    }
    backend()->save(changes, this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT saved();
    });
}

} // namespace banyan::ui
