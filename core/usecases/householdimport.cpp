#include "core/usecases/householdimport.h"

#include "core/schema/validation.h"
#include "core/schema/validators.h"

#include <QString>
#include <algorithm>
#include <cassert>
#include <utility>

namespace banyan {

namespace {

struct Column {
    std::string_view name;
    const char* zh; // as a table's first line may have it
};

constexpr Column columns[] = {
    {"grid", "网格编码"},      {"estate", "小区"},
    {"building", "楼栋"},      {"unit", "单元"},
    {"door", "门牌"},          {"name", "姓名"},
    {"sex", "性别"},           {"birth_date", "出生日期"},
    {"id_number", "证件号码"}, {"relation", "与户主关系"},
    {"phones", "电话"},        {"registered_region", "户籍地"},
    {"kind", "居住类型"},      {"since", "入住"},
};

const FieldSpec& residentField(const char* name) { return *specOf(EntityId::Resident).field(name); }

std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char letter : text + " ")
        if (letter == ' ' || letter == ',' || letter == ';' || letter == '/') {
            if (!part.empty())
                parts.push_back(std::exchange(part, {}));
        } else {
            part += letter;
        }
    return parts;
}

bool isRegistered(Store& store, const std::string& idNumber) {
    return !store.table(EntityId::Resident)
                .select("id_number = ? AND record_state = 0 LIMIT 1", {Value{idNumber}})
                .empty();
}

const char* labelOf(std::string_view column) {
    const auto known = std::ranges::find(columns, column, &Column::name);
    return known == std::end(columns) ? "" : known->zh;
}

} // namespace

HouseholdImport::HouseholdImport(std::vector<TableRow> rows)
    : m_rows(std::move(rows)) {}

std::string HouseholdImport::columnsText() {
    std::string text;
    for (const auto& column : columns)
        text += (text.empty() ? "" : ",") + std::string(column.zh);
    return text;
}

std::string HouseholdImport::textIn(const Line& line, const char* column) {
    const auto found = line.texts.find(column);
    return found == line.texts.end() ? std::string() : found->second;
}

void HouseholdImport::fault(const Line& line, ImportFaultKind kind, std::string_view column,
                            std::string detail) {
    m_preview.faults.push_back({line.number, kind, labelOf(column), std::move(detail)});
}

void HouseholdImport::readColumns(const TableRow& header) {
    const auto wrong = [&](ImportFaultKind kind, const std::string& column) {
        m_preview.faults.push_back({header.line, kind, column.substr(0, 60), {}});
    };
    for (const auto& text : header.cells) {
        const std::string cell = QString::fromStdString(text).trimmed().toStdString();
        const auto known = std::ranges::find_if(columns, [&](const Column& column) {
            return cell == column.name || cell == column.zh;
        });
        if (known == std::end(columns))
            wrong(ImportFaultKind::UnknownColumn, cell);
        else if (std::ranges::find(m_columns, known->name) != m_columns.end())
            wrong(ImportFaultKind::ColumnTwice, known->zh);
        else
            m_columns.emplace_back(known->name);
    }
    for (const char* needed : {"door", "name"})
        if (std::ranges::find(m_columns, needed) == m_columns.end())
            wrong(ImportFaultKind::ColumnMissing, labelOf(needed));
}

Result<bool> HouseholdImport::look(Store& store, std::size_t rows) {
    return guarded([&]() -> Result<bool> {
        m_today = localDateOf(store.clock().wallMs());
        if (m_rows.empty())
            m_preview.faults.push_back({1, ImportFaultKind::Empty});
        else if (m_next == 0)
            readColumns(m_rows[m_next++]);
        if (m_columns.empty() || (m_next == 1 && !m_preview.faults.empty()))
            return false;
        for (const std::size_t end = std::min(m_rows.size(), m_next + rows); m_next < end; ++m_next)
            lookAt(store, m_rows[m_next]);
        return m_next < m_rows.size();
    });
}

void HouseholdImport::lookAt(Store& store, const TableRow& row) {
    Line line{row.line, {}};
    for (std::size_t at = 0; at < row.cells.size() && at < m_columns.size(); ++at)
        line.texts[m_columns[at]] = QString::fromStdString(row.cells[at]).trimmed().toStdString();
    ++m_preview.rows;
    if (row.cells.size() > m_columns.size())
        fault(line, ImportFaultKind::TooWide);
    else if (!row.errors.empty())
        for (const std::size_t at : row.errors)
            fault(line, ImportFaultKind::CellError, m_columns[at], row.cells[at]);
    else
        readLine(store, line);
}

std::optional<Uuid> HouseholdImport::gridOf(Store& store, const Line& line) {
    const std::string code = textIn(line, "grid");
    const auto grids =
        code.empty()
            ? store.table(EntityId::Grid)
                  .select("record_state = 0 AND id IN (SELECT scope FROM feed WHERE state "
                          "= 0 AND kind = 1)")
            : store.table(EntityId::Grid).select("code = ? AND record_state = 0", {Value{code}});
    if (grids.size() == 1)
        return grids.front().id;
    fault(line, code.empty() ? ImportFaultKind::WhichGrid : ImportFaultKind::NoSuchGrid, "grid",
          code);
    return std::nullopt;
}

// An estate or a building by its name; a null id where the table names none.
std::optional<Uuid> HouseholdImport::namedIn(Store& store, const Line& line, EntityId entity,
                                             const char* column, const char* inField,
                                             const Uuid& in) {
    const std::string name = textIn(line, column);
    if (name.empty())
        return Uuid{};
    const auto found = store.table(entity).select("name = ? AND \"" + std::string(inField)
                                                      + "\" = ? AND record_state = 0 LIMIT 2",
                                                  {Value{name}, Value{in}});
    if (found.size() == 1)
        return found.front().id;
    fault(line, found.empty() ? ImportFaultKind::NoSuchPlace : ImportFaultKind::PlaceTwice, column,
          name);
    return std::nullopt;
}

HouseholdImport::Place HouseholdImport::placeOf(Store& store, const DwellingDraft& door) {
    Place place;
    for (const auto& dwelling : store.table(EntityId::Dwelling)
                                    .select("grid = ? AND door = ? AND record_state = 0",
                                            {Value{door.grid}, Value{door.door}})) {
        const Uuid estate = dwelling.reference("estate");
        const bool isOther =
            (!door.estate.isNull() && !estate.isNull() && estate != door.estate)
            || (!door.building.isNull() && dwelling.reference("building") != door.building)
            || (!door.unit.empty() && dwelling.text("unit") != door.unit);
        if (isOther)
            continue;
        place.isTwice = place.isTwice || !place.dwelling.isNull();
        place.dwelling = dwelling.id;
        for (const auto& household :
             store.table(EntityId::Household)
                 .select("dwelling = ? AND record_state = 0", {Value{dwelling.id}})) {
            place.isTaken = true;
            for (const auto& person :
                 store.table(EntityId::Resident)
                     .select("household = ? AND record_state = 0", {Value{household.id}}))
                place.known.emplace(person.text("name"));
        }
    }
    return place;
}

HouseholdImport::Door* HouseholdImport::doorOf(Store& store, const Line& line) {
    const auto grid = gridOf(store, line);
    if (!grid)
        return nullptr;
    const std::string door = checked(line, "door", *specOf(EntityId::Dwelling).field("door"));
    if (door.empty()) {
        fault(line, ImportFaultKind::Missing, "door");
        return nullptr;
    }
    const auto estate = namedIn(store, line, EntityId::Estate, "estate", "grid", *grid);
    const auto building =
        estate ? namedIn(store, line, EntityId::Building, "building",
                         estate->isNull() ? "grid" : "estate", estate->isNull() ? *grid : *estate)
               : std::nullopt;
    if (!building)
        return nullptr;
    const std::string unit = checked(line, "unit", *specOf(EntityId::Dwelling).field("unit"));
    const std::string key = grid->text() + estate->text() + building->text() + unit + '\0' + door;
    if (const auto known = m_doors.find(key); known != m_doors.end())
        return &known->second;
    Door made;
    made.line = line.number;
    made.draft.newDwelling.grid = *grid;
    made.draft.newDwelling.estate = *estate;
    made.draft.newDwelling.building = *building;
    made.draft.newDwelling.unit = unit;
    made.draft.newDwelling.door = door;
    made.place = placeOf(store, made.draft.newDwelling);
    if (made.place.isTwice) { // the row does not say which of them
        fault(line, ImportFaultKind::PlaceTwice, "door", door);
        return nullptr;
    }
    made.draft.dwelling = made.place.dwelling;
    return &m_doors.emplace(key, std::move(made)).first->second;
}

std::string HouseholdImport::checked(const Line& line, const char* column, const FieldSpec& field) {
    auto value = parseValue(field, textIn(line, column), m_today);
    if (value)
        return valueText(field, *value);
    fault(line, ImportFaultKind::WrongValue, column, value.error().context);
    return {};
}

// A code, or the word for it in either language.
std::string HouseholdImport::codeOf(const Line& line, const char* column, const FieldSpec& field) {
    const std::string text = textIn(line, column);
    if (text.empty() || field.codes->find(text))
        return text;
    for (const auto& code : field.codes->codes)
        if (text == code.zh || text == code.en)
            return std::string(code.code);
    fault(line, ImportFaultKind::UnknownWord, column, text);
    return {};
}

std::optional<PersonDraft> HouseholdImport::personOf(const Line& line) {
    const std::size_t faultsBefore = m_preview.faults.size();
    PersonDraft person;
    person.name = checked(line, "name", residentField("name"));
    if (person.name.empty() && m_preview.faults.size() == faultsBefore)
        fault(line, ImportFaultKind::Missing, "name");
    person.sex = codeOf(line, "sex", residentField("sex"));
    person.birthDate = checked(line, "birth_date", residentField("birth_date"));
    person.idNumber = checked(line, "id_number", residentField("id_number"));
    person.relation = codeOf(line, "relation", residentField("relation"));
    person.residencyKind = codeOf(line, "kind", *specOf(EntityId::Residency).field("kind"));
    person.since = checked(line, "since", *specOf(EntityId::Residency).field("since"));
    person.registeredRegion =
        checked(line, "registered_region", residentField("registered_region"));
    for (const auto& phone : parted(textIn(line, "phones"))) {
        const auto number = checkPhone(phone);
        if (number)
            person.phones.push_back(number.value);
        else
            fault(line, ImportFaultKind::WrongValue, "phones",
                  "电话: " + std::string(sentence(number.fault)));
    }
    if (!person.idNumber.empty()) {
        const auto [first, isNew] = m_idNumbers.emplace(person.idNumber, line.number);
        if (!isNew)
            fault(line, ImportFaultKind::NumberTwice, "id_number", std::to_string(first->second));
    }
    if (m_preview.faults.size() != faultsBefore)
        return std::nullopt;
    return person;
}

void HouseholdImport::readLine(Store& store, const Line& line) {
    Door* door = doorOf(store, line);
    auto person = personOf(line);
    if (!door || !person)
        return;
    if (door->place.known.contains(person->name)) {
        ++m_preview.alreadyHere;
        return;
    }
    if (door->place.isTaken)
        return fault(line, ImportFaultKind::DoorTaken, "door");
    if (!person->idNumber.empty() && isRegistered(store, person->idNumber))
        return fault(line, ImportFaultKind::RegisteredElsewhere, "id_number");
    if (!door->names.insert(person->name).second)
        return fault(line, ImportFaultKind::PersonTwice, "name", person->name);
    const bool isHead = person->relation == "01" || person->relation == "02";
    if (isHead && std::exchange(door->hasHead, true))
        return fault(line, ImportFaultKind::HeadTwice, "relation");
    m_preview.households += door->draft.people.empty();
    ++m_preview.people;
    door->draft.people.push_back(*std::move(person));
}

// Whether the register still has what was found there: others save and synchronise meanwhile.
bool HouseholdImport::isAsPlanned(Store& store, const Door& door) {
    const Place now = placeOf(store, door.draft.newDwelling);
    return now.dwelling == door.place.dwelling && !now.isTwice && !now.isTaken
           && std::ranges::none_of(door.draft.people, [&](const PersonDraft& person) {
                  return !person.idNumber.empty() && isRegistered(store, person.idNumber);
              });
}

ImportProgress HouseholdImport::apply(Store& store, int households) {
    assert(m_next == m_rows.size() || !m_preview.faults.empty());
    ImportProgress progress;
    if (!m_preview.faults.empty()) {
        const auto& first = m_preview.faults.front();
        progress.line = first.line;
        progress.stop =
            Error{ErrorCode::Invalid, "line " + std::to_string(first.line) + ": "
                                          + sentenceOf(first) + " (nothing was imported)"};
        return progress;
    }
    while (!m_doors.empty() && progress.registered < households) {
        const auto& door = m_doors.begin()->second;
        const auto done = guarded([&]() -> Status {
            if (door.draft.people.empty())
                return ok();
            if (!isAsPlanned(store, door))
                return Error{ErrorCode::Conflict, "somebody has registered this door or these "
                                                  "people meanwhile; look at the table again"};
            const auto recorded = Households(store).registerHousehold(door.draft);
            return recorded ? ok() : Status(recorded.error());
        });
        if (!done) {
            progress.line = door.line;
            progress.stop = done.error();
            break;
        }
        progress.registered += !door.draft.people.empty();
        m_doors.erase(m_doors.begin());
    }
    return progress;
}

} // namespace banyan
