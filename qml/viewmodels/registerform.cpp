#include "qml/viewmodels/registerform.h"

#include "core/usecases/attaching.h"
#include "core/usecases/vcard.h"
#include "qml/viewmodels/words.h"

#include <utility>

namespace banyan::ui {

namespace {

const QString codeEntry = QStringLiteral("code_entry");
const QString listField = QStringLiteral("list"); // of a code entry
const QString householdField = QStringLiteral("household");
const QString referencesForm = QStringLiteral("references");
constexpr int firstFieldsMax = 6; // of a new record, until all are asked for

std::vector<Choice> offeredBy(const RegisterFieldRow& row, qint64 nowMs) {
    const bool isYesNo = row.form == QLatin1String("yes_no");
    // What is typed may be no code yet.
    const QString current = row.form == QLatin1String("code") ? row.value : QString();
    const QStringList codes = isYesNo ? QStringList{QStringLiteral("1"), QStringLiteral("0")}
                                      : Words::offered(row.codeList, current, nowMs);
    // Of a list of two levels the second is offered where its first is chosen.
    const QString first = row.value.section(QLatin1Char('.'), 0, 0);
    std::vector<Choice> choices;
    for (const QString& code : codes)
        if (!code.contains(QLatin1Char('.')) || code.section(QLatin1Char('.'), 0, 0) == first)
            choices.push_back(
                {code, Words::choice(row.codeList, code, isYesNo), {}, {}, code == row.value});
    return choices;
}

std::vector<Choice> stepsOf(const RegisterRecordValue& record) {
    std::vector<Choice> steps;
    for (const auto& [state, asks] : record.steps) {
        // It takes other records along and cannot be taken back.
        const bool isGrave =
            record.entity == QLatin1String("campaign") && state == QLatin1String("cancelled");
        steps.push_back({state,
                         Words::step(record.stateList, record.state, state),
                         {},
                         isGrave ? QStringLiteral("red") : QString(),
                         false});
    }
    return steps;
}

QString shownOf(const RegisterFieldRow& row) {
    if (row.value.isEmpty())
        return Words::value({}, {});
    if (row.form == referencesForm) {
        QStringList titles;
        for (const auto& named : row.named)
            titles << (named.title.isEmpty() ? Words::notHere() : named.title);
        return Words::listed(titles);
    }
    if (row.form == QLatin1String("reference"))
        return row.shown.isEmpty() ? Words::notHere() : row.shown;
    return Words::choice(row.codeList,
                         row.form == QLatin1String("time")
                             ? QString(row.value).replace(QLatin1Char('T'), QLatin1Char(' '))
                             : row.value,
                         row.form == QLatin1String("yes_no"));
}

} // namespace

RegisterForm::RegisterForm(QObject* parent)
    : ViewModel(parent)
    , m_fields(
          {{"field", [](const RegisterFieldRow& row) { return row.name; }},
           {"label",
            [this](const RegisterFieldRow& row) {
                return Words::registryField(m_entity, row.name);
            }},
           {"value", [](const RegisterFieldRow& row) { return row.value; }},
           {"shown", [](const RegisterFieldRow& row) { return shownOf(row); }},
           {"blank", [](const RegisterFieldRow& row) { return row.value.isEmpty(); }},
           {"kind", [](const RegisterFieldRow& row) { return row.form; }},
           {"target", [](const RegisterFieldRow& row) { return row.target; }},
           {"hint", [](const RegisterFieldRow& row) { return Words::formHint(row.format); }},
           {"choices",
            [this](const RegisterFieldRow& row) {
                return QVariant::fromValue(m_choices.value(row.name));
            }},
           {"additions",
            [this](const RegisterFieldRow& row) {
                return QVariant::fromValue(m_additions.value(row.name));
            }},
           {"needed", [](const RegisterFieldRow& row) { return row.required; }},
           {"editable", [](const RegisterFieldRow& row) { return row.editable; }}},
          [](const RegisterFieldRow& row) { return row.name; }, this) {}

void RegisterForm::load() {
    backend()->registerRecord(
        m_entity, m_recordId, this, [this](Result<RegisterRecordValue> record) {
            if (!good(record)) {
                if (m_photos.saved() && record.error().code == ErrorCode::NotFound)
                    Q_EMIT undone();
                return;
            }
            m_record = *std::move(record);
            for (const auto& row : m_record.fields)
                for (const auto& named : row.named)
                    m_titles[named.id] = named.title;
            m_steps.show(stepsOf(m_record));
            if (std::ranges::find(m_record.steps, m_asked.state, &RegisterStepRow::state)
                == m_record.steps.end())
                m_asked = {}; // it is not open any more
            if (isNew() && !ready() && !m_householdId.isEmpty())
                m_draft[householdField] = m_householdId;
            if (isNew())
                m_editing = true;
            else // whatever is new about it is before a person now
                backend()->noteOpened(m_entity, m_recordId);
            showFields();
            setReady();
            Q_EMIT changed();
        });
}

// While one writes: what may be written, what is needed first. Else what is there.
void RegisterForm::showFields() {
    std::vector<RegisterFieldRow> rows;
    for (auto row : m_record.fields) {
        if (const auto draft = m_draft.find(row.name); draft != m_draft.end()) {
            row.value = *draft;
            row.shown = m_draftShown.value(row.name, row.shown);
        }
        const bool isPreset = isNew() && !m_householdId.isEmpty() && row.name == householdField;
        if (m_editing ? row.editable && !isPreset : !row.value.isEmpty())
            rows.push_back(std::move(row));
    }
    if (m_editing)
        std::ranges::stable_partition(rows, &RegisterFieldRow::required);
    if (isNew() && !m_isWhole) {
        int others = 0;
        std::erase_if(rows, [&](const RegisterFieldRow& row) {
            const bool isMostlyWritten =
                row.form != QLatin1String("reference") && ++others <= firstFieldsMax;
            return !row.required && !isMostlyWritten;
        });
    }
    for (const auto& row : rows)
        showChoices(row);
    m_fields.setRows(std::move(rows));
}

void RegisterForm::showChoices(RegisterFieldRow row) {
    if (row.form == referencesForm)
        return showNamed(row);
    const bool isCode = isCodeToBe(row);
    if (isCode)
        row.codeList = m_draft.value(listField);
    if (auto choices = offeredBy(row, nowMs()); !choices.empty() || isCode)
        choicesOf(m_choices, row.name)->show(std::move(choices));
}

// Of a set what it names, to be taken out by a tap, and the kinds of what may be added.
void RegisterForm::showNamed(const RegisterFieldRow& row) {
    std::vector<Choice> named;
    for (const QString& id : row.value.split(u',', Qt::SkipEmptyParts)) {
        const QString title = m_titles.value(id);
        named.push_back(
            {id, title.isEmpty() ? Words::notHere() : title, QStringLiteral("close"), {}, true});
    }
    choicesOf(m_choices, row.name)->show(std::move(named));
    std::vector<Choice> kinds;
    for (const QString& kind : {row.target, row.otherTarget})
        if (!kind.isEmpty())
            kinds.push_back({kind, Words::entity(kind), QStringLiteral("plus"), {}, false});
    choicesOf(m_additions, row.name)->show(std::move(kinds));
}

// Of a new code entry: the codes of its list are before who writes it, to be named anew or ended,
// or to stand under.
bool RegisterForm::isCodeToBe(const RegisterFieldRow& row) const {
    return isNew() && m_entity == codeEntry && row.name == QLatin1String("code");
}

ChoiceModel* RegisterForm::choicesOf(QHash<QString, ChoiceModel*>& models, const QString& field) {
    ChoiceModel*& model = models[field];
    if (!model)
        model = new ChoiceModel(ChoiceModel::Kind::One, this);
    return model;
}

bool RegisterForm::isSet(const QString& field) const {
    const auto row = std::ranges::find(m_record.fields, field, &RegisterFieldRow::name);
    return row != m_record.fields.end() && row->form == referencesForm;
}

QStringList RegisterForm::namedIn(const QString& field) const {
    const auto row = std::ranges::find(m_record.fields, field, &RegisterFieldRow::name);
    const QString before = row == m_record.fields.end() ? QString() : row->value;
    return m_draft.value(field, before).split(u',', Qt::SkipEmptyParts);
}

void RegisterForm::setWhole(bool whole) {
    m_isWhole = whole;
    showFields();
    Q_EMIT changed();
}

void RegisterForm::setEditing(bool editing) {
    if (editing == m_editing)
        return;
    m_editing = editing;
    m_draft.clear();
    m_draftShown.clear();
    showFields();
    Q_EMIT changed();
}

QString RegisterForm::label() const { return Words::entity(m_entity); }

QString RegisterForm::title() const { return m_record.title.isEmpty() ? label() : m_record.title; }

QString RegisterForm::stateText() const {
    return m_record.state.isEmpty() ? QString() : Words::code(m_record.stateList, m_record.state);
}

QString RegisterForm::valueOf(const char* field) const {
    for (const auto& row : m_record.fields)
        if (row.name == QLatin1String(field))
            return row.shown.isEmpty() ? row.value : row.shown;
    return {};
}

QString RegisterForm::cardText() const {
    if (m_entity != QLatin1String("contact_card") || isNew())
        return {};
    const QString place = valueOf("grid").isEmpty() ? valueOf("community") : valueOf("grid");
    return QString::fromStdString(
        vCardText({valueOf("holder_name").toStdString(), valueOf("post").toStdString(),
                   valueOf("phone").toStdString(), place.toStdString()}));
}

bool RegisterForm::takesWords() const {
    return std::ranges::find(m_record.fields, QStringLiteral("comments"), &RegisterFieldRow::name)
           != m_record.fields.end();
}

bool RegisterForm::takesPhotos() const {
    const auto* spec = entitySpec(m_entity.toStdString());
    return spec && Attaching::isTarget(spec->id);
}

bool RegisterForm::editable() const {
    return std::ranges::any_of(m_record.fields, &RegisterFieldRow::editable);
}

void RegisterForm::write(const QString& field, const QString& text, const QString& shown) {
    if (isSet(field) && !shown.isEmpty()) {
        m_titles[text] = shown;
        QStringList named = namedIn(field);
        if (!named.contains(text))
            named << text;
        m_draft[field] = named.join(u',');
        showFields();
        return;
    }
    m_draft[field] = text;
    if (shown.isEmpty())
        return; // the view that is being typed in shows it already
    m_draftShown[field] = shown;
    showFields();
}

void RegisterForm::choose(const QString& field, const QString& code) {
    const ChoiceModel* choices = m_choices.value(field);
    if (isSet(field)) {
        QStringList named = namedIn(field);
        named.removeAll(code);
        m_draft[field] = named.join(u',');
        showFields();
        return;
    }
    write(field, choices && choices->chosen() == code ? QString() : code);
    showFields();
}

void RegisterForm::save() {
    if (std::exchange(m_isSaving, true))
        return; // tapped twice
    RegisterSave save{m_entity, m_recordId, {}, m_photos.chosen()};
    if (isNew()) // with what it begins with; a household says where it is by itself
        for (const auto& row : m_record.fields)
            if (!row.value.isEmpty() && !m_draft.contains(row.name) && m_householdId.isEmpty())
                save.values.emplace_back(row.name, row.value);
    for (auto draft = m_draft.cbegin(); draft != m_draft.cend(); ++draft)
        if (!isNew() || !draft->trimmed().isEmpty())
            save.values.emplace_back(draft.key(), draft->trimmed());
    backend()->saveRegisterRecord(save, this, [this](Result<SavedRecord> record) {
        m_isSaving = false;
        if (!good(record)) {
            if (m_entity == codeEntry)
                setProblem(Words::codeEntryProblem(record.error().code));
            return;
        }
        if (isNew())
            m_photos.attachTo({m_entity, record->recordId}, record->photosLeftOut);
        m_recordId = record->recordId;
        m_editing = false;
        m_draft.clear();
        m_draftShown.clear();
        load();
        Q_EMIT saved(m_recordId);
    });
}

QString RegisterForm::askedLabel() const {
    return m_asked.asks.isEmpty() ? QString() : Words::registryField(m_entity, m_asked.asks);
}

void RegisterForm::take(const QString& state, const QString& comment) {
    const auto step = std::ranges::find(m_record.steps, state, &RegisterStepRow::state);
    if (step == m_record.steps.end())
        return;
    const auto field = std::ranges::find(m_record.fields, step->asks, &RegisterFieldRow::name);
    if (field == m_record.fields.end())
        return send({m_entity, m_recordId, state, comment, {}});
    m_asked = *step;
    m_answers.show(offeredBy(*field, nowMs()));
    Q_EMIT changed();
}

void RegisterForm::answer(const QString& code, const QString& comment) {
    if (!m_asked.asks.isEmpty())
        send({m_entity, m_recordId, m_asked.state, comment, code});
}

void RegisterForm::send(StepAsk step) {
    if (std::exchange(m_isSaving, true))
        return; // tapped twice
    backend()->takeStep(step, this, [this](Result<Done> done) {
        m_isSaving = false;
        if (!good(done))
            return;
        load();
        Q_EMIT taken();
    });
}

bool RegisterForm::concerns(const Change& change) const {
    return !m_editing && change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
