#include "core/usecases/householdimport.h"

#include "core/schema/validation.h"
#include "core/schema/validators.h"

#include <algorithm>

namespace banyan {

namespace {

struct Column {
    const char* name;
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

} // namespace

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

void HouseholdImport::fault(const Line& line, std::string sentence) {
    m_preview.faults.push_back({line.number, std::move(sentence)});
}

Status HouseholdImport::readColumns(const CsvRow& header) {
    for (const auto& cell : header.cells) {
        const auto known = std::ranges::find_if(columns, [&](const Column& column) {
            return cell == column.name || cell == column.zh;
        });
        if (known == std::end(columns))
            return Error{ErrorCode::Invalid,
                         "the column \"" + cell.substr(0, 60)
                             + "\" is not known; the columns are: " + columnsText()};
        if (std::ranges::find(m_columns, known->name) != m_columns.end())
            return Error{ErrorCode::Invalid,
                         std::string("the column ") + known->zh + " is there twice"};
        m_columns.emplace_back(known->name);
    }
    for (const char* needed : {"door", "name"})
        if (std::ranges::find(m_columns, needed) == m_columns.end())
            return Error{ErrorCode::Invalid, "the table needs at least the columns 门牌 and 姓名 "
                                             "in its first line"};
    return ok();
}

Result<ImportPreview> HouseholdImport::read(std::string_view csv) {
    return guarded([&]() -> Result<ImportPreview> {
        m_preview = {};
        m_columns.clear();
        m_doors.clear();
        m_idNumbers.clear();
        auto rows = parseCsv(csv);
        if (!rows)
            return rows.error();
        if (rows->empty())
            return Error{ErrorCode::Invalid, "this table is empty"};
        if (auto status = readColumns(rows->front()); !status)
            return status.error();
        for (std::size_t i = 1; i < rows->size(); ++i) {
            const auto& row = (*rows)[i];
            Line line{row.line, {}};
            for (std::size_t at = 0; at < row.cells.size() && at < m_columns.size(); ++at)
                line.texts[m_columns[at]] = row.cells[at];
            ++m_preview.rows;
            if (row.cells.size() > m_columns.size())
                fault(line, "this row has more cells than the first line has columns");
            else
                readLine(line);
        }
        for (const auto& [key, door] : m_doors)
            if (!door.draft.people.empty()) {
                ++m_preview.households;
                m_preview.people += static_cast<int>(door.draft.people.size());
            }
        return m_preview;
    });
}

std::optional<Uuid> HouseholdImport::gridOf(const Line& line) {
    const std::string code = textIn(line, "grid");
    const auto grids =
        code.empty()
            ? m_store.table(EntityId::Grid)
                  .select("record_state = 0 AND id IN (SELECT scope FROM feed WHERE state "
                          "= 0 AND kind = 1)")
            : m_store.table(EntityId::Grid).select("code = ? AND record_state = 0", {Value{code}});
    if (grids.size() == 1)
        return grids.front().id;
    fault(line, code.empty() ? "网格编码: say which grid; this device holds several"
                             : "网格编码: there is no grid with the code " + code);
    return std::nullopt;
}

// An estate or a building by its name; a null id where the table names none.
std::optional<Uuid> HouseholdImport::namedIn(const Line& line, EntityId entity, const char* column,
                                             const char* inField, const Uuid& in) {
    const std::string name = textIn(line, column);
    if (name.empty())
        return Uuid{};
    const auto found = m_store.table(entity).select("name = ? AND \"" + std::string(inField)
                                                        + "\" = ? AND record_state = 0 LIMIT 2",
                                                    {Value{name}, Value{in}});
    if (found.size() == 1)
        return found.front().id;
    fault(line, std::string(specOf(entity).zh) + ": " + name
                    + (found.empty() ? " is not registered there yet; register it first"
                                     : " is there twice; merge the two first"));
    return std::nullopt;
}

HouseholdImport::Door* HouseholdImport::doorOf(const Line& line) {
    const auto grid = gridOf(line);
    if (!grid)
        return nullptr;
    const std::string door = checked(line, "door", *specOf(EntityId::Dwelling).field("door"));
    if (door.empty()) {
        fault(line, "门牌: this must not be empty");
        return nullptr;
    }
    const auto estate = namedIn(line, EntityId::Estate, "estate", "grid", *grid);
    const auto building =
        estate ? namedIn(line, EntityId::Building, "building", estate->isNull() ? "grid" : "estate",
                         estate->isNull() ? *grid : *estate)
               : std::nullopt;
    if (!building)
        return nullptr;
    const std::string unit = textIn(line, "unit");
    const std::string key = grid->text() + estate->text() + building->text() + unit + '\0' + door;
    if (const auto known = m_doors.find(key); known != m_doors.end())
        return &known->second;
    Door made;
    made.draft.newDwelling.grid = *grid;
    made.draft.newDwelling.estate = *estate;
    made.draft.newDwelling.building = *building;
    made.draft.newDwelling.unit = unit;
    made.draft.newDwelling.door = door;
    for (const auto& dwelling :
         m_store.table(EntityId::Dwelling)
             .select("grid = ? AND door = ? AND record_state = 0", {Value{*grid}, Value{door}})) {
        const bool isOther = (!building->isNull() && dwelling.reference("building") != *building)
                             || (!unit.empty() && dwelling.text("unit") != unit);
        if (isOther)
            continue;
        made.draft.dwelling = dwelling.id;
        for (const auto& household :
             m_store.table(EntityId::Household)
                 .select("dwelling = ? AND record_state = 0", {Value{dwelling.id}})) {
            made.isTaken = true;
            for (const auto& person :
                 m_store.table(EntityId::Resident)
                     .select("household = ? AND record_state = 0", {Value{household.id}}))
                made.known.emplace(person.text("name"));
        }
    }
    return &m_doors.emplace(key, std::move(made)).first->second;
}

std::string HouseholdImport::checked(const Line& line, const char* column, const FieldSpec& field) {
    auto value = parseValue(field, textIn(line, column), localDateOf(m_store.clock().wallMs()));
    if (value)
        return valueText(field, *value);
    fault(line, value.error().context);
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
    fault(line, std::string(field.zh) + ": " + text + " is not known; write one such as "
                    + field.codes->codes.front().zh);
    return {};
}

std::optional<PersonDraft> HouseholdImport::personOf(const Line& line) {
    const std::size_t faultsBefore = m_preview.faults.size();
    PersonDraft person;
    person.name = checked(line, "name", residentField("name"));
    if (person.name.empty() && m_preview.faults.size() == faultsBefore)
        fault(line, "姓名: this must not be empty");
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
            fault(line, "电话: " + std::string(sentence(number.fault)));
    }
    if (!person.idNumber.empty()) {
        const auto [first, isNew] = m_idNumbers.emplace(person.idNumber, line.number);
        if (!isNew)
            fault(line, "证件号码: line " + std::to_string(first->second) + " has the same number");
    }
    if (m_preview.faults.size() != faultsBefore)
        return std::nullopt;
    return person;
}

void HouseholdImport::readLine(const Line& line) {
    Door* door = doorOf(line);
    auto person = personOf(line);
    if (!door || !person)
        return;
    if (door->known.contains(person->name)) {
        ++m_preview.alreadyHere;
        return;
    }
    if (door->isTaken) {
        fault(line, "门牌: other people are registered at this door; add or move people there");
        return;
    }
    if (!person->idNumber.empty()
        && !m_store.table(EntityId::Resident)
                .select("id_number = ? AND record_state = 0 LIMIT 1", {Value{person->idNumber}})
                .empty()) {
        fault(line, "证件号码: this person is registered at another door; move them instead");
        return;
    }
    if (!door->names.insert(person->name).second) {
        fault(line, "姓名: " + person->name + " is in this household twice");
        return;
    }
    door->draft.people.push_back(*std::move(person));
}

Result<int> HouseholdImport::apply(const std::function<void(int)>& progressed) {
    if (!m_preview.faults.empty())
        return Error{ErrorCode::Invalid, "line " + std::to_string(m_preview.faults.front().line)
                                             + ": " + m_preview.faults.front().sentence
                                             + " (nothing was imported)"};
    int registered = 0;
    for (const auto& [key, door] : m_doors) {
        if (door.draft.people.empty())
            continue;
        auto done = Households(m_store).registerHousehold(door.draft);
        if (!done)
            return Error{done.error().code, done.error().context + " (" + std::to_string(registered)
                                                + " households are registered; run it again to "
                                                  "go on)"};
        ++registered;
        if (progressed)
            progressed(registered);
    }
    m_doors.clear();
    return registered;
}

} // namespace banyan
